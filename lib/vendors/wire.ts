import * as z from 'zod';
import { maskProse } from './mask-text';

// Pieces of wire schemas. Strict about shape, open about vocabulary. Never z.coerce: it makes 0 of "" and null.

const DIGITS = /^\d{1,15}$/;
const DECIMAL = /^\d{1,12}(?:\.\d{1,20})?$/;

/** A whole number from 0, as a number or as digits. */
export const wireCount = z.union([z.int().gte(0), z.string().regex(DIGITS).transform(Number)]);

/** The same; absent or null is null, and never 0. */
export const wireCountOrNull = wireCount.nullish().transform((value) => value ?? null);

/** A whole number, a code for example, as a number or as digits. */
export const wireInt = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
]);
export const wireIntOrNull = wireInt.nullish().transform((value) => value ?? null);

/** A number from 0, as a number or as decimal text. */
export const wireAmount = z.union([z.number().gte(0), z.string().regex(DECIMAL).transform(Number)]);
export const wireAmountOrNull = wireAmount.nullish().transform((value) => value ?? null);

/** An id is text, whatever the vendor sends: a number would lose its end above 2^53. */
export const wireId = z.union([z.string().min(1), z.int().transform(String)]);

/** Words, telephone numbers in them masked: a remark or a name may hold one. A number becomes text. */
export const wireText = z.union([z.string(), z.number().transform(String)]).transform(maskProse);
export const wireTextOrNull = wireText.nullish().transform((value) => value ?? null);

/** Adding 1e-6 lets through the dust of `round(ratio, 4) * 100`, and nothing else. */
const DUST = 1e-6;
const toRate = (percent: number) => Math.min(percent, 100) / 100;

/** A percentage from 0 to 100; comes out as a rate from 0 to 1, not rounded. */
export const wirePercent = wireAmount.refine((percent) => percent <= 100 + DUST).transform(toRate);
export const wirePercentOrNull = wirePercent.nullish().transform((value) => value ?? null);

/**
 * Where an answer does not fit its schema, for the log: field names and `[]` for places in lists. Never a value, nor a
 * key that the vendor made up, since either may be a telephone number.
 */
export function misfitOf(error: z.ZodError): string {
  const path = error.issues[0]?.path ?? [];
  const names = path.map((part) =>
    typeof part === 'number' ? '[]' : /^[A-Za-z_]{1,40}$/.test(String(part)) ? String(part) : '?',
  );
  return names.join('.') || '(whole answer)';
}
