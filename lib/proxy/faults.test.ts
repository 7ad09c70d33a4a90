import type dns from 'node:dns';
import https from 'node:https';
import net from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { selfSigned } from './testing/certificate';
import { closer, type FaultServer, listening, startFaultServer } from './testing/fault-server';
import { FAULTS, GOOD } from './testing/faults';
import { createTransport, type Transport } from './transport';

const DEADLINE_MS = 900;
const LIMITS = { connectMs: 300, headersMs: 300, bodyGapMs: 300 };
/** What the process may grow by, the server of faults in the same process included. */
const GROWTH_BYTES = 96 * 1024 * 1024;

let server: FaultServer;
let transport: Transport;

beforeAll(async () => {
  server = await startFaultServer(FAULTS);
  transport = createTransport({ policy: { allowPrivate: true }, limits: LIMITS });
});
afterAll(async () => {
  await transport.close();
  await server.close();
});

type Outcome = { readonly code?: string; readonly status?: number; readonly text?: string; readonly ms: number };

/** A read as a connector does it: head and body under one deadline. */
async function read(url: string, by: Transport = transport): Promise<Outcome> {
  const begun = performance.now();
  const ms = () => performance.now() - begun;
  try {
    const response = await by.fetch(new Request(url, { signal: AbortSignal.timeout(DEADLINE_MS) }));
    const text = await response.text();
    return { status: response.status, text, ms: ms() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, ms: ms() };
  }
}

/** Runs `work` and says by how much the process's memory had grown at its highest. */
async function growthOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 5);
  await work();
  clearInterval(timer);
  return Math.max(highest, process.memoryUsage.rss()) - before;
}

const FAILING = [
  ['F05', 'no head at all', 'timeout'],
  ['F06', 'a body of one byte every 50 ms', 'timeout'],
  ['F07', 'a body that stalls', 'timeout'],
  ['F08', 'a reset before the head', 'vendor_unavailable'],
  ['F08-fin', 'an orderly end before the head', 'vendor_unavailable'],
  ['F08-half-head', 'an orderly end inside the head', 'vendor_unavailable'],
  ['F09', 'a reset inside the body', 'vendor_unavailable'],
  ['F10', 'an orderly end inside a body of stated length', 'vendor_malformed'],
  ['F10-chunked', 'an orderly end inside a chunked body', 'vendor_malformed'],
  ['F10-gzip', 'a whole body that holds half a gzip', 'vendor_malformed'],
  ['F18', 'a gzip header over a plain body', 'vendor_malformed'],
  ['F18-br', 'a brotli header over a plain body', 'vendor_malformed'],
  ['F18-deflate', 'a deflate header over a plain body', 'vendor_malformed'],
  ['F18-chain', 'twenty-one codings one over the other', 'vendor_malformed'],
  ['F19', 'a gzip bomb of 200 MB', 'vendor_malformed'],
  ['F20', 'an endless body', 'vendor_malformed'],
  ['F20-stated', 'a body that says it is a terabyte, and does not come', 'vendor_malformed'],
  ['F21', 'a header of 100 kB', 'vendor_malformed'],
  ['F21-many', 'headers without end', 'vendor_malformed'],
  ['F22', 'something that is not HTTP', 'vendor_malformed'],
  ['F22-status', 'the status 999', 'vendor_malformed'],
  ['F23', 'two lengths', 'vendor_malformed'],
] as const;

