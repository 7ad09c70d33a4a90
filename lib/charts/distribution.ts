export type BarRow = {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  /** Of the sum of all rows, 0 to 1, the ones not shown included; null where the sum is 0. */
  readonly share: number | null;
};

/** A bar list with every decision taken: the component only draws it. */
export type Distribution = {
  readonly rows: readonly BarRow[];
  readonly sum: number;
  readonly max: number;
  /** How many rows there are; more than `rows` holds where the list was capped. */
  readonly of: number;
  /** Why there is nothing to draw; null where there is. */
  readonly empty: 'no-rows' | 'all-zero' | null;
};

type Options = {
  /** `given` keeps an order that means something: grades and buckets must not be sorted by size. */
  readonly order?: 'given' | 'count';
  readonly limit?: number;
};

/** Shares are of the sum of the rows: what the vendor counts in them is its own affair. */
export function prepareDistribution(
  rows: readonly { readonly key: string; readonly label: string; readonly count: number }[],
  { order = 'count', limit = Number.POSITIVE_INFINITY }: Options = {},
): Distribution {
  const sum = rows.reduce((total, { count }) => total + count, 0);
  const ordered = order === 'given' ? [...rows] : [...rows].sort((a, b) => b.count - a.count);
  return {
    rows: ordered
      .slice(0, limit)
      .map(({ key, label, count }) => ({ key, label, count, share: sum === 0 ? null : count / sum })),
    sum,
    max: Math.max(0, ...rows.map(({ count }) => count)),
    of: rows.length,
    empty: rows.length === 0 ? 'no-rows' : sum === 0 ? 'all-zero' : null,
  };
}
