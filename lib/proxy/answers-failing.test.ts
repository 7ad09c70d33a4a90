import { describe, expect, test } from 'vitest';
import { DEADLINE_MS, FRESH_MS, failing, outcome, rejects, scene, slowly } from './testing/answers';
import { settled } from './testing/fake-clock';

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
