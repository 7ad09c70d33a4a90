type Deadline = { readonly at: number; readonly monotonic: () => number };

const DEADLINES = new WeakMap<AbortSignal, Deadline>();

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
  DEADLINES.set(controller.signal, { at: monotonic() + ms, monotonic });
  return controller.signal;
}

/** Milliseconds until the signal's deadline, never negative; 8,000 for a signal that has none of its own. */
export function msLeft(signal: AbortSignal): number {
  const deadline = DEADLINES.get(signal);
  return deadline ? Math.max(0, deadline.at - deadline.monotonic()) : DEFAULT_MS;
}
