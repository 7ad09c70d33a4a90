/** Round steps of 1, 2, 2.5 and 5, two to `most` of them, and as little air above `max` as they allow. Whole numbers only. */
export function countTicks(max: number, most = 4): readonly number[] {
  if (max <= 1) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(max));
  const fits = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10]
    .map((factor) => factor * power)
    .filter((step) => Number.isInteger(step))
    .map((step) => ({ step, count: Math.ceil(max / step) }))
    .filter(({ count }) => count >= 2 && count <= most)
    .toSorted((a, b) => a.step * a.count - b.step * b.count || a.count - b.count)[0];
  const { step, count } = fits ?? { step: Math.ceil(max), count: 1 };
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}

/** The part of 0 to 1 that a rate axis shows: all of it, unless everything lies within 20 points; then steps of 5. */
export function rateDomain(values: readonly number[]): {
  readonly low: number;
  readonly high: number;
  readonly full: boolean;
} {
  const full = { low: 0, high: 1, full: true };
  if (values.length === 0) return full;
  const low = Math.max(0, Math.floor(Math.min(...values) * 20 - 1e-9) / 20);
  const high = Math.min(1, Math.ceil(Math.max(...values) * 20 + 1e-9) / 20);
  return high - low < 0.2 ? { low, high, full: false } : full;
}

/** Three to five evenly spaced ticks of a rate axis. */
export function rateTicks({ low, high }: { low: number; high: number }): readonly number[] {
  const steps = high - low <= 0.2 + 1e-9 ? Math.max(1, Math.round((high - low) / 0.05)) : 2;
  return Array.from({ length: steps + 1 }, (_, at) => Math.round((low + ((high - low) * at) / steps) * 1e4) / 1e4);
}
