/**
 * What a Retry-After header asks for, in milliseconds from `now`: seconds or a date, never negative. Null where there
 * is none, or one that says neither.
 */
export function retryAfterMs(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  // Only dates as HTTP writes them: Date.parse takes far more, "-1" included.
  const at = /^[A-Z][a-z]{2},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
