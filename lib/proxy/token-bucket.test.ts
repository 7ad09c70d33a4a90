import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeClock, settled } from './testing/fake-clock';
import { createTokenBucket } from './token-bucket';

const never = () => new AbortController().signal;

/** Takes `count` and notes when each was given. */
function takeMany(bucket: ReturnType<typeof createTokenBucket>, clock: ReturnType<typeof fakeClock>, count: number) {
  const times: number[] = [];
  for (let i = 0; i < count; i++) void bucket.take(never()).then(() => times.push(clock.monotonic()));
  return times;
}

/** By how many the busiest stretch of time exceeds what is allowed in it; negative where none does. */
function excess(times: readonly number[], burst: number, perSecond: number): number {
  const stretches = times.flatMap((from, i) =>
    times.slice(i).map((to, more) => more + 1 - burst - ((to - from) / 1_000) * perSecond),
  );
  return Math.max(0, ...stretches);
}

describe('the spacing of requests to one vendor', () => {
  test('a burst goes out at once, and the rest at the steady rate', async () => {
    const clock = fakeClock();
    const times = takeMany(createTokenBucket({ perSecond: 5, burst: 10, clock }), clock, 13);
    await clock.advance(10_000);
    expect(times.map(Math.round)).toEqual([...Array(10).fill(0), 200, 400, 600]);
  });

  test('in no stretch of time are there more than the burst and the rate together', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          perSecond: fc.double({ min: 0.1, max: 100, noNaN: true }),
          burst: fc.integer({ min: 1, max: 20 }),
          pauses: fc.array(
            fc.record({ after: fc.integer({ min: 0, max: 900 }), take: fc.integer({ min: 0, max: 9 }) }),
            {
              maxLength: 8,
            },
          ),
        }),
        async ({ perSecond, burst, pauses }) => {
          const clock = fakeClock();
          const bucket = createTokenBucket({ perSecond, burst, clock });
          const times: number[] = [];
          for (const { after, take } of pauses) {
            await clock.advance(after);
            for (let i = 0; i < take; i++) void bucket.take(never()).then(() => times.push(clock.monotonic()));
          }
          const asked = pauses.reduce((sum, { take }) => sum + take, 0);
          await clock.advance((asked / perSecond) * 1_000 + 1);
          expect(times).toHaveLength(asked);
          expect(excess(times, burst, perSecond)).toBeLessThanOrEqual(1e-6);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a wait that is given up ends at once, costs nothing, and holds nobody up', async () => {
    const clock = fakeClock();
    const bucket = createTokenBucket({ perSecond: 1, burst: 1, clock });
    await bucket.take(never());
    const leaving = new AbortController();
    const left = bucket.take(leaving.signal).catch((error: unknown) => error);
    const times = takeMany(bucket, clock, 1);
    await settled();
    leaving.abort(new Error('gone'));
    expect(await left).toMatchObject({ message: 'gone' });
    await clock.advance(1_000);
    expect(times).toEqual([1_000]);
  });

  test('a pause lets nothing out, and afterwards no burst', async () => {
    const clock = fakeClock();
    const bucket = createTokenBucket({ perSecond: 5, burst: 10, clock });
    bucket.pause(3_000);
    const times = takeMany(bucket, clock, 3);
    await clock.advance(5_000);
    expect(times.map(Math.round)).toEqual([3_000, 3_200, 3_400]);
  });

  test('nobody is kept away for more than a minute', async () => {
    const clock = fakeClock();
    const bucket = createTokenBucket({ perSecond: 5, burst: 10, clock });
    bucket.pause(1e12);
    const times = takeMany(bucket, clock, 1);
    await clock.advance(60_000);
    expect(times).toEqual([60_000]);
  });

  test('who would have to wait for too long is told so at once, and for how long', async () => {
    const clock = fakeClock();
    const bucket = createTokenBucket({ perSecond: 5, burst: 10, clock });
    bucket.pause(30_000);
    await expect(bucket.take(never(), 8_000)).rejects.toMatchObject({
      code: 'vendor_unavailable',
      retryAfterSeconds: 30,
      context: { retryable: false },
    });
  });
});
