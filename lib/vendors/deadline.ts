type Deadline = { readonly at: number; readonly monotonic: () => number };

/** The same in every bundle: a signal that one copy of this file made is known to the others. */
const DEADLINE = Symbol.for('callboard.deadline');
type Timed = AbortSignal & { [DEADLINE]?: Deadline };

/** What a read may take where nobody said: the default of api.md section 3. */
const DEFAULT_MS = 8_000;

/**
 * A signal that is aborted with `outer` or after `ms`, and that remembers when: `msLeft` tells. Whoever calls a
 * connector hands in one of these, so that it does not page, or wait for a retry, in vain.
 */
export function deadlineSignal(outer: AbortSignal, ms: number, monotonic: () => number): AbortSignal {
  // Not AbortSignal.any with AbortSignal.timeout: on Node 20 a timeout that nobody else holds is collected unfired.
  const controller = new AbortController();
  const end = () => controller.abort(outer.reason);
  const late = () => controller.abort(new DOMException('The deadline is over.', 'TimeoutError'));
  const timer = setTimeout(late, ms);
  timer.unref();
  if (outer.aborted) end();
  outer.addEventListener('abort', end, { once: true, signal: controller.signal });
  controller.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return timed(controller.signal, { at: monotonic() + ms, monotonic });
}

const timed = (signal: AbortSignal, deadline: Deadline): AbortSignal => Object.assign(signal, { [DEADLINE]: deadline });

/** `signal` with the deadline that `of` remembers, for `msLeft` alone: who shares the work may have more time. */
export function withDeadlineOf(signal: AbortSignal, of: AbortSignal): AbortSignal {
  const deadline = (of as Timed)[DEADLINE];
  return deadline ? timed(signal, deadline) : signal;
}

/** Milliseconds until the signal's deadline, never negative; 8,000 for a signal that has none of its own. */
export function msLeft(signal: AbortSignal): number {
  const deadline = (signal as Timed)[DEADLINE];
  return deadline ? Math.max(0, deadline.at - deadline.monotonic()) : DEFAULT_MS;
}
