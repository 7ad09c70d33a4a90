import type { Ratio } from '@/lib/model/quantity';

/** 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/** Wilson score interval, 95 %, of `part` out of `whole`; both ends within 0 to 1. Null where `whole` is 0. */
export function wilson(part: number, whole: number): { low: number; high: number } | null {
  if (whole <= 0) return null;
  const share = part / whole;
  const weight = 1 + (Z * Z) / whole;
  const centre = (share + (Z * Z) / (2 * whole)) / weight;
  const half = (Z * Math.sqrt((share * (1 - share)) / whole + (Z * Z) / (4 * whole * whole))) / weight;
  // At 0 of n and n of n the exact ends are 0 and 1; floating point would miss them by a hair.
  return { low: part === 0 ? 0 : Math.max(0, centre - half), high: part === whole ? 1 : Math.min(1, centre + half) };
}

/**
 * `part / whole` with its evidence. Without a whole, or where the part is larger than the whole (two grains that do not
 * belong together), the vendor's word is all there is; it may be null too. Nothing of nothing is null, never 0.
 */
export function ratioOf(part: number | null, whole: number | null, vendorValue: number | null = null): Ratio {
  const evidence = { numerator: part, denominator: whole, vendorValue };
  if (part === null || whole === null || part > whole || part < 0) {
    return { ...evidence, value: vendorValue, source: 'vendor', interval: null };
  }
  if (whole === 0) return { ...evidence, value: null, source: 'computed', interval: null };
  return { ...evidence, value: part / whole, source: 'computed', interval: wilson(part, whole) };
}

/** Sum of counts; null as soon as one of them is unknown, since a part of a sum is no sum. */
export function sumOf(counts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const count of counts) {
    if (count === null) return null;
    sum += count;
  }
  return sum;
}

/**
 * Newcombe's interval, 95 %, of the difference of two independent shares (first minus second), from -1 to 1; null where
 * one of them has no base. A difference is proven only where the interval does not hold 0.
 */
export function newcombe(
  first: { part: number; whole: number },
  second: { part: number; whole: number },
): { difference: number; low: number; high: number } | null {
  const a = wilson(first.part, first.whole);
  const b = wilson(second.part, second.whole);
  if (!a || !b) return null;
  const [p, q] = [first.part / first.whole, second.part / second.whole];
  return {
    difference: p - q,
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  };
}

/** Fewer than 30 in the base, or an interval wider than 20 points: too few to rank, compare or draw an arrow from. */
export function isTooFew(ratio: Ratio): boolean {
  if (ratio.denominator === null || ratio.interval === null) return false;
  return ratio.denominator < 30 || ratio.interval.high - ratio.interval.low > 0.2;
}
