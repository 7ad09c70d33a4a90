import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setupEndpoint, signInEndpoint } from '@/lib/api/account';
import { connectionsEndpoint, createConnectionEndpoint } from '@/lib/api/connections';
import { inboundEndpoint } from '@/lib/api/inbound';
import { taskStatEndpoint, tasksEndpoint } from '@/lib/api/tasks';
import { ADMIN_TOKEN } from '../testing/api';
import { openTestApi, type TestApi } from '../testing/open';
import { ENDPOINTS } from './endpoints';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const APP = fileURLToPath(new URL('../../../app/api/v1', import.meta.url));
const SAMPLE: Record<string, string> = { connectionId: 'tel', taskId: 't', tokenId: 'abc' };
const pathOf = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => SAMPLE[name] ?? 'x');
const fieldsOf = async (response: Response): Promise<string[]> => {
  const { errors = [] } = await response.json();
  return errors.map(({ field }: { field: string }) => field);
};

describe('every endpoint', () => {
  test('has a route file at its own address, and every route file an endpoint', () => {
    const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('route.ts'));
    const described = new Set(ENDPOINTS.map(({ path }) => `${path.slice(1).replace(/\{(\w+)\}/g, '[$1]')}/route.ts`));
    expect([...described].filter((path) => !existsSync(`${APP}/${path}`))).toEqual([]);
    expect(files.filter((path) => !described.has(path))).toEqual(['openapi.json/route.ts']);
  });

  test('answers nobody with 401 and a role or right below its own with 403, before it looks at anything else', async () => {
    for (const endpoint of ENDPOINTS.filter(({ access }) => access !== 'anonymous')) {
      const nobody = await api.ask(endpoint, pathOf(endpoint.path), {
        as: 'nobody',
        body: endpoint.body ? {} : undefined,
      });
      expect([endpoint.name, nobody.status, (await nobody.json()).code]).toEqual([
        endpoint.name,
        401,
        'unauthenticated',
      ]);
      if (endpoint.access === 'viewer' && !endpoint.right) continue;
      const viewer = await api.ask(endpoint, pathOf(endpoint.path), {
        as: 'viewer',
        body: endpoint.body ? {} : undefined,
      });
      expect([endpoint.name, viewer.status, (await viewer.json()).code]).toEqual([endpoint.name, 403, 'forbidden']);
    }
  });

  test('answers a method that it does not have with 405, Allow and a problem', async () => {
    for (const endpoint of ENDPOINTS) {
      const response = await api.ask(endpoint, pathOf(endpoint.path), { as: 'nobody', method: 'PUT' });
      expect([endpoint.name, response.status]).toEqual([endpoint.name, 405]);
      expect(response.headers.get('allow')).toContain(endpoint.method);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(await response.json()).toMatchObject({ code: 'bad_request', status: 405, requestId: expect.any(String) });
    }
  });
});

describe('parameters', () => {
  test.each([
    ['page=-1', ['page']],
    ['page=0', ['page']],
    ['page=1e9', ['page']],
    ['page=NaN', ['page']],
    ['page=', ['page']],
    ['pageSize=201', ['pageSize']],
    ['page=1&page=2', ['page']],
    ['page[]=1', ['(unknown parameter)']],
    ['nonsense=1', ['nonsense']],
    ['state=dancing&page=x', ['page', 'state']],
    [`q=${'a'.repeat(100_000)}`, ['q']],
    ['callee19900001234=1', ['(unknown parameter)']],
  ])('%s is refused and names the field', async (search, fields) => {
    const response = await api.ask(tasksEndpoint, `/connections/tel/tasks?${search}`);
    expect(response.status).toBe(400);
    expect((await fieldsOf(response)).sort()).toEqual([...fields].sort());
  });

  test.each([
    ['/connections/TEL/tasks', ['connectionId']],
    ['/connections/%E2%28/tasks', ['connectionId']],
    [`/connections/${'a'.repeat(41)}/tasks`, ['connectionId']],
  ])('%s is refused and names the field', async (path, fields) => {
    const response = await api.ask(tasksEndpoint, path);
    expect(response.status).toBe(400);
    expect(await fieldsOf(response)).toEqual(fields);
  });

  test.each([
    ['from=2026-11-20&to=2026-11-01', ['from', 'to']],
    ['to=2026-11-01', ['from']],
    ['from=1976-01-01&to=2026-01-01', ['from', 'to']],
    [`from=${encodeURIComponent('“2026-11-01”')}`, ['from']],
    ['from=2026-02-30', ['from']],
    ['reveal=true', ['reveal']],
  ])('a range of %s is refused and names the fields', async (search, fields) => {
    const response = await api.ask(inboundEndpoint, `/connections/air/inbound?${search}`);
    expect(response.status).toBe(400);
    expect(await fieldsOf(response)).toEqual(fields);
  });

  test('an unknown connection is not_found, a question that a vendor cannot answer unsupported', async () => {
    const unknown = await api.ask(tasksEndpoint, '/connections/nope/tasks');
    expect([unknown.status, (await unknown.json()).code]).toEqual([404, 'not_found']);
    const unsupported = await api.ask(inboundEndpoint, '/connections/tel/inbound');
    expect([unsupported.status, (await unsupported.json()).code]).toEqual([404, 'unsupported']);
  });
});

