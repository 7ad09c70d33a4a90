import http from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closer, listening } from './testing/fault-server';
import { createTransport, type Transport } from './transport';

const GOOD = JSON.stringify({ code: 200, data: '呼叫'.repeat(2_000) });
const CODED: Readonly<Record<string, readonly [coding: string, body: Buffer]>> = {
  '/gzip': ['gzip', gzipSync(GOOD)],
  '/x-gzip': ['x-gzip', gzipSync(GOOD)],
  '/br': ['br', brotliCompressSync(GOOD)],
  '/zlib': ['deflate', deflateSync(GOOD)],
  '/deflate': ['deflate', deflateRawSync(GOOD)],
  '/twice': ['gzip, br', brotliCompressSync(gzipSync(GOOD))],
  '/plain': ['identity', Buffer.from(GOOD)],
  '/charset': ['UTF-8', Buffer.from(GOOD)],
};
const REDUNDANT = 'x'.repeat(300_000);

let origin: string;
let close: () => Promise<void>;
let transport: Transport;
const seen: {
  method: string | undefined;
  headers: http.IncomingHttpHeaders;
  body: string;
  port: number | undefined;
}[] = [];

beforeAll(async () => {
  const server = http.createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    seen.push({ method: request.method, headers: request.headers, body, port: request.socket.remotePort });
    const coded = CODED[request.url ?? ''];
    if (coded) return response.writeHead(200, { 'content-encoding': coded[0], etag: '"a"' }).end(coded[1]);
    if (request.url === '/large') return response.end(REDUNDANT);
    if (request.url === '/names')
      return response.writeHead(200, { 'x-name': Buffer.from('呼叫').toString('latin1') }).end('{}');
    if (request.url === '/silent') return undefined;
    return response.writeHead(request.url === '/missing' ? 404 : 200).end('{}');
  });
  close = closer(server);
  origin = `http://127.0.0.1:${await listening(server)}`;
  transport = createTransport({ policy: { allowPrivate: false, exemptOrigins: [origin] } });
});
afterAll(async () => {
  await transport.close();
  await close();
});
const last = () => seen.at(-1);

describe('a request on its way out', () => {
  test.each(Object.keys(CODED))('an answer coded as %s is read as what it was', async (path) => {
    const response = await transport.fetch(new Request(origin + path));
    expect(response.headers.get('etag')).toBe('"a"');
    expect(await response.text()).toBe(GOOD);
  });

  test('method, headers and body arrive, with a length, and the request can be sent again', async () => {
    const request = new Request(`${origin}/tasks`, {
      method: 'POST',
      body: '{"page":1}',
      headers: {
        authorization: 'Bearer t',
        cookie: 'a=1',
        'proxy-authorization': 'x',
        'content-type': 'application/json',
      },
    });
    for (let time = 0; time < 2; time++) {
      expect((await transport.fetch(request)).status).toBe(200);
      expect(last()).toMatchObject({ method: 'POST', body: '{"page":1}' });
      expect(last()?.headers).toMatchObject({
        authorization: 'Bearer t',
        'content-length': '10',
        'user-agent': 'callboard',
      });
      expect(last()?.headers).not.toHaveProperty('cookie');
      expect(last()?.headers).not.toHaveProperty('proxy-authorization');
    }
  });

  test('connections are used again, also where nobody reads the answers', async () => {
    for (let time = 0; time < 10; time++) {
      const { response, ended } = await transport.exchange(new Request(`${origin}/${time % 2 ? 'missing' : 'large'}`));
      expect(await ended).toBeNull();
      expect(response.bodyUsed).toBe(false);
    }
    // Two may take turns, since a connection is free only a moment after its answer is.
    expect(new Set(seen.slice(-10).map(({ port }) => port)).size).toBeLessThanOrEqual(2);
  });

  test('an answer whose reading is given up is over, and no failure', async () => {
    const { response, ended } = await transport.exchange(new Request(`${origin}/large`));
    await response.body?.cancel();
    expect(await ended).toBeNull();
    expect((await transport.fetch(new Request(`${origin}/plain`))).status).toBe(200);
  });

  test('HEAD has no body to wait for', async () => {
    expect((await transport.fetch(new Request(`${origin}/gzip`, { method: 'HEAD' }))).body).toBeNull();
  });

  test('a header with bytes that are no text is no failure', async () => {
    expect((await transport.fetch(new Request(`${origin}/names`))).status).toBe(200);
  });

  test('what is larger than allowed is malformed, and so is what grows larger when decoded', async () => {
    const policy = { allowPrivate: true };
    const narrow = createTransport({ policy, limits: { maxBodyBytes: 100_000, maxDecodedBytes: 5_000 } });
    // It says so itself: nobody waits for the rest.
    await expect(narrow.exchange(new Request(`${origin}/large`))).rejects.toMatchObject({ code: 'vendor_malformed' });
    for (const path of ['/gzip', '/br']) {
      const { response, ended } = await narrow.exchange(new Request(origin + path));
      await expect(response.text()).rejects.toMatchObject({ code: 'vendor_malformed' });
      expect(await ended).toMatchObject({ code: 'vendor_malformed' });
    }
    await narrow.close();
  });

  test('whoever ends a request finds his own reason, before and while it is under way', async () => {
    const leaving = new AbortController();
    const under = transport.fetch(new Request(`${origin}/silent`, { signal: leaving.signal }));
    const why = new Error('the reader left');
    leaving.abort(why);
    await expect(under).rejects.toBe(why);
    await expect(transport.fetch(new Request(`${origin}/plain`, { signal: leaving.signal }))).rejects.toBe(why);
  });

  test('nothing is sent to an address inside, neither a literal one nor one behind a name', async () => {
    const before = seen.length;
    const { port } = new URL(origin);
    const closed = createTransport({ policy: { allowPrivate: false } });
    for (const url of [
      origin,
      `http://localhost:${port}`,
      `http://[::ffff:127.0.0.1]:${port}`,
      `http://2130706433:${port}`,
    ]) {
      await expect(closed.fetch(new Request(url))).rejects.toMatchObject({
        code: 'vendor_unavailable',
        context: { retryable: false, refused: 'address' },
      });
    }
    const rebound = createTransport({ policy: { allowPrivate: false }, lookup: loopback });
    await expect(rebound.fetch(new Request(`http://vendor.example:${port}/`))).rejects.toMatchObject({
      context: { refused: 'address' },
    });
    expect(seen.length).toBe(before);
    await Promise.all([closed.close(), rebound.close()]);
  });

  test("after the end of the process's work nothing is under way any more", async () => {
    const ending = createTransport({ policy: { allowPrivate: true } });
    const under = ending.fetch(new Request(`${origin}/silent`)).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await ending.close();
    expect(await under).toMatchObject({ code: 'vendor_unavailable' });
  });
});

/** Says that every name is this machine; the cast stands for the overloads that nobody calls. */
const loopback = ((_: string, __: object, done: (error: null, addresses: object[]) => void) =>
  done(null, [{ address: '127.0.0.1', family: 4 }])) as unknown as NonNullable<
  Parameters<typeof createTransport>[0]['lookup']
>;
