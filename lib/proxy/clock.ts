import { setTimeout as wait } from 'node:timers/promises';

/** Time, handed in so that a test brings its own. A connector's `Io` fits. */
export type Clock = {
  /** Wall clock: for what people read. It may jump, so nothing expires by it. */
  readonly now: () => Date;
  /** Milliseconds of a clock that never jumps; for expiry and durations. */
  readonly monotonic: () => number;
  /** Resolves after `ms`, or rejects with the signal's reason as soon as it is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    wait(ms, undefined, { signal }).catch(() => {
      throw signal.reason;
    }),
};