describe('a body', () => {
  test.each<[string, unknown, Record<string, string>, number, string]>([
    ['of another content type', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 400, 'bad_request'],
    ['of a content type that only begins alike', '{}', { 'content-type': 'application/jsonp' }, 400, 'bad_request'],
    ['that is not JSON', '{"id":', {}, 400, 'bad_request'],
    ['that is empty', '', {}, 400, 'bad_request'],
    ['that is no object', '[]', {}, 400, 'bad_request'],
    ['that is null', 'null', {}, 400, 'bad_request'],
    ['of more than 64 kB', `{"id":"${'a'.repeat(70_000)}"}`, {}, 413, 'too_large'],
    [
      'of more than 64 kB whose length is not said',
      `{"id":"${'a'.repeat(70_000)}"}`,
      { 'content-length': '2' },
      413,
      'too_large',
    ],
    ['that is nested a thousand times', `{"account":${'['.repeat(1_000)}${']'.repeat(1_000)}}`, {}, 400, 'bad_request'],
    ['with __proto__', '{"__proto__":{"id":"x"}}', {}, 400, 'bad_request'],
  ])('%s is refused', async (_, body, headers, status, code) => {
    const response = await api.ask(createConnectionEndpoint, '/connections', { body, headers });
    expect([response.status, (await response.json()).code]).toEqual([status, code]);
  });

  test('names every field that is wrong, and never what was in it', async () => {
    const body = { id: 'A', name: '', dialect: 'sip', baseUrl: 'ftp://x', account: 'hunter2', more: 1 };
    const response = await api.ask(createConnectionEndpoint, '/connections', { body });
    const text = await response.clone().text();
    expect((await fieldsOf(response)).sort()).toEqual(['account', 'baseUrl', 'dialect', 'id', 'more', 'name']);
    expect(text).not.toContain('hunter2');
  });
});

