import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { DEADLINE_MS, FRESH_MS, outcome, rejects, scene, slowly } from './testing/answers';
import { settled } from './testing/fake-clock';

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

test('memory is bounded, and what falls out of it is kept', async () => {
  const it = scene({ maxBytes: 20_000 });
  for (let i = 0; i < 100; i++) {
    it.vendor.answer = async () => i;
    await it.read({ key: `stat ${i}`, freshMs: 0 });
  }
  await it.clock.advance(1_000);
  expect(it.answers.peek({ connectionId: 'tel', key: 'stat 0' })).toBeNull();
  it.vendor.answer = rejects('vendor_unavailable');
  expect(await it.read({ key: 'stat 0', freshMs: 0 })).toMatchObject({ value: { answered: 0 } });
});

test('nobody waits for an answer to be written down, and it is once it has left', async () => {
  const it = scene();
  let written = 0;
  const toJSON = () => {
    written += 1;
    return { fetchedAt: it.clock.now().toISOString(), answered: 7 };
  };
  await it.read({ load: async () => ({ fetchedAt: it.clock.now().toISOString(), answered: 7, toJSON }) });
  await settled();
  expect(written).toBe(0);
  await it.clock.advance(1_000);
  expect(written).toBeGreaterThan(0);
});

test('many that come at once do not all wait to be weighed', async () => {
  const it = scene({ maxBytes: 20_000 });
  for (let i = 0; i < 300; i++) await it.read({ key: `stat ${i}` });
  expect(it.answers.peek({ connectionId: 'tel', key: 'stat 0' })).toBeNull();
  expect(it.answers.peek({ connectionId: 'tel', key: 'stat 299' })).not.toBeNull();
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
