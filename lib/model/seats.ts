import * as z from 'zod/mini';
import { count } from './quantity';

/** A telephone line of an account; its number is masked. */
const line = z.object({
  id: z.string().check(z.minLength(1)),
  name: z.nullable(z.string()),
  number: z.nullable(z.string()),
  usable: z.nullable(z.boolean()),
  /** How many calls it carries at once; null: without limit, or not told. */
  most: z.nullable(count),
  inUse: z.nullable(count),
});

/** What an account can dial with at this moment. */
export const seats = z.object({
  /** Robots that may talk at once, and how many do. */
  total: z.nullable(count),
  inUse: z.nullable(count),
  lines: z.array(line),
});
export type Seats = z.infer<typeof seats>;
