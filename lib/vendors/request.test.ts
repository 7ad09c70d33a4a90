import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { AppError } from '@/lib/errors';
import type { Io } from './connector';
import { deadlineSignal } from './deadline';
import { isSignInRefusal, VendorRefusal } from './failure';
import type { Question } from './question';
import { request } from './request';
import { wireCount } from './wire';

const ENDPOINT = 'GET /thing/{id}';
const SECRET = 'vendor-words';
const schema = z.object({ data: z.object({ count: wireCount }) });
const GOOD = '{"code":200,"data":{"count":7}}';
type Handler = (outgoing: ServerResponse, incoming: IncomingMessage, nth: number) => void;

const text =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): Handler =>
  (outgoing) => {
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };
/** Good from the nth request on. */
const until =
  (nth: number, bad: Handler): Handler =>
  (outgoing, incoming, at) =>
    at < nth ? bad(outgoing, incoming, at) : text(200, GOOD)(outgoing, incoming, at);

const reset: Handler = (outgoing) => void outgoing.socket?.resetAndDestroy();
const silent: Handler = () => undefined;
const stalling: Handler = (outgoing) => void outgoing.writeHead(200).write('{"code":200,');
const halfWithLength: Handler = (outgoing) => {
  outgoing.writeHead(200, { 'content-length': '100' });
  outgoing.write(GOOD.slice(0, 9), () => outgoing.socket?.end());
};

let handler: Handler = silent;
let hits = 0;
const server = createServer((incoming, outgoing) => {
  hits++;
  handler(outgoing, incoming, hits);
});
let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const NOW = new Date('2026-11-21T03:00:00Z');

/** Asks once, against `answer`. Waits are noted, not waited. */
async function ask(answer: Handler, more: Partial<Question<unknown>> = {}, ms = 8_000) {
  handler = answer;
  hits = 0;
  const waits: number[] = [];
  const io: Io = {
    fetch: (asked) => fetch(asked),
    sleep: async (wait) => void waits.push(wait),
    now: () => NOW,
    monotonic: () => 0,
    random: () => 0.5,
  };
  const signal = more.signal ?? deadlineSignal(new AbortController().signal, ms, io.monotonic);
  const url = new URL(`${base}/thing/1`);
  const settled = await request(io, { endpoint: ENDPOINT, url, schema, ...more, signal }).then(
    (reply) => ({ reply, error: null }),
    (error: unknown) => ({ reply: null, error }),
  );
  const error = settled.error instanceof AppError ? settled.error : null;
  return { ...settled, error, code: error?.code ?? 'ok', hits, waits };
}

