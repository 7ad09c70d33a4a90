import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError, type ErrorCode } from '@/lib/errors';
import type { Loaded, Read } from './answer';
import { createAnswers } from './answers';
import type { KeptAnswer, LastGood } from './keeper';
import { fakeClock, settled } from './testing/fake-clock';

type Value = { readonly fetchedAt: string; readonly answered: number };

const FRESH_MS = 60_000;
const DEADLINE_MS = 8_000;
const failing = (code: ErrorCode, retryAfterSeconds?: number) =>
  new AppError(code, 'The vendor is failing.', retryAfterSeconds === undefined ? {} : { retryAfterSeconds });

/** A store that outlives the answers before it, as a database outlives a process. */
function memoryStore(): LastGood & { readonly rows: Map<string, KeptAnswer>; saves: number } {
  const rows = new Map<string, KeptAnswer>();
  return {
    rows,
    saves: 0,
    async save(answer) {
      this.saves += 1;
      const older = rows.get(answer.key);
      if (!older || older.fetchedAt <= answer.fetchedAt) rows.set(answer.key, answer);
    },
    get: async (key) => rows.get(key) ?? null,
    async deleteByConnection(connectionId) {
      for (const [key, row] of rows) if (row.connectionId === connectionId) rows.delete(key);
    },
  };
}

/** Readers, a vendor whose answers a test gives one by one, and a clock. */
function scene({ store = memoryStore(), clock = fakeClock(), maxBytes }: Partial<Parts> = {}) {
  const loaded: Loaded[] = [];
  const reports: string[] = [];
  const answers = createAnswers({
    lastGood: store,
    clock,
    onLoad: (load) => loaded.push(load),
    report: (what) => reports.push(what),
    ...(maxBytes !== undefined && { maxBytes }),
  });
  const vendor = { loads: 0, inFlight: 0, most: 0, answer: async (_signal: AbortSignal): Promise<number> => 61 };
  const load = async (signal: AbortSignal): Promise<Value> => {
    vendor.loads += 1;
    vendor.inFlight += 1;
    vendor.most = Math.max(vendor.most, vendor.inFlight);
    try {
      return { answered: await vendor.answer(signal), fetchedAt: clock.now().toISOString() };
    } finally {
      vendor.inFlight -= 1;
    }
  };
  const read = (more: Partial<Read<Value>> = {}) =>
    answers.read<Value>({
      connectionId: 'tel',
      key: 'stat 1',
      freshMs: FRESH_MS,
      deadlineMs: DEADLINE_MS,
      load,
      ...more,
    });
  return { answers, clock, store, vendor, read, loaded, reports };
}
type Parts = { store: ReturnType<typeof memoryStore>; clock: ReturnType<typeof fakeClock>; maxBytes: number };

const rejects = (code: ErrorCode) => async () => {
  throw failing(code);
};
/** Answers after `ms`, or with what ended the load. */
const slowly =
  ({ clock }: { clock: ReturnType<typeof fakeClock> }, ms: number, value = 61) =>
  async (signal: AbortSignal) => {
    await clock.sleep(ms, signal);
    return value;
  };
const outcome = <T>(promise: Promise<T>) => promise.catch((error: unknown) => error);

