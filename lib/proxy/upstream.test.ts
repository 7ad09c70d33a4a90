import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { fakeClock, settled } from './testing/fake-clock';
import type { Exchange, Transport } from './transport';
import { createUpstream, type UpstreamLimits } from './upstream';

type Reply = { readonly status?: number; readonly headers?: Record<string, string>; readonly ended?: Promise<unknown> };

/** A vendor whose exchanges a test decides, behind the real upstream and a clock that stands still. */
function scene(limits: Partial<UpstreamLimits> = {}) {
  const clock = fakeClock();
  const asked: { readonly path: string; readonly at: number }[] = [];
  const vendor = { reply: (_path: string): Reply | AppError => ({}) };
  const exchange = async (request: Request, signal = request.signal): Promise<Exchange> => {
    const { pathname } = new URL(request.url);
    asked.push({ path: pathname, at: clock.monotonic() });
    const reply = vendor.reply(pathname);
    if (reply instanceof AppError) throw reply;
    const { status = 200, headers = {}, ended = Promise.resolve(null) } = reply;
    const aborted = new Promise<unknown>((resolve) => {
      signal.addEventListener('abort', () => resolve(signal.reason), { once: true });
    });
    return { response: new Response('{}', { status, headers }), ended: Promise.race([ended, aborted]) };
  };
  const transport: Transport = {
    exchange,
    fetch: async (request) => (await exchange(request)).response,
    close: async () => undefined,
  };
  const upstream = createUpstream({ transport, clock, limits });
  const get = (path = '/stat', signal = new AbortController().signal) =>
    upstream.fetch(new Request(`http://vendor.example${path}`, { signal }));
  const fate = (path?: string) =>
    get(path).then(
      ({ status }) => status,
      (error: unknown) => error,
    );
  return { clock, asked, vendor, upstream, get, fate };
}
const down = new AppError('vendor_unavailable', 'The vendor cannot be reached.');
const open = () => new Promise<unknown>(() => undefined);

