import { ratioOf } from '@/lib/metrics/ratio';
import type { INBOUND_DISTRIBUTIONS, InboundBucket, InboundStat } from '@/lib/model/inbound';

type Pipe = InboundStat['realtime'];
type Name = (typeof INBOUND_DISTRIBUTIONS)[number];
type Row = { readonly key: string; readonly label: string; readonly count: number };

/** A distribution over a range: the vendor's own total, or the sum of the days that have it. */
export type RangeDistribution = {
  readonly rows: readonly Row[];
  readonly origin: 'total' | 'days';
  /** Days that were added; 0 where the total is the vendor's. */
  readonly days: number;
};

/** The counts of each key over all rows, in the order in which keys first occur. */
function added(lists: readonly (readonly Row[])[]): readonly Row[] {
  const sums = new Map<string, Row>();
  for (const { key, label, count } of lists.flat()) {
    const known = sums.get(key);
    sums.set(key, known ? { ...known, count: known.count + count } : { key, label, count });
  }
  return [...sums.values()];
}

/** Taken from the total where the vendor has it there, else the sum of its days; null where neither has it. */
export function rangeDistribution(
  { total, daily }: Pick<Pipe, 'total' | 'daily'>,
  name: Name,
): RangeDistribution | null {
  const own = total?.distributions[name];
  if (own) return { rows: own, origin: 'total', days: 0 };
  const lists = daily.flatMap(({ distributions }) => distributions[name] ?? []);
  const days = daily.filter(({ distributions }) => distributions[name] !== undefined).length;
  return days === 0 ? null : { rows: added([lists]), origin: 'days', days };
}

export type RangeRatings = {
  readonly bucket: Pick<InboundBucket, 'distributions' | 'rates' | 'averages'>;
  readonly days: number;
};

/**
 * Ratings of a range, from its days. How many were asked is known to the vendor alone, so its rates are those of the
 * range; of a single day, the day's own.
 */
export function rangeRatings({ total, daily }: Pick<Pipe, 'total' | 'daily'>): RangeRatings | null {
  const rated = daily.filter(({ distributions }) => distributions.rating !== undefined);
  const ratings = rangeDistribution({ total, daily }, 'rating');
  if (!ratings) return null;
  const stated = rated.length === 1 ? (rated[0] ?? total) : total;
  const sum = (rows: readonly Row[]) => rows.reduce((all, { count }) => all + count, 0);
  const satisfied = sum(ratings.rows.filter(({ key }) => Number(key) >= 3));
  const evaluated = stated?.rates.evaluated;
  const score = total?.averages.robotScore;
  return {
    days: ratings.days,
    bucket: {
      distributions: { rating: [...ratings.rows] },
      rates: {
        satisfied: ratioOf(satisfied, sum(ratings.rows), stated?.rates.satisfied?.vendorValue ?? null),
        ...(evaluated && { evaluated }),
      },
      averages: score === undefined ? {} : { robotScore: score },
    },
  };
}
