import * as z from 'zod/mini';
import { place } from './call';
import { callOutcome } from './outcome';
import { instant } from './quantity';

/** One time that a number was dialled. */
export const attempt = z.object({
  callId: z.string(),
  at: instant,
  outcome: callOutcome,
  outcomeLabel: z.string(),
  /** What the tone recogniser heard, in its own words. */
  toneWord: z.nullable(z.string()),
  sipCode: z.nullable(z.int()),
  totalSeconds: z.number().check(z.gte(0)),
  talkSeconds: z.number().check(z.gte(0)),
});
export type Attempt = z.infer<typeof attempt>;

/** A number of a task with its current status. Masked. */
export const contact = z.object({
  id: z.string().check(z.minLength(1)),
  taskId: z.string(),
  number: z.string(),
  outcome: callOutcome,
  outcomeLabel: z.string(),
  lastCallId: z.nullable(z.string()),
  blacklisted: z.nullable(z.boolean()),
  /** Newest first; null where nobody asked for the history or the vendor keeps none. */
  attempts: z.nullable(z.array(attempt)),
  place,
});
export type Contact = z.infer<typeof contact>;