describe('an answer while the vendor is well', () => {
  test('the first reader waits for the vendor, the next ones do not', async () => {
    const { read, vendor, clock } = scene();
    expect(await read()).toEqual({
      value: { answered: 61, fetchedAt: '2026-11-21T00:00:00.000Z' },
      state: 'fresh',
      ageMs: 0,
      cacheStatus: 'callboard; fwd=miss; stored',
      vendorMs: 0,
    });
    await clock.advance(53_000);
    expect(await read()).toMatchObject({
      state: 'cached',
      ageMs: 53_000,
      cacheStatus: 'callboard; hit; ttl=7',
      vendorMs: null,
    });
    expect(vendor.loads).toBe(1);
  });

  test('lock: a thousand readers of a cold answer cost the vendor one request', async () => {
    const it = scene();
    it.vendor.answer = slowly(it, 300);
    const readers = Array.from({ length: 1_000 }, () => it.read());
    await it.clock.advance(300);
    const got = await Promise.all(readers);
    expect(it.vendor.loads).toBe(1);
    expect(got.filter(({ cacheStatus }) => cacheStatus === 'callboard; fwd=miss; stored; collapsed')).toHaveLength(999);
    expect(new Set(got.map(({ value }) => value)).size).toBe(1);
  });

  test('lock: a reader who leaves takes nobody with him, and ends at once', async () => {
    const it = scene();
    it.vendor.answer = slowly(it, 300);
    const leaving = new AbortController();
    const left = outcome(it.read({ signal: leaving.signal }));
    const stays = it.read();
    await it.clock.advance(100);
    leaving.abort(new Error('gone'));
    expect(await left).toMatchObject({ message: 'gone' });
    await it.clock.advance(200);
    expect((await stays).value.answered).toBe(61);
    expect(it.vendor.loads).toBe(1);
  });

  test('lock: what the last reader left behind is there for the one who reloads', async () => {
    const it = scene();
    it.vendor.answer = slowly(it, 300);
    const leaving = new AbortController();
    const left = outcome(it.read({ signal: leaving.signal }));
    await settled();
    leaving.abort();
    await left;
    await it.clock.advance(300);
    expect((await it.read()).state).toBe('cached');
    expect(it.vendor.loads).toBe(1);
  });

  test('updating: for five minutes after its freshness it is shown at once, and fetched once behind that', async () => {
    const it = scene();
    await it.read();
    await it.clock.advance(FRESH_MS + 12_000);
    it.vendor.answer = slowly(it, 300, 62);
    const [one, two] = await Promise.all([it.read(), it.read()]);
    expect(one).toMatchObject({
      state: 'cached',
      updating: true,
      cacheStatus: 'callboard; hit; ttl=-12; detail=updating',
    });
    expect(two?.value.answered).toBe(61);
    await it.clock.advance(300);
    expect(await it.read()).toMatchObject({
      state: 'cached',
      value: { answered: 62 },
      cacheStatus: 'callboard; hit; ttl=60',
    });
    expect(it.vendor.loads).toBe(2);
  });

  test('ceased: older than that, the reader waits for the vendor', async () => {
    const it = scene();
    await it.read();
    await it.clock.advance(FRESH_MS + 300_000);
    it.vendor.answer = async () => 62;
    expect(await it.read()).toMatchObject({
      state: 'fresh',
      value: { answered: 62 },
      cacheStatus: 'callboard; fwd=stale; stored',
    });
  });

  test('what is not complete yet is fetched again sooner', async () => {
    const it = scene();
    await it.read();
    await it.clock.advance(2_000);
    await it.read({ refreshMs: () => 1_000 });
    await settled();
    expect(it.vendor.loads).toBe(2);
  });

  test('a wall clock that is set back or forth neither ages nor renews an answer', async () => {
    const it = scene();
    await it.read();
    it.clock.stepWall(-600_000);
    expect(await it.read()).toMatchObject({ state: 'cached', ageMs: 0 });
    it.clock.stepWall(34_560_000_000);
    expect((await it.read()).state).toBe('cached');
    expect(it.vendor.loads).toBe(1);
  });
});

