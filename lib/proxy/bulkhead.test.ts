import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBulkhead } from './bulkhead';
import { fakeClock, settled } from './testing/fake-clock';

const never = () => new AbortController().signal;

describe('the places at one vendor', () => {
  test('never more than so many are inside, in the order of asking, and no place is ever lost', async () => {
    const visitor = fc.record({
      arrivesAfter: fc.integer({ min: 0, max: 500 }),
      staysMs: fc.integer({ min: 0, max: 1_500 }),
      leavesQueueAfter: fc.option(fc.integer({ min: 0, max: 1_000 }), { nil: null }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(visitor, { maxLength: 30 }),
        async (places, visitors) => {
          const clock = fakeClock();
          const bulkhead = createBulkhead({ inFlight: places, queue: 8, waitMs: 700, clock });
          const entered: number[] = [];
          let inside = 0;
          let highest = 0;
          for (const [index, { arrivesAfter, staysMs, leavesQueueAfter }] of visitors.entries()) {
            await clock.advance(arrivesAfter);
            const patience = new AbortController();
            if (leavesQueueAfter !== null) void clock.sleep(leavesQueueAfter, never()).then(() => patience.abort());
            void (async () => {
              const leave = await bulkhead.enter(patience.signal).catch(() => null);
              if (!leave) return;
              entered.push(index);
              inside += 1;
              highest = Math.max(highest, inside);
              await clock.sleep(staysMs, never());
              inside -= 1;
              leave();
              leave();
            })();
          }
          await clock.advance(60_000);
          expect(highest).toBeLessThanOrEqual(places);
          expect(bulkhead.state()).toEqual({ inFlight: 0, queued: 0 });
          expect(entered).toEqual([...entered].sort((a, b) => a - b));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('who finds fifty waiting is turned away at once', async () => {
    const clock = fakeClock();
    const bulkhead = createBulkhead({ inFlight: 1, clock });
    await bulkhead.enter(never());
    const waiting = Array.from({ length: 50 }, () => bulkhead.enter(never()).catch((error: unknown) => error));
    expect(bulkhead.state()).toEqual({ inFlight: 1, queued: 50 });
    await expect(bulkhead.enter(never())).rejects.toMatchObject({ code: 'vendor_unavailable', retryAfterSeconds: 1 });
    await clock.advance(2_000);
    expect(await Promise.all(waiting)).toHaveLength(50);
  });

  test('nobody waits for longer than two seconds', async () => {
    const clock = fakeClock();
    const bulkhead = createBulkhead({ inFlight: 1, clock });
    await bulkhead.enter(never());
    let failure: unknown;
    void bulkhead.enter(never()).catch((error: unknown) => {
      failure = error;
    });
    await clock.advance(1_999);
    expect(failure).toBeUndefined();
    await clock.advance(1);
    await settled();
    expect(failure).toMatchObject({ code: 'vendor_unavailable', context: { retryable: false } });
    expect(bulkhead.state().queued).toBe(0);
  });

  test('who stops waiting is gone from the queue at once', async () => {
    const bulkhead = createBulkhead({ inFlight: 1, clock: fakeClock() });
    const leave = await bulkhead.enter(never());
    const leaving = new AbortController();
    const left = bulkhead.enter(leaving.signal).catch((error: unknown) => error);
    leaving.abort(new Error('gone'));
    expect(await left).toMatchObject({ message: 'gone' });
    leave();
    expect(bulkhead.state()).toEqual({ inFlight: 0, queued: 0 });
  });

  test('a place that comes free in the moment of leaving is not lost', async () => {
    const bulkhead = createBulkhead({ inFlight: 1, clock: fakeClock() });
    const leave = await bulkhead.enter(never());
    const leaving = new AbortController();
    const left = bulkhead.enter(leaving.signal).catch((error: unknown) => error);
    leave();
    leaving.abort(new Error('gone'));
    expect(await left).toMatchObject({ message: 'gone' });
    expect(bulkhead.state()).toEqual({ inFlight: 0, queued: 0 });
  });
});
