import { AppError } from '@/lib/errors';
import { endedBy, orEnded } from './abort';
import type { Clock } from './clock';

export type Bulkhead = {
  /**
   * Resolves with the function that gives the place back (a second call does nothing), in the order of asking.
   * @throws AppError `vendor_unavailable` where the queue is full, or no place came free in time; what ended the signal.
   */
  readonly enter: (signal: AbortSignal) => Promise<() => void>;
  readonly state: () => { readonly inFlight: number; readonly queued: number };
};

type Settings = {
  readonly inFlight: number;
  readonly queue?: number;
  readonly waitMs?: number;
  readonly clock: Pick<Clock, 'sleep'>;
};
type Waiter = { granted: boolean; wake: () => void };

const busy = () =>
  new AppError('vendor_unavailable', 'Too many requests are waiting for this vendor.', {
    retryAfterSeconds: 1,
    context: { retryable: false, limit: 'in-flight' },
  });

/** At most `inFlight` inside at a time, at most `queue` (50) before the door, for at most `waitMs` (2 s) each. */
export function createBulkhead({ inFlight: places, queue: room = 50, waitMs = 2_000, clock }: Settings): Bulkhead {
  const queue: Waiter[] = [];
  let inFlight = 0;

  function leave() {
    const next = queue.shift();
    if (!next) {
      inFlight -= 1;
      return;
    }
    next.granted = true;
    next.wake();
  }
  function once(): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      leave();
    };
  }

  async function wait(signal: AbortSignal) {
    const over = new AbortController();
    const waiter: Waiter = { granted: false, wake: () => undefined };
    const granted = new Promise<void>((resolve) => {
      waiter.wake = resolve;
    });
    queue.push(waiter);
    const late = clock.sleep(waitMs, over.signal).then(() => {
      throw busy();
    });
    try {
      await orEnded(Promise.race([granted, late]), signal);
    } catch (error) {
      // The place may have been given in the same moment: then nobody else knows of it.
      if (waiter.granted) leave();
      else queue.splice(queue.indexOf(waiter), 1);
      throw error;
    } finally {
      over.abort();
    }
  }

  return {
    async enter(signal) {
      if (signal.aborted) throw endedBy(signal);
      if (inFlight < places) inFlight += 1;
      else if (queue.length >= room) throw busy();
      else await wait(signal);
      return once();
    },
    state: () => ({ inFlight, queued: queue.length }),
  };
}