describe('an answer while the vendor fails', () => {
  const OUTAGES = ['vendor_unavailable', 'vendor_malformed', 'vendor_rejected', 'timeout'] as const;
  test.each(OUTAGES)(
    'use_stale: %s shows the last good answer, with its age and the reason, for any age',
    async (code) => {
      const it = scene();
      await it.read();
      await it.clock.advance(90 * 86_400_000);
      it.vendor.answer = rejects(code);
      expect(await it.read()).toEqual({
        value: { answered: 61, fetchedAt: '2026-11-21T00:00:00.000Z' },
        state: 'stale',
        ageMs: 90 * 86_400_000,
        error: { code, since: '2027-02-19T00:00:00.000Z', retryAt: '2027-02-19T00:00:05.000Z' },
        cacheStatus: `callboard; fwd=stale; detail=${code}`,
        vendorMs: 0,
      });
    },
  );

  test('use_stale: not done at the deadline is stale, and the load is ended', async () => {
    const it = scene();
    await it.read();
    await it.clock.advance(FRESH_MS + 300_000);
    let ended: unknown;
    it.vendor.answer = (signal) => {
      signal.addEventListener('abort', () => {
        ended = signal.reason;
      });
      // Deaf on purpose: the deadline holds even where nobody listens to it.
      return new Promise(() => undefined);
    };
    const reading = it.read();
    await it.clock.advance(DEADLINE_MS);
    expect(await reading).toMatchObject({ state: 'stale', error: { code: 'timeout' }, vendorMs: DEADLINE_MS });
    expect(ended).toMatchObject({ code: 'timeout' });
  });

  test('an error while updating: later readers are told, until the vendor is well again', async () => {
    const it = scene();
    await it.read();
    await it.clock.advance(FRESH_MS + 1_000);
    it.vendor.answer = rejects('vendor_unavailable');
    expect((await it.read()).state).toBe('cached');
    await settled();
    expect(await it.read()).toMatchObject({
      state: 'stale',
      cacheStatus: 'callboard; hit; ttl=-1; detail=vendor_unavailable',
    });
    const since = it.clock.now().toISOString();
    for (let i = 0; i < 5; i++) {
      await it.clock.advance(5_000);
      expect(await it.read()).toMatchObject({ state: 'stale', error: { since } });
    }
    expect(it.vendor.loads).toBe(7);
    it.vendor.answer = async () => 62;
    await it.clock.advance(5_000);
    expect(await it.read()).toMatchObject({ state: 'fresh', value: { answered: 62 } });
    expect(await it.read()).not.toHaveProperty('error');
  });

  test('a failure is remembered for five seconds, so that readers of a dead vendor do not queue up for it', async () => {
    const it = scene();
    it.vendor.answer = rejects('vendor_unavailable');
    for (let i = 0; i < 50; i++) await expect(it.read()).rejects.toMatchObject({ code: 'vendor_unavailable' });
    expect(it.vendor.loads).toBe(1);
    await it.clock.advance(5_000);
    await expect(it.read()).rejects.toMatchObject({ code: 'vendor_unavailable' });
    expect(it.vendor.loads).toBe(2);
  });

  test('a vendor who says when to come back is left alone until then', async () => {
    const it = scene();
    it.vendor.answer = async () => {
      throw failing('vendor_unavailable', 30);
    };
    await expect(it.read()).rejects.toMatchObject({ retryAfterSeconds: 30 });
    await it.clock.advance(29_999);
    await expect(it.read()).rejects.toMatchObject({ code: 'vendor_unavailable' });
    expect(it.vendor.loads).toBe(1);
    it.vendor.answer = async () => 61;
    await it.clock.advance(1);
    expect((await it.read()).state).toBe('fresh');
  });

  test('readers who wait together fail together, with one request', async () => {
    const it = scene();
    it.vendor.answer = rejects('vendor_malformed');
    const got = await Promise.all(Array.from({ length: 100 }, () => outcome(it.read())));
    expect(it.vendor.loads).toBe(1);
    for (const error of got) expect(error).toMatchObject({ code: 'vendor_malformed' });
  });

  test('not blocked: a vendor that hangs again costs a reader a second, and gets all its time', async () => {
    const it = scene();
    await it.read();
    await it.clock.advance(FRESH_MS + 300_000);
    it.vendor.answer = rejects('timeout');
    await it.read();
    await it.clock.advance(5_000);
    it.vendor.answer = slowly(it, 6_000, 62);
    const reading = it.read();
    await it.clock.advance(1_000);
    expect(await reading).toMatchObject({ state: 'stale', value: { answered: 61 }, vendorMs: null });
    await it.clock.advance(5_000);
    expect(await it.read()).toMatchObject({ state: 'cached', value: { answered: 62 } });
  });

  test('a fault of ours is reported, and shown as nothing but that', async () => {
    const it = scene();
    it.vendor.answer = async () => {
      throw new TypeError('undefined is not a task 13800000000');
    };
    await expect(it.read()).rejects.toMatchObject({ code: 'internal', message: 'Something went wrong.' });
    expect(it.reports).toEqual(['A load failed with something that is no AppError.']);
  });
});

