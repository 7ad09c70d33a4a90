import type { Bucket } from '@/lib/model/quantity';
import { countTicks } from './ticks';

export type BucketColumn = {
  readonly key: string;
  /** The vendor's own label. */
  readonly label: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly count: number;
  /** unaccounted: in the whole but in no bucket; drawn as a dashed, hatched outline, never as a bar. */
  readonly kind: 'bucket' | 'unaccounted';
};

export type Buckets = {
  readonly columns: readonly BucketColumn[];
  /** Of the buckets alone. */
  readonly sum: number;
  /** What the buckets should add up to; null where nobody says. */
  readonly whole: number | null;
  /** In no bucket; null where the whole is unknown or smaller than the sum. */
  readonly unaccounted: number | null;
  /** By how much the buckets exceed the whole; null where they do not. A contradiction. */
  readonly excess: number | null;
  /** Spans between two buckets that no bucket covers; both ends included. */
  readonly holes: readonly { readonly from: number; readonly to: number }[];
  readonly origin: Bucket['origin'] | 'mixed' | null;
  readonly ticks: readonly number[];
  readonly empty: 'not-provided' | 'no-rows' | 'all-zero' | null;
};

const byStart = (a: Bucket, b: Bucket) => (a.min ?? Number.NEGATIVE_INFINITY) - (b.min ?? Number.NEGATIVE_INFINITY);

function holesIn(buckets: readonly Bucket[]): { from: number; to: number }[] {
  const holes: { from: number; to: number }[] = [];
  let reached: number | null = null;
  for (const { min, max } of buckets) {
    if (reached !== null && min !== null && min > reached + 1) holes.push({ from: reached + 1, to: min - 1 });
    if (max === null) break;
    reached = Math.max(reached ?? max, max);
  }
  return holes;
}

/**
 * Ordered buckets as columns. What is in the whole but in no bucket stands in a column of its own: before the others
 * where they begin after 0 (it is the missing bucket 0), else behind them.
 */
export function prepareBuckets(
  buckets: readonly Bucket[],
  { whole = null, provided = true }: { readonly whole?: number | null; readonly provided?: boolean } = {},
): Buckets {
  const known = buckets.every(({ min, max }) => min !== null || max !== null);
  const ordered = known ? [...buckets].sort(byStart) : [...buckets];
  const sum = ordered.reduce((total, { count }) => total + count, 0);
  const rest = whole === null || ordered.length === 0 ? null : whole - sum;
  const unaccounted = rest !== null && rest >= 0 ? rest : null;
  const columns = ordered.map(
    ({ label, min, max, count }): BucketColumn => ({ key: label, label, min, max, count, kind: 'bucket' }),
  );
  if (unaccounted !== null && unaccounted > 0) {
    const first = ordered[0];
    const zeroIsMissing = known && first?.min !== null && first?.min !== undefined && first.min > 0;
    const column: BucketColumn = {
      key: 'unaccounted',
      label: '',
      min: zeroIsMissing ? 0 : null,
      max: zeroIsMissing ? (first.min ?? 1) - 1 : null,
      count: unaccounted,
      kind: 'unaccounted',
    };
    if (zeroIsMissing) columns.unshift(column);
    else columns.push(column);
  }
  const origins = new Set(ordered.map(({ origin }) => origin));
  const [origin = null] = origins;
  return {
    columns,
    sum,
    whole,
    unaccounted,
    excess: rest !== null && rest < 0 ? -rest : null,
    holes: known ? holesIn(ordered) : [],
    origin: origins.size > 1 ? 'mixed' : origin,
    ticks: countTicks(Math.max(0, ...columns.map(({ count }) => count)), 2),
    empty: !provided
      ? 'not-provided'
      : ordered.length === 0
        ? 'no-rows'
        : sum === 0 && !unaccounted
          ? 'all-zero'
          : null,
  };
}
