import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Breaker, createBreaker } from './breaker';
import { fakeClock } from './testing/fake-clock';

function breakerAt() {
  const clock = fakeClock();
  return { clock, breaker: createBreaker({ clock }) };
}
function times(count: number, work: () => void) {
  for (let i = 0; i < count; i++) work();
}
const fail = (breaker: Breaker, subject?: string) => breaker.enter(subject).failed();
const succeed = (breaker: Breaker) => breaker.enter().succeeded();

describe('the breaker of one vendor', () => {
  test('opens after five failures in a row, not before', () => {
    const { breaker } = breakerAt();
    times(4, () => fail(breaker));
    succeed(breaker);
    times(4, () => fail(breaker));
    expect(breaker.state()).toBe('closed');
    fail(breaker);
    expect(breaker.state()).toBe('open');
  });

  test('opens at half of ten calls within thirty seconds', async () => {
    const { breaker, clock } = breakerAt();
    times(4, () => {
      fail(breaker);
      succeed(breaker);
    });
    succeed(breaker);
    expect(breaker.state()).toBe('closed');
    fail(breaker);
    expect(breaker.state()).toBe('open');
    await clock.advance(0);
  });

  test('failures older than thirty seconds count no more', async () => {
    const { breaker, clock } = breakerAt();
    times(4, () => {
      fail(breaker);
      succeed(breaker);
    });
    await clock.advance(30_001);
    times(2, () => {
      succeed(breaker);
      fail(breaker);
    });
    expect(breaker.state()).toBe('closed');
  });

  test('one broken report does not close the way to the others, a second one does', () => {
    const { breaker } = breakerAt();
    times(50, () => fail(breaker, 'GET /task/1/stat'));
    expect(breaker.state()).toBe('closed');
    fail(breaker, 'GET /task/2/stat');
    expect(breaker.state()).toBe('open');
  });

  test('while open it refuses at once and says when to come back', async () => {
    const { breaker, clock } = breakerAt();
    times(5, () => fail(breaker));
    await clock.advance(2_500);
    const refusal = {
      code: 'vendor_unavailable',
      retryAfterSeconds: 8,
      context: { retryable: false, limit: 'breaker' },
    };
    expect(() => breaker.enter()).toThrow(expect.objectContaining(refusal));
    expect(() => breaker.check()).toThrow(expect.objectContaining(refusal));
    expect(breaker.msLeft()).toBe(7_500);
  });

  test('after ten seconds one call probes; its success closes the breaker', async () => {
    const { breaker, clock } = breakerAt();
    times(5, () => fail(breaker));
    await clock.advance(10_000);
    expect(breaker.state()).toBe('half_open');
    const probe = breaker.enter();
    expect(() => breaker.enter()).toThrow();
    probe.succeeded();
    expect(breaker.state()).toBe('closed');
    times(4, () => fail(breaker));
    expect(breaker.state()).toBe('closed');
  });

  test('each probe that fails doubles the wait, up to five minutes', async () => {
    const { breaker, clock } = breakerAt();
    times(5, () => fail(breaker));
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      waits.push(breaker.msLeft());
      await clock.advance(breaker.msLeft());
      fail(breaker);
    }
    expect(waits).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
  });

  test('a probe that a reader gave up leaves the place to the next one', async () => {
    const { breaker, clock } = breakerAt();
    times(5, () => fail(breaker));
    await clock.advance(10_000);
    breaker.enter().dropped();
    expect(breaker.state()).toBe('half_open');
    breaker.enter().succeeded();
    expect(breaker.state()).toBe('closed');
  });

  test('calls from before it opened say nothing about the time after', async () => {
    const { breaker, clock } = breakerAt();
    const early = Array.from({ length: 6 }, () => breaker.enter());
    times(5, () => fail(breaker));
    early.pop()?.succeeded();
    for (const call of early) call.failed();
    expect(breaker.state()).toBe('open');
    expect(breaker.msLeft()).toBe(10_000);
    await clock.advance(10_000);
    breaker.enter().succeeded();
    expect(breaker.state()).toBe('closed');
  });

  test('whatever happens, it lets one call at a time through while it probes, and a vendor that is well again all', async () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 20_000 }),
      ends: fc.constantFrom('succeeded', 'failed', 'dropped'),
    });
    const live = fc.array(step, { maxLength: 60 });
    const check = async (steps: readonly { wait: number; ends: 'succeeded' | 'failed' | 'dropped' }[]) => {
      const { breaker, clock } = breakerAt();
      for (const { wait, ends } of steps) {
        await clock.advance(wait);
        const before = breaker.state();
        if (before === 'open') {
          expect(() => breaker.enter()).toThrow();
          continue;
        }
        const call = breaker.enter();
        if (before === 'half_open') expect(() => breaker.enter()).toThrow();
        call[ends]();
      }
      expect(breaker.msLeft()).toBeLessThanOrEqual(300_000);
      await clock.advance(300_000);
      succeed(breaker);
      expect(breaker.state()).toBe('closed');
    };
    await fc.assert(fc.asyncProperty(live, check), { numRuns: 60 });
  });
});