describe('what a vendor answers becomes one of our codes, after so many attempts', () => {
  test.each<[string, Handler, string, number]>([
    ['a good answer', text(200, GOOD), 'ok', 1],
    ['a count as digits', text(200, '{"code":"200","data":{"count":"7"}}'), 'ok', 1],
    ['no code at all', text(200, '{"data":{"count":7}}'), 'ok', 1],
    ['right JSON labelled as a page', text(200, GOOD, { 'content-type': 'text/html' }), 'ok', 1],
    ['a byte order mark', text(200, `\uFEFF${GOOD}`), 'ok', 1],
    ['a compressed answer', text(200, gzipSync(GOOD), { 'content-encoding': 'gzip' }), 'ok', 1],
    ['a reset before the head', reset, 'vendor_unavailable', 3],
    ['one reset, then an answer', until(2, reset), 'ok', 2],
    ['500', text(500, SECRET), 'vendor_unavailable', 3],
    ['502 with a page', text(502, `<html>${SECRET}</html>`), 'vendor_unavailable', 3],
    ['503 twice, then an answer', until(3, text(503, '')), 'ok', 3],
    ['504', text(504, ''), 'vendor_unavailable', 3],
    ['429', text(429, '{"code":429}'), 'vendor_unavailable', 3],
    ['429 in the body', text(200, '{"code":429,"data":[]}'), 'vendor_unavailable', 3],
    ['408', text(408, ''), 'vendor_unavailable', 3],
    ['425', text(425, ''), 'vendor_unavailable', 3],
    ['400', text(400, SECRET), 'vendor_rejected', 1],
    ['401', text(401, `{"code":401,"message":"${SECRET}"}`), 'vendor_rejected', 1],
    ['403', text(403, SECRET), 'vendor_rejected', 1],
    ['404', text(404, SECRET), 'not_found', 1],
    ['404 in the body', text(200, `{"code":404,"message":"${SECRET}","data":[]}`), 'not_found', 1],
    ['404 in the body of a 400', text(400, `{"code":404,"message":"${SECRET}"}`), 'not_found', 1],
    ['422 in the body', text(200, `{"code":422,"message":"${SECRET}","data":[]}`), 'vendor_rejected', 1],
    ['500 in the body', text(200, `{"code":500,"errorStackTrace":"${SECRET}","data":null}`), 'vendor_rejected', 1],
    ['422', text(422, `{"code":422,"status":"error","message":"${SECRET}","data":[]}`), 'vendor_rejected', 1],
    ['a redirect', text(302, '', { location: 'http://169.254.169.254/' }), 'vendor_malformed', 1],
    ['a redirect that may be kept', text(308, '', { location: '/elsewhere' }), 'vendor_malformed', 1],
    ['a page', text(200, `<html><body>${SECRET}`), 'vendor_malformed', 1],
    ['half an answer that ends well', text(200, GOOD.slice(0, 20)), 'vendor_malformed', 1],
    ['half an answer that breaks off', halfWithLength, 'vendor_malformed', 1],
    ['nothing', text(200, ''), 'vendor_malformed', 1],
    ['no content', text(204, ''), 'vendor_malformed', 1],
    ['another encoding', text(200, Buffer.from([0x22, 0xc4, 0xe3, 0xba, 0xc3, 0x22])), 'vendor_malformed', 1],
    ['a broken compression', text(200, GOOD, { 'content-encoding': 'gzip' }), 'vendor_malformed', 1],
    ['a list', text(200, '[]'), 'vendor_malformed', 1],
    ['null', text(200, 'null'), 'vendor_malformed', 1],
    ['a code that is none', text(200, '{"code":null,"data":{"count":7}}'), 'vendor_malformed', 1],
    ['a missing count', text(200, '{"code":200,"data":{}}'), 'vendor_malformed', 1],
    ['a null count', text(200, '{"code":200,"data":{"count":null}}'), 'vendor_malformed', 1],
    ['an empty count', text(200, '{"code":200,"data":{"count":""}}'), 'vendor_malformed', 1],
    ['a negative count', text(200, '{"code":200,"data":{"count":-1}}'), 'vendor_malformed', 1],
    ['half a thing', text(200, '{"code":200,"data":{"count":1.5}}'), 'vendor_malformed', 1],
    ['an infinite count', text(200, '{"code":200,"data":{"count":1e999}}'), 'vendor_malformed', 1],
    ['a count beyond 2^53', text(200, '{"code":200,"data":{"count":9007199254740993}}'), 'vendor_malformed', 1],
    ['a count with words', text(200, '{"code":200,"data":{"count":"27秒"}}'), 'vendor_malformed', 1],
    ['silence', silent, 'timeout', 1],
    ['a body that stalls', stalling, 'timeout', 1],
  ])('%s', async (name, answer, code, attempts) => {
    const seen = await ask(answer, {}, /silence|stalls/.test(name) ? 150 : 8_000);
    expect({ code: seen.code, hits: seen.hits }).toEqual({ code, hits: attempts });
    expect(JSON.stringify([seen.error?.message, seen.error?.context])).not.toContain(SECRET);
  });

  test('a vendor that nobody listens for is unavailable', async () => {
    const seen = await ask(silent, { url: new URL('http://127.0.0.1:1/') });
    // Port 1 is one that fetch itself refuses; either way nothing was reached.
    expect(seen.code).toBe('vendor_unavailable');
  });

  test('who leaves is not kept waiting', async () => {
    const leaving = new AbortController();
    const asked = ask(silent, { signal: leaving.signal });
    leaving.abort();
    expect((await asked).code).toBe('timeout');
  });
});