describe('a vendor that misbehaves on the wire', () => {
  test.each(FAILING)(
    '%s: %s is %s in time and in bounded memory, and the next request works',
    async (path, _, code) => {
      let outcome: Outcome | undefined;
      const growth = await growthOf(async () => {
        outcome = await read(`${server.origin}/${path}`);
      });
      expect(outcome?.code).toBe(code);
      expect(outcome?.ms).toBeLessThan(DEADLINE_MS + 1_000);
      expect(growth).toBeLessThan(GROWTH_BYTES);
      expect(await read(`${server.origin}/good`)).toMatchObject({ status: 200, text: GOOD });
    },
  );

  test('F20: an endless body in pieces of one byte ends at the size or at the deadline, in bounded memory', async () => {
    let outcome: Outcome | undefined;
    const growth = await growthOf(async () => {
      outcome = await read(`${server.origin}/F20-crumbs`);
    });
    expect(['vendor_malformed', 'timeout']).toContain(outcome?.code);
    expect(outcome?.ms).toBeLessThan(DEADLINE_MS + 1_500);
    expect(growth).toBeLessThan(GROWTH_BYTES);
    expect(await read(`${server.origin}/good`)).toMatchObject({ status: 200, text: GOOD });
  });

  test.each(['F05', 'F07'])('%s: silence ends the attempt even where the deadline is far', async (path) => {
    const begun = performance.now();
    const request = new Request(`${server.origin}/${path}`, { signal: AbortSignal.timeout(15_000) });
    const text = async () => (await transport.fetch(request)).text();
    await expect(text()).rejects.toMatchObject({ code: 'timeout' });
    // undici counts silence in steps of up to a second.
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test('a deadline is kept however often memory is cleaned up while the body trickles in', async () => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    if (typeof collect !== 'function') throw new Error('there is no collector to call');
    const timer = setInterval(() => collect(), 20);
    expect(await read(`${server.origin}/F06`)).toMatchObject({ code: 'timeout' });
    clearInterval(timer);
  });
});

describe('a vendor that answers well-formed HTTP', () => {
  const THROUGH = [
    ['F11', 'half a JSON in whole chunks', 200, '{"code":'],
    ['F12', 'half a JSON before the end of the connection', 200, '{"code":'],
    ['F13', 'a page', 200, '<html><body>Down for maintenance</body></html>'],
    ['F14', 'a page labelled JSON', 200, '<html><body>Down for maintenance</body></html>'],
    ['F15', 'nothing', 200, ''],
    ['F15-204', 'nothing, and says so', 204, ''],
    ['F16', 'a byte order mark', 200, GOOD],
    ['F17', 'GBK', 200, '"\uFFFD\uFFFD\uFFFD\uFFFD"'],
    ['F24', 'a redirect to the metadata of a cloud', 302, ''],
    ['F24-here', 'a redirect to itself', 307, ''],
    ['F25', 'too many requests', 429, '{}'],
    ['F26', 'a failure of its own', 503, '<html>nginx</html>'],
    ['F27', 'a refusal of our token', 401, '{"message":"token expired"}'],
    ['F28', 'a failure with status 200', 200, '{"code":500,"resultMsg":"error","errorStackTrace":"at com.example"}'],
  ] as const;
  test.each(THROUGH)('%s: %s is left to the reader, who gets it as it is', async (path, _, status, text) => {
    expect(await read(`${server.origin}/${path}`)).toMatchObject({ status, text });
  });

  test('F24: nobody follows a redirect', async () => {
    const before = server.asked.length;
    await read(`${server.origin}/F24-here`);
    expect(server.asked.slice(before)).toEqual(['/F24-here']);
  });

  test('F25, F27: how long to wait comes through, a cookie does not, and none is sent', async () => {
    const limited = await transport.fetch(new Request(`${server.origin}/F25`));
    expect(limited.headers.get('retry-after')).toBe('3');
    const refused = await transport.fetch(new Request(`${server.origin}/F27`, { headers: { cookie: 'sid=2' } }));
    expect(refused.headers.getSetCookie()).toEqual([]);
    await read(`${server.origin}/good`);
    expect(server.heads.join('\n').toLowerCase()).not.toContain('cookie');
  });
});

describe('a vendor that cannot be reached', () => {
  const at = (port: number) => `http://127.0.0.1:${port}/`;

  test('F01: nobody listens', async () => {
    const gone = net.createServer();
    const port = await listening(gone);
    await new Promise((resolve) => gone.close(resolve));
    expect((await read(at(port))).code).toBe('vendor_unavailable');
  });

  test.each(['ENOTFOUND', 'EAI_AGAIN'])('F02: the name does not resolve, %s', async (code) => {
    const lookup = lookupThat((done) => done(Object.assign(new Error('no such name'), { code }), []));
    const lost = createTransport({ policy: { allowPrivate: false }, limits: LIMITS, lookup });
    expect((await read('http://vendor.example/', lost)).code).toBe('vendor_unavailable');
    await lost.close();
  });

  test('F03: a name whose resolver is silent ends at the deadline', async () => {
    const silent = createTransport({
      policy: { allowPrivate: false },
      limits: LIMITS,
      lookup: lookupThat(() => undefined),
    });
    const outcome = await read('http://vendor.example/', silent);
    expect(outcome.code).toBe('timeout');
    expect(outcome.ms).toBeLessThan(DEADLINE_MS + 1_000);
    await silent.close();
  });

  test('F03: a machine that never accepts ends at the deadline', async () => {
    // A thread that stands still accepts nothing, so that its backlog fills up.
    const worker = new Worker(
      `const { parentPort } = require('node:worker_threads');
       const server = require('node:net').createServer();
       server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
         parentPort.postMessage(server.address().port);
         setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 10);
       });`,
      { eval: true },
    );
    const port = await new Promise<number>((resolve) => worker.once('message', resolve));
    const fillers = Array.from({ length: 6 }, () => net.connect(port, '127.0.0.1').on('error', () => undefined));
    const outcome = await read(at(port));
    expect(outcome.code).toBe('timeout');
    expect(outcome.ms).toBeLessThan(DEADLINE_MS + 1_000);
    for (const filler of fillers) filler.destroy();
    await worker.terminate();
  });

  const DAY_MS = 86_400_000;
  const TLS = [
    ['signed by nobody we know', 'vendor.example', DAY_MS, false],
    ['for another name', 'other.example', DAY_MS, true],
    ['out of date', 'vendor.example', -DAY_MS, true],
  ] as const;
  test.each(TLS)('F04: a certificate %s is not accepted, and not asked for again', async (_, name, left, known) => {
    const { key, cert } = selfSigned(name, new Date(Date.now() + left));
    await withTls({ key, cert }, known ? cert : undefined, async (url, by) => {
      await expect(by.fetch(new Request(url))).rejects.toMatchObject({
        code: 'vendor_unavailable',
        context: { retryable: false },
      });
    });
  });

  test('a certificate that is known, in date and for this name is accepted', async () => {
    const pair = selfSigned('vendor.example', new Date(Date.now() + DAY_MS));
    await withTls(pair, pair.cert, async (url, by) => {
      expect((await by.fetch(new Request(url))).status).toBe(200);
    });
  });
});

type Done = (error: NodeJS.ErrnoException | null, addresses: { address: string; family: number }[]) => void;

/** A resolver of all names. Only the form with `all` is ever asked for, hence the cast over the other overloads. */
function lookupThat(answer: (done: Done) => void): typeof dns.lookup {
  return ((_name: string, _options: object, done: Done) => answer(done)) as typeof dns.lookup;
}

async function withTls(
  pair: { readonly key: string; readonly cert: string },
  ca: string | undefined,
  work: (url: string, by: Transport) => Promise<void>,
) {
  const secure = https.createServer(pair, (_, response) => response.end('{}'));
  const close = closer(secure);
  const port = await listening(secure);
  const lookup = lookupThat((done) => done(null, [{ address: '127.0.0.1', family: 4 }]));
  const by = createTransport({
    policy: { allowPrivate: true },
    limits: LIMITS,
    lookup,
    ...(ca !== undefined && { ca }),
  });
  try {
    await work(`https://vendor.example:${port}/`, by);
  } finally {
    await by.close();
    await close();
  }
}
