import { describe, expect, test } from 'vitest';
import { createAnswers } from './answers';
import type { LastGood } from './keeper';
import { DEADLINE_MS, outcome, rejects, scene, slowly } from './testing/answers';
import { fakeClock } from './testing/fake-clock';

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
