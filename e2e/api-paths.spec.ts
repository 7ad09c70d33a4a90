import { request as httpRequest } from 'node:http';
import { expect, test } from '@playwright/test';

type Raw = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: string };

/** A request as it is written here, byte for byte: a browser or fetch would tidy its path up first. */
function raw(baseURL: string, path: string, { method = 'GET', headers = {} } = {}): Promise<Raw> {
  const { hostname, port } = new URL(baseURL);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method, headers, path }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

const base = (baseURL: string | undefined) => baseURL ?? '';

for (const path of [
  '/api/v1/connections',
  '//api/v1/connections',
  '/api//v1/connections',
  '/api/./v1/connections',
  '/api/%2e/v1/connections',
  '/_next/../api/v1/connections',
  '/api/v1/connections/',
  '/api/v1/Connections',
  '/api/v1/connections;x',
  '/api\\v1\\connections',
  '/api/v1/connections.rsc',
  '/api/v1/connections/tel/tasks/..%2f..',
  '/api/v1/connections/%ff/tasks',
  '/api/v1/%',
]) {
  test(`nobody gets anything at ${path}`, async ({ baseURL }) => {
    const { status, body } = await raw(base(baseURL), path);
    expect([308, 400, 401, 404]).toContain(status);
    expect(body.includes('云蝠 华东外呼')).toBe(false);
  });
}

for (const headers of [
  { rsc: '1' },
  { 'next-router-prefetch': '1' },
  { 'next-router-segment-prefetch': '/_tree' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-matched-path': '/api/v1/connections' },
  { 'x-callboard-client': '127.0.0.1' },
]) {
  test(`nobody gets in with the header ${Object.keys(headers)[0]}`, async ({ baseURL }) => {
    const api = await raw(base(baseURL), '/api/v1/connections', { headers });
    expect([api.status, JSON.parse(api.body).code]).toEqual([401, 'unauthenticated']);
    const page = await raw(base(baseURL), '/', { headers });
    expect(page.status).toBe(307);
    expect(page.body.includes('云蝠 华东外呼')).toBe(false);
  });
}

for (const method of ['TRACE', 'PROPFIND', 'SEARCH', 'PURGE']) {
  test(`${method} is a wrong method, in the form of every failure`, async ({ baseURL }) => {
    const { status, headers, body } = await raw(base(baseURL), '/api/v1/connections', { method });
    expect([status, headers['content-type']]).toEqual([405, 'application/problem+json; charset=utf-8']);
    expect(JSON.parse(body)).toMatchObject({ code: 'bad_request', requestId: headers['x-request-id'] });
  });
}

test('an id with odd characters is a question to the vendor, not a fault of ours', async ({ request }) => {
  for (const id of ['a b', 'a/b', '../..', '😀', 'a%b', "'; drop table tasks; --"]) {
    const response = await request.get(`/api/v1/connections/tel/tasks/${encodeURIComponent(id)}/stat`);
    expect([id, response.status(), (await response.json()).code]).toEqual([id, 404, 'not_found']);
  }
  const control = await request.get('/api/v1/connections/tel/tasks/%00/stat');
  expect([control.status(), (await control.json()).errors[0].field]).toEqual([400, 'taskId']);
});

test('an unknown address below /api is a problem, one elsewhere a page', async ({ request }) => {
  const api = await request.get('/api/v2/anything');
  expect([api.status(), (await api.json()).code]).toEqual([404, 'not_found']);
  const page = await request.get('/nowhere');
  expect([page.status(), page.headers()['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
});

test('the probes and the contract need no sign-in, the metrics do', async ({ baseURL }) => {
  expect((await raw(base(baseURL), '/healthz')).status).toBe(200);
  expect((await raw(base(baseURL), '/readyz')).status).toBe(200);
  expect((await raw(base(baseURL), '/metrics')).status).toBe(401);
  expect(JSON.parse((await raw(base(baseURL), '/api/v1/openapi.json')).body).openapi).toMatch(/^3\.1\./);
});

test('a page carries a policy with a nonce of its own, and an API answer none', async ({ baseURL }) => {
  const policyOf = async () => String((await raw(base(baseURL), '/sign-in')).headers['content-security-policy']);
  const [first, second] = [await policyOf(), await policyOf()];
  expect(first).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';/);
  expect(first).toContain("frame-ancestors 'none'");
  expect(second).not.toBe(first);
});