describe('one vendor account', () => {
  test('is asked ten times at once and then five times a second, four at a time', async () => {
    const it = scene();
    const all = Array.from({ length: 20 }, (_, i) => it.fate(`/task/${i}`));
    await it.clock.advance(10_000);
    expect(await Promise.all(all)).toEqual(Array(20).fill(200));
    expect(it.asked.slice(0, 10).every(({ at }) => at === 0)).toBe(true);
    expect(it.asked.slice(10).map(({ at }) => Math.round(at))).toEqual([
      200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000,
    ]);
  });

  test('a place is taken until the body is over', async () => {
    const it = scene({ inFlight: 2 });
    let end = (_: null) => {};
    it.vendor.reply = () => ({
      ended: new Promise<unknown>((resolve) => {
        end = resolve;
      }),
    });
    await it.get();
    await it.get();
    const third = it.fate();
    await settled();
    expect(it.upstream.state()).toMatchObject({ inFlight: 2, queued: 1 });
    end(null);
    expect(await third).toBe(200);
  });

  test('who finds no place within half of the time allowed is told so, and the vendor is not blamed', async () => {
    const it = scene({ inFlight: 1 });
    it.vendor.reply = () => ({ ended: open() });
    await it.get();
    const waiting = Array.from({ length: 8 }, () => it.fate());
    await it.clock.advance(4_000);
    for (const error of await Promise.all(waiting)) expect(error).toMatchObject({ context: { limit: 'in-flight' } });
    expect(it.upstream.state().breaker).toBe('closed');
  });

  test('an answer that never ends is over at the deadline, and its place is free again', async () => {
    const it = scene({ inFlight: 1, timeoutMs: 3_000 });
    it.vendor.reply = () => ({ ended: open() });
    await it.get();
    expect(it.upstream.state().inFlight).toBe(1);
    await it.clock.advance(3_000);
    expect(it.upstream.state().inFlight).toBe(0);
  });

  test('a reader who leaves while waiting leaves at once', async () => {
    const it = scene({ inFlight: 1 });
    it.vendor.reply = () => ({ ended: open() });
    await it.get();
    const leaving = new AbortController();
    const left = it.get('/stat', leaving.signal).catch((error: unknown) => error);
    await settled();
    leaving.abort(new Error('gone'));
    expect(await left).toMatchObject({ message: 'gone' });
    expect(it.upstream.state().queued).toBe(0);
  });

  test('is left alone for as long as its 429 asks, by everybody', async () => {
    const it = scene();
    it.vendor.reply = () => ({ status: 429, headers: { 'retry-after': '3' } });
    expect(await it.fate()).toBe(429);
    it.vendor.reply = () => ({});
    const next = it.fate();
    await it.clock.advance(3_000);
    expect(await next).toBe(200);
    expect(it.asked.map(({ at }) => at)).toEqual([0, 3_000]);
  });

  test('a 429 that asks for longer than a reader may wait is told to the reader instead', async () => {
    const it = scene();
    it.vendor.reply = () => ({ status: 429, headers: { 'retry-after': '1000000000' } });
    await it.fate();
    expect(await it.fate()).toMatchObject({ code: 'vendor_unavailable', retryAfterSeconds: 60 });
    expect(it.asked).toHaveLength(1);
  });

  const FAILURES: readonly (readonly [string, Reply | AppError])[] = [
    ['cannot be reached', down],
    ['is not done in time', new AppError('timeout', 'late')],
    ['answers what is not HTTP', new AppError('vendor_malformed', 'odd')],
    ['says 500', { status: 500 }],
    ['says 429', { status: 429 }],
    ['breaks off its body', { ended: Promise.resolve(new AppError('vendor_malformed', 'cut off')) }],
  ];
  test.each(FAILURES)('that %s five times is not asked again for ten seconds', async (_, reply) => {
    const it = scene();
    it.vendor.reply = () => reply;
    for (let i = 0; i < 5; i++) await it.fate(`/task/${i}`);
    await settled();
    expect(await it.fate()).toMatchObject({
      code: 'vendor_unavailable',
      retryAfterSeconds: 10,
      context: { limit: 'breaker' },
    });
    expect(it.asked).toHaveLength(5);
    it.vendor.reply = () => ({});
    await it.clock.advance(10_000);
    expect(await it.fate()).toBe(200);
    expect(it.upstream.state()).toMatchObject({ breaker: 'closed', breakerMs: 0 });
  });

  test.each([
    ['refuses us', { status: 401 }],
    ['does not know the id', { status: 404 }],
    ['redirects', { status: 302 }],
    ['may not be dialled', new AppError('vendor_unavailable', 'no', { context: { refused: 'address' } })],
  ] as const)('that %s is not failing', async (_, reply) => {
    const it = scene();
    it.vendor.reply = () => reply;
    for (let i = 0; i < 9; i++) await it.fate(`/task/${i}`);
    expect(it.upstream.state().breaker).toBe('closed');
  });

  test('one broken report leaves the others readable', async () => {
    const it = scene();
    it.vendor.reply = (path) => (path === '/task/broken' ? { status: 500 } : {});
    for (let i = 0; i < 12; i++) {
      const broken = it.fate('/task/broken');
      await it.clock.advance(250);
      expect(await broken).toBe(500);
    }
    expect(await it.fate('/task/1')).toBe(200);
  });

  test('readers who leave say nothing about the vendor', async () => {
    const it = scene();
    it.vendor.reply = () => ({ ended: open() });
    for (let i = 0; i < 8; i++) {
      const leaving = new AbortController();
      await it.get(`/task/${i}`, leaving.signal);
      leaving.abort(new Error('gone'));
      await settled();
    }
    expect(it.upstream.state()).toMatchObject({ breaker: 'closed', inFlight: 0 });
  });
});
