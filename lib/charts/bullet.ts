import { isTooFew } from '@/lib/metrics/ratio';
import type { Ratio } from '@/lib/model/quantity';

export type Span = { readonly low: number; readonly high: number };

/** A rate on its own lane of 0 to 1. */
export type Bullet = {
  readonly value: number | null;
  readonly interval: Span | null;
  readonly target: number | null;
  /** Where the rate lay in the weeks before. */
  readonly band: Span | null;
  readonly tooFew: boolean;
  readonly empty: 'no-denominator' | 'not-provided' | null;
};

/** Without a denominator there is no bar: 0 of 0 is not 0. */
export function prepareBullet(
  ratio: Ratio,
  { target = null, band = null }: { readonly target?: number | null; readonly band?: Span | null } = {},
): Bullet {
  const none = ratio.denominator === 0 ? 'no-denominator' : 'not-provided';
  return {
    value: ratio.value,
    interval: ratio.interval,
    target,
    band,
    tooFew: isTooFew(ratio),
    empty: ratio.value === null ? none : null,
  };
}
