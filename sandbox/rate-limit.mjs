/** Sliding window of one real second per credential. Returns true when the request is one too many. */
export function createRateLimit(switches) {
  const seen = new Map();
  return (credential) => {
    const limit = switches.values.rateLimit;
    if (limit === 0) return false;
    const now = performance.now();
    const recent = (seen.get(credential) ?? []).filter((at) => now - at < 1000);
    const over = recent.length >= limit;
    if (!over) recent.push(now);
    seen.set(credential, recent);
    return over;
  };
}