describe('a request of another site', () => {
  const body = { login: 'nobody', password: 'nothing at all' };
  test.each<[string, Record<string, string>, number]>([
    ['cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['same-site, another origin', { 'sec-fetch-site': 'same-site' }, 403],
    ['by an old browser', { origin: 'https://evil.example', host: 'localhost:3000' }, 403],
    ['with an opaque origin', { origin: 'null', host: 'localhost:3000' }, 403],
    ['of our own page', { 'sec-fetch-site': 'same-origin' }, 401],
    ['of our own page, by an old browser', { origin: 'http://localhost:3000', host: 'localhost:3000' }, 401],
    ['by no browser at all', {}, 401],
  ])('%s: %s', async (_, headers, status) => {
    const response = await api.ask(signInEndpoint, '/session', { as: 'nobody', body, headers });
    expect(response.status).toBe(status);
  });

  test('cannot use a token that does not hold to get around the check', async () => {
    const headers = { authorization: 'Bearer nonsense', 'sec-fetch-site': 'cross-site' };
    const response = await api.ask(createConnectionEndpoint, '/connections', { as: 'nobody', body: {}, headers });
    expect(response.status).toBe(401);
  });
});

describe('an answer', () => {
  test('of a vendor carries its headers, and 304 on the same question', async () => {
    const path = '/connections/tel/tasks?pageSize=2';
    const first = await api.ask(tasksEndpoint, path);
    const body = await first.json();
    expect(first.status).toBe(200);
    expect(body).toMatchObject({
      page: { number: 1, size: 2 },
      meta: { source: { connectionId: 'tel', state: 'fresh' } },
    });
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'cache-control': 'private, no-cache',
      'cache-status': expect.stringMatching(/^callboard; fwd=miss/),
      'server-timing': expect.stringMatching(/^vendor;dur=[\d.]+, total;dur=[\d.]+$/),
      'x-request-id': expect.stringMatching(/^[a-z]{18}$/),
    });
    const etag = first.headers.get('etag') ?? '';
    const again = await api.ask(tasksEndpoint, path, { headers: { 'if-none-match': `"x", ${etag}` } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect(again.headers.get('cache-status')).toMatch(/^callboard; hit/);
    const other = await api.ask(tasksEndpoint, path, { headers: { 'if-none-match': '"x"' } });
    expect((await other.json()).meta.source.state).toBe('cached');
  });

  test('of 200 readers at once costs the vendor one question', async () => {
    const path = '/connections/tel/tasks?pageSize=3';
    const all = await Promise.all(Array.from({ length: 200 }, () => api.ask(tasksEndpoint, path, { as: 'viewer' })));
    const states = await Promise.all(all.map(async (one) => (await one.json()).meta.source.fetchedAt));
    expect(new Set(states).size).toBe(1);
  });

  test('that went wrong for a reason of ours says so and nothing else', async () => {
    const { book } = api.services;
    const list = book.list;
    Object.assign(book, { list: () => Promise.reject(new Error('row 19900001234 of table users')) });
    const response = await api.ask(connectionsEndpoint, '/connections');
    Object.assign(book, { list });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Internal error',
      status: 500,
      code: 'internal',
      detail: 'Something went wrong.',
      requestId: response.headers.get('x-request-id'),
    });
    expect(api.lines.join('')).not.toContain('19900001234');
    expect(api.lines.some((line) => line.includes(String(response.headers.get('x-request-id'))))).toBe(true);
  });

  test('to a HEAD request has the headers of the GET', async () => {
    const head = await api.ask(tasksEndpoint, '/connections/tel/tasks?pageSize=2', { method: 'HEAD' });
    expect([head.status, head.headers.get('etag') !== null]).toEqual([200, true]);
  });
});

test('a vendor that is gone leaves the last good answer, marked stale, also after a restart', async () => {
  const list = await (await api.ask(tasksEndpoint, '/connections/tel/tasks')).json();
  const path = `/connections/tel/tasks/${list.data[0].id}/stat`;
  const good = await (await api.ask(taskStatEndpoint, path)).json();
  expect(good.meta.source.state).toBe('fresh');
  await api.stopVendors();
  api.pass(3_600_000);
  const stale = await api.ask(taskStatEndpoint, path);
  const body = await stale.json();
  expect(stale.status).toBe(200);
  expect(body.data).toEqual(good.data);
  expect(body.meta.source).toMatchObject({ state: 'stale', error: { code: 'vendor_unavailable' } });
  expect(body.meta.source.ageMs).toBeGreaterThan(3_500_000);
  await api.restart();
  const restarted = await (await api.ask(taskStatEndpoint, path)).json();
  expect(restarted.data).toEqual(good.data);
  expect(restarted.meta.source.state).toBe('stale');
  const never = await api.ask(taskStatEndpoint, '/connections/tel/tasks/never-seen/stat');
  expect([never.status, (await never.json()).code]).toEqual([503, 'vendor_unavailable']);
});

test('no credential and no telephone number has come into the log', async () => {
  await api.ask(setupEndpoint, '/setup', {
    as: 'nobody',
    body: { token: 'setup-canary-token', login: 'aa', name: 'a', password: 'password-canary' },
  });
  const log = api.lines.join('');
  const secrets = api.entries.flatMap(({ account }) => [account['token'], account['appSecret'], account['appKey']]);
  for (const secret of [
    ADMIN_TOKEN,
    'setup-canary',
    'password-canary',
    ...secrets.filter((one) => typeof one === 'string'),
  ]) {
    expect(log).not.toContain(secret);
  }
  expect(log).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
  for (const line of api.lines) expect(() => JSON.parse(line)).not.toThrow();
});
