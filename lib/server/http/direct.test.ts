import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerDirectly, direct } from './direct';
import { createPacked, takesGzip } from './packed';

const token = 'a'.repeat(43);
const asked: Request[] = [];
let leftOf: Promise<void> | null = null;
const packed = createPacked(({ text }: { text: string }) => text);
const page = { text: '<p>报告</p>'.repeat(50) };

async function handler(request: Request): Promise<Response> {
  asked.push(request);
  if (request.url.endsWith('?wait')) {
    leftOf = new Promise((resolve) => request.signal.addEventListener('abort', () => resolve()));
    await leftOf;
  }
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8', 'X-Request-Id': 'one' });
  headers.append('Set-Cookie', 'a=1; Path=/s');
  headers.append('Set-Cookie', 'b=2; Path=/s');
  if (!takesGzip(request.headers)) return new Response(page.text, { status: 401, headers });
  headers.set('Content-Encoding', 'gzip');
  return new Response(await packed(page), { status: 401, headers });
}

const server = createServer((request, response) => {
  request.headers['x-callboard-client'] = '192.0.2.7';
  const answered = direct(request, response);
  if (answered === null) response.writeHead(299).end();
  else answered.catch(() => response.destroy());
});
let origin: string;
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('until its route is loaded a page goes through Next, and from then on past it', async () => {
  expect((await fetch(`${origin}/s/${token}`)).status).toBe(299);
  answerDirectly(handler);
  const answer = await fetch(`${origin}/s/${token}?from=2026-11-01`, { headers: { 'x-callboard-client': 'forged' } });
  expect(answer.status).toBe(401);
  expect(await answer.text()).toBe(page.text);
  expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/s', 'b=2; Path=/s']);
  expect(answer.headers.get('x-request-id')).toBe('one');
  const [request] = asked.splice(0);
  expect(new URL(request?.url ?? '').search).toBe('?from=2026-11-01');
  expect(request?.headers.get('x-callboard-client')).toBe('192.0.2.7');
});

test('whoever takes no gzip is sent none', async () => {
  const plain = await fetch(`${origin}/s/${token}`, { headers: { 'accept-encoding': 'br, gzip;q=0' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(plain.headers.get('content-length')).toBe(String(Buffer.byteLength(page.text)));
  const gzip = await fetch(`${origin}/s/${token}`, { headers: { 'accept-encoding': 'br;q=1.0, gzip;q=0.8' } });
  expect(gzip.headers.get('content-encoding')).toBe('gzip');
  expect(await gzip.text()).toBe(page.text);
  expect(gunzipSync(await packed(page)).toString()).toBe(page.text);
  expect(await packed(page)).toBe(await packed(page));
});

test.each([
  ['another method', 'HEAD', `/s/${token}`],
  ['what is behind a link', 'GET', `/s/${token}/report.json`],
  ['a page of ours', 'GET', '/shared'],
  ['an address that has to be normalised', 'GET', `/s/%61${token}`],
  ['a way up', 'GET', '/s/..'],
  ['no name', 'GET', '/s/'],
])('%s is left to Next', async (_, method, path) => {
  const { statusCode } = await new Promise<{ statusCode?: number | undefined }>((resolve, reject) => {
    // Not fetch, which would normalise the address itself.
    import('node:http').then(({ request }) => {
      request(origin, { path, method }, (response) => resolve(response.resume()))
        .on('error', reject)
        .end();
    }, reject);
  });
  expect(statusCode).toBe(299);
});

test('a handler hears that its reader left', async () => {
  const leaving = new AbortController();
  asked.length = 0;
  const answer = fetch(`${origin}/s/${token}?wait`, { signal: leaving.signal }).catch(() => 'left');
  await expect.poll(() => asked.length).toBe(1);
  leaving.abort();
  expect(await answer).toBe('left');
  await leftOf;
  expect(asked[0]?.signal.aborted).toBe(true);
});
