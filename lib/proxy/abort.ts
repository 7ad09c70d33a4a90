import { setMaxListeners } from 'node:events';
import { AppError } from '@/lib/errors';
import type { Clock } from './clock';

/**
 * What a read fails with when `signal` ended it: `timeout` where a deadline did, else the signal's own reason, since a
 * caller who left is nobody's failure.
 */
export function endedBy(signal: AbortSignal): unknown {
  const { reason } = signal;
  if (reason instanceof DOMException && reason.name === 'TimeoutError') return timedOut(reason);
  return reason;
}

/** The vendor was not done in time. */
function timedOut(cause?: unknown): AppError {
  return new AppError('timeout', 'The vendor did not answer in time.', { cause });
}

/** `work`, or what `signal` ends it with, whichever comes first; `work` itself goes on, and may fail unheard. */
export function orEnded<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = () => reject(endedBy(signal));
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

export type Deadline = { readonly signal: AbortSignal; readonly clear: () => void };

/** A signal that ends after `ms` with `timeout`, until `clear` stops its timer. */
export function deadlineOf(ms: number, clock: Pick<Clock, 'sleep'>): Deadline {
  const late = new AbortController();
  const cleared = new AbortController();
  clock.sleep(ms, cleared.signal).then(
    () => late.abort(timedOut()),
    () => undefined,
  );
  return { signal: late.signal, clear: () => cleared.abort() };
}

/**
 * A signal that ends with the first of `signals`, until `unlink`. Not `AbortSignal.any`: on Node 20 that holds its
 * sources weakly, so that a timeout nobody else refers to is collected and never fires.
 */
export function linked(signals: readonly AbortSignal[]): { readonly signal: AbortSignal; readonly unlink: () => void } {
  const controller = new AbortController();
  // However many questions one page puts, all of them listen to these.
  setMaxListeners(0, controller.signal);
  const stops = signals.map((signal) => {
    setMaxListeners(0, signal);
    const stop = () => controller.abort(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    return () => signal.removeEventListener('abort', stop);
  });
  return {
    signal: controller.signal,
    unlink: () => {
      for (const stop of stops) stop();
    },
  };
}