describe('an answer that is no outage', () => {
  test.each(['not_found', 'vendor_rejected'] as const)('%s of one id replaces what was known of it', async (code) => {
    const it = scene();
    await it.read();
    await it.clock.advance(FRESH_MS + 300_000);
    it.vendor.answer = rejects(code);
    await expect(it.read({ answersNotOutages: true })).rejects.toMatchObject({ code });
    await expect(it.read({ answersNotOutages: true })).rejects.toMatchObject({ code });
    expect(it.vendor.loads).toBe(2);
    expect(it.answers.peek({ connectionId: 'tel', key: 'stat 1' })).toBeNull();
    await it.answers.flush();
    // After a restart, with the vendor down, the deleted task does not come back from the dead.
    const next = scene({ store: it.store, clock: it.clock });
    next.vendor.answer = rejects('vendor_unavailable');
    await expect(next.read({ answersNotOutages: true })).rejects.toMatchObject({ code: 'vendor_unavailable' });
  });

  test('an id that appears later is found', async () => {
    const it = scene();
    it.vendor.answer = rejects('not_found');
    await expect(it.read({ answersNotOutages: true })).rejects.toMatchObject({ code: 'not_found' });
    it.vendor.answer = async () => 61;
    await it.clock.advance(5_000);
    expect((await it.read({ answersNotOutages: true })).state).toBe('fresh');
  });

  test.each(['bad_request', 'unsupported'] as const)('%s is never covered up, and spoils nothing', async (code) => {
    const it = scene();
    await it.read();
    await it.clock.advance(FRESH_MS + 300_000);
    it.vendor.answer = rejects(code);
    await expect(it.read()).rejects.toMatchObject({ code });
    it.vendor.answer = async () => 62;
    expect((await it.read()).value.answered).toBe(62);
  });
});

describe('an answer across a restart', () => {
  test('the last good answer is there, however old, when the vendor is not', async () => {
    const first = scene();
    await first.read();
    await first.answers.flush();
    await first.clock.advance(30 * 86_400_000);
    const next = scene({ store: first.store, clock: first.clock });
    next.vendor.answer = rejects('vendor_unavailable');
    const readers = await Promise.all([next.read(), next.read()]);
    expect(readers[0]).toMatchObject({ state: 'stale', ageMs: 30 * 86_400_000, value: { answered: 61 } });
    expect(next.vendor.loads).toBe(1);
  });

  test('what was fresh stays fresh, and is not asked for again', async () => {
    const first = scene();
    await first.read();
    await first.answers.flush();
    await first.clock.advance(20_000);
    const next = scene({ store: first.store, clock: first.clock });
    expect(await next.read()).toMatchObject({ state: 'cached', cacheStatus: 'callboard; hit; ttl=40' });
    expect(next.vendor.loads).toBe(0);
  });

  test('what no longer fits is not shown', async () => {
    const first = scene();
    await first.read();
    await first.answers.flush();
    const next = scene({ store: first.store, clock: first.clock });
    next.vendor.answer = rejects('vendor_unavailable');
    await expect(next.read({ revive: () => null })).rejects.toMatchObject({ code: 'vendor_unavailable' });
  });

  test('an answer is kept at most every thirty seconds, and the newest at the latest when we stop', async () => {
    const it = scene();
    for (let i = 0; i < 60; i++) {
      it.vendor.answer = async () => i;
      await it.read({ freshMs: 0 });
      await it.clock.advance(1_000);
    }
    expect(it.store.saves).toBe(2);
    await it.answers.flush();
    expect([...it.store.rows.values()].map(({ json }) => JSON.parse(json).answered)).toEqual([59]);
  });

  test('a store that fails or hangs costs no reader an answer, nor more than a second', async () => {
    const broken: LastGood = {
      save: () => Promise.reject(new Error('disk full')),
      get: () => new Promise(() => undefined),
      deleteByConnection: () => Promise.reject(new Error('disk full')),
    };
    const clock = fakeClock();
    const reports: string[] = [];
    const answers = createAnswers({ lastGood: broken, clock, report: (what) => reports.push(what) });
    const load = async () => ({ fetchedAt: clock.now().toISOString(), answered: 61 });
    const reading = answers.read({ connectionId: 'tel', key: 'k', freshMs: 1, deadlineMs: DEADLINE_MS, load });
    await clock.advance(1_000);
    expect((await reading).value.answered).toBe(61);
    await answers.flush();
    answers.forget('tel');
    await answers.flush();
    expect(reports).toEqual([
      'A kept answer was not read.',
      'A good answer was not kept.',
      'Kept answers were not deleted.',
    ]);
  });

  test('what a key says is not legible in the store', async () => {
    const it = scene();
    await it.read({ key: 'tasks q=19900001234' });
    await it.answers.flush();
    expect(JSON.stringify([...it.store.rows.keys()])).not.toContain('19900001234');
  });
});

