import * as z from 'zod/mini';
import { check } from './check';
import { count, instant } from './quantity';
import { dialect } from './vendor';

/** Computed from records of which not all are here yet. */
export const coverage = z.object({ rows: count, total: count });
export type Coverage = z.infer<typeof coverage>;

/** Where an answer came from, how old it is, and what of it does not add up (api.md, `Meta`). */
export const meta = z.object({
  source: z.object({
    connectionId: z.string(),
    dialect,
    endpoint: z.string(),
    fetchedAt: instant,
    ageMs: z.number().check(z.gte(0)),
    /** stale: the vendor failed, this is the last good answer. */
    state: z.enum(['fresh', 'cached', 'stale']),
    /** With cached: a newer answer is on its way; ask again in a moment. */
    updating: z.optional(z.literal(true)),
    error: z.optional(z.object({ code: z.string(), since: instant, retryAt: z.optional(instant) })),
    coverage: z.optional(coverage),
  }),
  checks: z.array(check),
});
export type Meta = z.infer<typeof meta>;
