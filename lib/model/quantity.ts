import * as z from 'zod/mini';

/** A whole number of things, never negative. */
export const count = z.int().check(z.gte(0));

/** From 0 to 1. Percentages exist only in wire schemas and lib/format. */
export const rate = z.number().check(z.gte(0), z.lte(1));

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime();

/** A span of instants; `from` is included, `to` is not. */
export const range = z.object({ from: instant, to: instant });
export type Range = z.infer<typeof range>;

/** A share with its own evidence. `value` is null where the denominator is 0 or unknown. */
export const ratio = z.object({
  value: z.nullable(rate),
  numerator: z.nullable(count),
  denominator: z.nullable(count),
  /** Whose number `value` is: computed wherever its inputs are there. */
  source: z.enum(['vendor', 'computed']),
  /** What the vendor stated, as 0 to 1; null where it states nothing. */
  vendorValue: z.nullable(rate),
  /** Wilson score interval, 95 %; null where numerator or denominator is unknown or 0 of 0. */
  interval: z.nullable(z.object({ low: rate, high: rate })),
});
export type Ratio = z.infer<typeof ratio>;

/** One bar of a vendor's or our own histogram; both edges are included, null is an open or unknown edge. */
export const bucket = z.object({
  label: z.string(),
  min: z.nullable(z.number()),
  max: z.nullable(z.number()),
  count,
  origin: z.enum(['vendor', 'computed']),
});
export type Bucket = z.infer<typeof bucket>;