describe('a connection that is changed', () => {
  test('shows nothing of what it was before, from memory or from the store, not even what was under way', async () => {
    const it = scene();
    await it.read();
    await it.read({ key: 'other' });
    it.vendor.answer = slowly(it, 300, 99);
    const underWay = it.read({ key: 'slow' });
    await it.clock.advance(100);
    it.answers.forget('tel');
    await it.clock.advance(200);
    expect((await underWay).value.answered).toBe(99);
    await it.answers.flush();
    expect(it.store.rows.size).toBe(0);
    it.vendor.answer = rejects('vendor_unavailable');
    for (const key of ['stat 1', 'other', 'slow']) {
      await expect(it.read({ key })).rejects.toMatchObject({ code: 'vendor_unavailable' });
    }
  });

  test('does not get back what the store was just asked for', async () => {
    const first = scene();
    await first.read();
    await first.answers.flush();
    const next = scene({ store: { ...first.store, get: slowStore }, clock: first.clock });
    async function slowStore(key: string) {
      await first.clock.sleep(100, new AbortController().signal);
      return first.store.rows.get(key) ?? null;
    }
    const reading = next.read();
    const rows = new Map(first.store.rows);
    next.answers.forget('tel');
    for (const [key, row] of rows) first.store.rows.set(key, row);
    next.vendor.answer = rejects('vendor_unavailable');
    const got = outcome(reading);
    await first.clock.advance(100);
    expect(await got).toMatchObject({ code: 'vendor_unavailable' });
  });

  test('leaves the others alone', async () => {
    const it = scene();
    await it.read();
    it.answers.forget('te');
    expect((await it.read()).state).toBe('cached');
  });
});

test('memory is bounded, and what falls out of it is kept', async () => {
  const it = scene({ maxBytes: 20_000 });
  for (let i = 0; i < 100; i++) {
    it.vendor.answer = async () => i;
    await it.read({ key: `stat ${i}`, freshMs: 0 });
  }
  expect(it.answers.peek({ connectionId: 'tel', key: 'stat 0' })).toBeNull();
  await settled();
  it.vendor.answer = rejects('vendor_unavailable');
  expect(await it.read({ key: 'stat 0', freshMs: 0 })).toMatchObject({ value: { answered: 0 } });
});

test('every load is told of, for health', async () => {
  const it = scene();
  await it.read();
  it.vendor.answer = rejects('timeout');
  await outcome(it.read({ key: 'other' }));
  expect(it.loaded).toMatchObject([
    { connectionId: 'tel', ms: 0, error: null },
    { connectionId: 'tel', ms: 0, error: { code: 'timeout' } },
  ]);
});

describe('whatever readers and vendor do', () => {
  const step = fc.record({
    wait: fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 500_000 })),
    readers: fc.integer({ min: 1, max: 4 }),
    vendor: fc.constantFrom('good', 'slow', 'hangs', 'unavailable', 'malformed'),
    leaves: fc.boolean(),
  });

  test('one answer is never loaded twice at a time, and a good one is never lost or replaced by an older one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const it = scene();
        let newest = 0;
        let given = 0;
        const good = (ms: number) => async (signal: AbortSignal) => {
          const mine = ++given;
          await it.clock.sleep(ms, signal);
          newest = mine;
          return mine;
        };
        const behaviours = {
          good: good(0),
          slow: good(2_000),
          hangs: good(60_000),
          unavailable: rejects('vendor_unavailable'),
          malformed: rejects('vendor_malformed'),
        };
        for (const { wait, readers, vendor, leaves } of steps) {
          it.vendor.answer = behaviours[vendor];
          const leaving = new AbortController();
          const signal = leaves ? { signal: leaving.signal } : {};
          const before = newest;
          const got = Array.from({ length: readers }, () => outcome(it.read(signal)));
          await it.clock.advance(100);
          leaving.abort(new Error('gone'));
          await it.clock.advance(DEADLINE_MS);
          const failed = (await Promise.all(got)).filter((one) => one instanceof AppError);
          expect(before > 0 ? failed : []).toEqual([]);
          const held: unknown = it.answers.peek({ connectionId: 'tel', key: 'stat 1' })?.value ?? { answered: 0 };
          expect(held).toMatchObject({ answered: newest });
          await it.clock.advance(wait);
        }
        expect(it.vendor.most).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });
});
