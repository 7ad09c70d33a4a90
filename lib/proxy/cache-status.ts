/** Seconds, rounded down, so that what has 0.4 s left is not called fresh for a second. */
const ttl = (ms: number) => Math.floor(ms / 1_000);
const withDetail = (value: string, detail: string | undefined) => (detail ? `${value}; detail=${detail}` : value);

/** Cache-Status (RFC 9211) of an answer from memory. `leftMs` of freshness is negative beyond it. */
export function hit(leftMs: number, detail?: string): string {
  return withDetail(`callboard; hit; ttl=${ttl(leftMs)}`, detail);
}

type Forwarded = { readonly stored: boolean; readonly collapsed: boolean; readonly detail?: string };

/** Cache-Status of an answer for which the vendor was asked: there was none, or it was too old. */
export function forwarded(why: 'miss' | 'stale', { stored, collapsed, detail }: Forwarded): string {
  const flags = `${stored ? '; stored' : ''}${collapsed ? '; collapsed' : ''}`;
  return withDetail(`callboard; fwd=${why}${flags}`, detail);
}