describe('waits between attempts', () => {
  test('double, with full jitter, and are longer after 429', async () => {
    expect((await ask(text(500, ''))).waits).toEqual([100, 200]);
    expect((await ask(text(429, ''))).waits).toEqual([250, 500]);
  });

  test.each<[string, string, number[]]>([
    ['seconds', '3', [3000, 3000]],
    ['a date', 'Sat, 21 Nov 2026 03:00:02 GMT', [2000, 2000]],
    ['a negative number', '-1', [250, 500]],
    ['a date that is over', 'Sat, 21 Nov 2026 02:00:00 GMT', [250, 500]],
    ['words', 'soon', [250, 500]],
    ['a number that is none', '1e9', [250, 500]],
  ])('Retry-After with %s', async (_, header, waits) => {
    expect((await ask(text(429, '', { 'retry-after': header }))).waits).toEqual(waits);
  });

  test('a wait beyond the deadline is not begun, and the caller learns how long it would be', async () => {
    const { waits, hits: attempts, error } = await ask(text(503, '', { 'retry-after': '30' }));
    expect({ waits, attempts, code: error?.code, after: error?.retryAfterSeconds }).toEqual({
      waits: [],
      attempts: 1,
      code: 'vendor_unavailable',
      after: 30,
    });
  });

  test('no vendor can make us wait longer than a minute', async () => {
    expect((await ask(text(429, '', { 'retry-after': '1000000000' }))).error?.retryAfterSeconds).toBe(60);
  });

  test('a 429 without Retry-After still says when to come back', async () => {
    expect((await ask(text(429, ''))).error?.retryAfterSeconds).toBe(1);
  });

  test('a wait ends with its signal', async () => {
    const leaving = new AbortController();
    const sleep: Io['sleep'] = (_, signal) => {
      leaving.abort();
      return Promise.reject(signal.reason);
    };
    handler = text(500, '');
    const io: Io = { fetch: (asked) => fetch(asked), sleep, now: () => NOW, monotonic: () => 0, random: () => 1 };
    const asked = request(io, { endpoint: ENDPOINT, url: new URL(base), schema, signal: leaving.signal });
    await expect(asked).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('what the transport refuses by itself', () => {
  const failing = async (error: unknown) => {
    let attempts = 0;
    const fail = async () => {
      attempts++;
      throw error;
    };
    const io: Io = { fetch: fail, sleep: async () => undefined, now: () => NOW, monotonic: () => 0, random: () => 0 };
    const { signal } = new AbortController();
    const asked = request(io, { endpoint: ENDPOINT, url: new URL('http://vendor.example/'), schema, signal });
    const thrown: unknown = await asked.catch((reason: unknown) => reason);
    return { thrown, attempts };
  };

  test.each([
    ['an open breaker', new AppError('vendor_unavailable', 'open', { context: { retryable: false } }), 1],
    ['a reset', new AppError('vendor_unavailable', 'reset', { context: { cause: 'ECONNRESET' } }), 3],
    ['no connection in time', new AppError('timeout', 'late', { context: { cause: 'UND_ERR_CONNECT_TIMEOUT' } }), 3],
    ['no head in time', new AppError('timeout', 'late', { context: { cause: 'UND_ERR_HEADERS_TIMEOUT' } }), 1],
    ['too much', new AppError('vendor_malformed', 'large'), 1],
  ])('passes through as it is: %s', async (_, error, attempts) => {
    expect(await failing(error)).toEqual({ thrown: error, attempts });
  });

  test('is found inside what a stream made of it', async () => {
    const own = new AppError('vendor_malformed', 'large');
    expect((await failing(new TypeError('terminated', { cause: own }))).thrown).toBe(own);
  });
});

describe('a refusal', () => {
  test('can be told from others, so that a sign-in is renewed', async () => {
    const { error } = await ask(text(401, '', { date: 'Sat, 21 Nov 2026 02:56:00 GMT' }));
    expect(isSignInRefusal(error)).toBe(true);
    expect(error).toBeInstanceOf(VendorRefusal);
    expect(error).toMatchObject({ vendorCode: 401, date: new Date('2026-11-21T02:56:00Z') });
    expect(isSignInRefusal((await ask(text(422, ''))).error)).toBe(false);
  });

  test("means what its dialect says, where the dialect knows the vendor's codes", async () => {
    const answer = text(200, '{"code":408}');
    expect((await ask(answer)).code).toBe('vendor_rejected');
    expect((await ask(answer, { meaning: () => 'not_found' })).code).toBe('not_found');
    expect((await ask(text(408, '{"code":408}'), { meaning: () => 'rejected' })).hits).toBe(1);
  });
});

test('a reply knows when it came, what the vendor says the time is, and is masked', async () => {
  const body = '{"code":200,"data":{"count":7,"callee":"19900004321"}}';
  const { reply } = await ask(text(200, body, { date: 'Sat, 21 Nov 2026 02:59:58 GMT' }));
  expect(reply).toEqual({
    data: { data: { count: 7 } },
    date: new Date('2026-11-21T02:59:58Z'),
    fetchedAt: NOW.toISOString(),
    raw: {
      endpoint: ENDPOINT,
      fetchedAt: NOW.toISOString(),
      answer: { code: 200, data: { count: 7, callee: '199****4321' } },
    },
  });
});

test('a body is sent as JSON, and headers are made anew for every attempt', async () => {
  const seen: string[] = [];
  let made = 0;
  const answer: Handler = (outgoing, incoming, nth) => {
    incoming.on('data', (chunk) => seen.push(`${incoming.method} ${incoming.headers['x-try']} ${chunk}`));
    incoming.on('end', () => until(2, text(500, ''))(outgoing, incoming, nth));
  };
  await ask(answer, { body: { page: 1 }, headers: () => ({ 'x-try': String(++made) }) });
  expect(seen).toEqual(['POST 1 {"page":1}', 'POST 2 {"page":1}']);
});
