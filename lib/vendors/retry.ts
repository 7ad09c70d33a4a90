const BASE_MS = 200;
const BASE_AFTER_429_MS = 500;
const CAP_MS = 20_000;
const RETRY_AFTER_CAP_MS = 60_000;

/** Statuses after which the same request may succeed. */
export const isPassing = (status: number) => status === 408 || status === 425 || status === 429 || status >= 500;

/**
 * Milliseconds that a Retry-After header asks for (whole seconds or an HTTP date), 60,000 at most; null where it is
 * absent, negative, over or no such thing.
 */
export function retryAfterMs(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, RETRY_AFTER_CAP_MS);
  const date = /^[A-Z][a-z]{2}, \d{2} /.test(text) ? Date.parse(text) : Number.NaN;
  const wait = date - now.getTime();
  return wait > 0 ? Math.min(wait, RETRY_AFTER_CAP_MS) : null;
}

/** Full jitter: anything from 0 to a bound that doubles with every attempt (counted from 1). */
export function backoffMs(attempt: number, after429: boolean, random: () => number): number {
  const base = after429 ? BASE_AFTER_429_MS : BASE_MS;
  return Math.round(random() * Math.min(CAP_MS, base * 2 ** (attempt - 1)));
}
