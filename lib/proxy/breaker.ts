import { AppError } from '@/lib/errors';
import type { Clock } from './clock';

export type BreakerState = 'closed' | 'open' | 'half_open';

/** One call that was let through. Exactly one of these is to be called; what comes after the first does nothing. */
export type BreakerCall = {
  readonly succeeded: () => void;
  readonly failed: () => void;
  /** It ended for a reason of ours, which says nothing about the vendor. */
  readonly dropped: () => void;
};

export type Breaker = {
  /** @throws AppError `vendor_unavailable` with `retryAfterSeconds` while `enter` would throw it. */
  readonly check: () => void;
  /**
   * Lets a call through. `subject` is what is asked for: failures of one subject alone never open the breaker, since
   * one broken report says nothing about the others; without it every call is its own.
   * @throws AppError `vendor_unavailable` with `retryAfterSeconds` while open, or while another call probes.
   */
  readonly enter: (subject?: string) => BreakerCall;
  readonly state: () => BreakerState;
  /** Milliseconds until the next probe may go out; 0 where calls go through. */
  readonly msLeft: () => number;
};

type Settings = {
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly windowMs?: number;
  readonly minCalls?: number;
  readonly inARow?: number;
  readonly openMs?: number;
  readonly maxOpenMs?: number;
};
type Outcome = { readonly at: number; readonly failed: boolean; readonly subject: string | symbol };

/**
 * Stops asking a vendor that fails: after 5 failures in a row, or at half of at least 10 calls within 30 s. Probes with
 * one call after 10 s, and after each probe that fails waits twice as long, up to 5 min.
 */
export function createBreaker({
  clock,
  windowMs = 30_000,
  minCalls = 10,
  inARow = 5,
  openMs = 10_000,
  maxOpenMs = 300_000,
}: Settings): Breaker {
  let outcomes: Outcome[] = [];
  let row: Outcome[] = [];
  let openedFor = 0;
  let openUntil: number | null = null;
  let probing = false;
  // Calls let through before the breaker opened or closed say nothing about the time after.
  let era = 0;

  function state(): BreakerState {
    if (openUntil === null) return 'closed';
    return clock.monotonic() < openUntil ? 'open' : 'half_open';
  }
  function turn(until: number | null) {
    era += 1;
    openUntil = until;
    probing = false;
    outcomes = [];
    row = [];
  }
  function open() {
    openedFor = openedFor === 0 ? openMs : Math.min(maxOpenMs, openedFor * 2);
    turn(clock.monotonic() + openedFor);
  }
  function close() {
    openedFor = 0;
    turn(null);
  }

  const severalFailed = (some: readonly Outcome[]) =>
    new Set(some.filter(({ failed }) => failed).map(({ subject }) => subject)).size > 1;

  function record(outcome: Outcome) {
    outcomes = [...outcomes.filter(({ at }) => at > outcome.at - windowMs), outcome];
    row = outcome.failed ? [...row, outcome].slice(-1_000) : [];
    const failures = outcomes.filter(({ failed }) => failed).length;
    const tooMany = outcomes.length >= minCalls && failures * 2 >= outcomes.length && severalFailed(outcomes);
    if (outcome.failed && (tooMany || (row.length >= inARow && severalFailed(row)))) open();
  }

  function check() {
    const now = state();
    if (now === 'closed' || (now === 'half_open' && !probing)) return;
    throw new AppError('vendor_unavailable', 'The vendor has been failing; it is asked again later.', {
      retryAfterSeconds: Math.max(1, Math.ceil(msLeft() / 1_000)),
      context: { retryable: false, limit: 'breaker' },
    });
  }
  const msLeft = () => (openUntil === null ? 0 : Math.max(0, openUntil - clock.monotonic()));

  return {
    check,
    state,
    msLeft,
    enter(subject = '') {
      check();
      const probe = state() === 'half_open';
      if (probe) probing = true;
      const mine = era;
      let settled = false;
      const settle = (how: () => void) => () => {
        if (settled || mine !== era) return;
        settled = true;
        how();
      };
      const outcome = (failed: boolean): Outcome => ({ at: clock.monotonic(), failed, subject: subject || Symbol() });
      return {
        succeeded: settle(() => (probe ? close() : record(outcome(false)))),
        failed: settle(() => (probe ? open() : record(outcome(true)))),
        dropped: settle(() => {
          if (probe) probing = false;
        }),
      };
    },
  };
}
