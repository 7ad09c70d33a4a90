import { isTooFew } from '@/lib/metrics/ratio';
import type { Ratio } from '@/lib/model/quantity';
import { rateDomain } from './ticks';

export type Dot = {
  readonly key: string;
  readonly label: string;
  readonly ratio: Ratio;
  readonly tooFew: boolean;
  /** Its value or interval does not lie on the shared axis: it is written, not clipped. */
  readonly offScale: boolean;
};

export type Dots = {
  readonly rows: readonly Dot[];
  /** The shared axis, named in the head of its column. */
  readonly domain: { readonly low: number; readonly high: number };
  /** The rate of all rows together, a vertical tick; null where nobody gave it. */
  readonly pooled: number | null;
};

/**
 * Rates side by side with their intervals. The axis covers every row with a base of at least 30, so that one tiny task
 * does not flatten the others; without such rows it is 0 to 1.
 */
export function prepareDots(
  rows: readonly { readonly key: string; readonly label: string; readonly ratio: Ratio }[],
  { pooled = null, domain }: { readonly pooled?: number | null; readonly domain?: Dots['domain'] } = {},
): Dots {
  const trusted = rows.filter(({ ratio }) => ratio.interval !== null && !isTooFew(ratio));
  const ends = trusted.flatMap(({ ratio: { interval } }) => (interval ? [interval.low, interval.high] : []));
  const covered = rateDomain(ends);
  const tenths =
    ends.length === 0 || !covered.full
      ? covered
      : {
          low: Math.max(0, Math.floor(Math.min(...ends) * 10) / 10),
          high: Math.min(1, Math.ceil(Math.max(...ends) * 10) / 10),
        };
  const axis = domain ?? { low: tenths.low, high: tenths.high };
  return {
    domain: axis,
    pooled,
    rows: rows.map(({ key, label, ratio }) => {
      const low = ratio.interval?.low ?? ratio.value;
      const high = ratio.interval?.high ?? ratio.value;
      const offScale = low !== null && high !== null && (low < axis.low || high > axis.high);
      return { key, label, ratio, tooFew: isTooFew(ratio), offScale };
    }),
  };
}
