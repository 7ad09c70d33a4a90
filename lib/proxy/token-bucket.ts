import { AppError } from '@/lib/errors';
import { orEnded } from './abort';
import type { Clock } from './clock';

/** However long a vendor asks us to stay away, we look again after this. */
const MAX_PAUSE_MS = 60_000;

export type TokenBucket = {
  /**
   * Resolves when one more request may go out, in the order of asking; rejects with what ended the signal.
   * @throws AppError `vendor_unavailable` at once where that would be later than `maxWaitMs`.
   */
  readonly take: (signal: AbortSignal, maxWaitMs?: number) => Promise<void>;
  /** Nothing goes out for `ms`, at most 60 s; after that at the steady rate, without a burst. */
  readonly pause: (ms: number) => void;
};

type Settings = {
  readonly perSecond: number;
  /** How many may go out at once after a quiet time; at least 1. */
  readonly burst: number;
  readonly clock: Pick<Clock, 'monotonic' | 'sleep'>;
};

/** Spaces requests out: never more than `burst + perSecond × s` of them in any `s` seconds. */
export function createTokenBucket({ perSecond, burst, clock }: Settings): TokenBucket {
  const capacity = Math.max(1, burst);
  const msPerToken = 1_000 / perSecond;
  let tokens = capacity;
  // Ahead of now while the bucket is paused.
  let countedAt = clock.monotonic();
  let waiting = 0;
  let tail: Promise<void> = Promise.resolve();

  function refill() {
    const now = clock.monotonic();
    if (now <= countedAt) return;
    tokens = Math.min(capacity, tokens + (now - countedAt) / msPerToken);
    countedAt = now;
  }

  /** Milliseconds until there are `count` tokens. */
  function msUntil(count: number): number {
    refill();
    const paused = Math.max(0, countedAt - clock.monotonic());
    // A token that is a rounding error away is there.
    const missing = count - tokens;
    return missing <= 1e-9 ? paused : paused + missing * msPerToken;
  }

  async function takeTurn(signal: AbortSignal) {
    signal.throwIfAborted();
    for (let ms = msUntil(1); ms > 0; ms = msUntil(1)) await clock.sleep(ms, signal);
    tokens -= 1;
  }

  return {
    async take(signal, maxWaitMs = Number.POSITIVE_INFINITY) {
      const expected = msUntil(waiting + 1);
      if (expected > maxWaitMs) {
        throw new AppError('vendor_unavailable', 'The vendor takes no more requests for now.', {
          retryAfterSeconds: Math.ceil(expected / 1_000),
          context: { retryable: false, limit: 'rate' },
        });
      }
      waiting += 1;
      const turn = tail.then(() => takeTurn(signal));
      tail = turn.catch(() => undefined);
      try {
        await orEnded(turn, signal);
      } finally {
        waiting -= 1;
      }
    },
    pause(ms) {
      refill();
      const until = clock.monotonic() + Math.min(Math.max(0, ms), MAX_PAUSE_MS);
      if (until <= countedAt) return;
      countedAt = until;
      tokens = Math.min(tokens, 1);
    },
  };
}
