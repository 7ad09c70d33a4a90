import * as z from 'zod/mini';

/** The result of one reconciliation rule of contract.md section 8 on one answer. */
export const check = z.object({
  /** The rule, for example T1, B3, A5. */
  id: z.string(),
  status: z.enum(['pass', 'fail', 'skipped']),
  /** info: two grains that may differ honestly; warning: a contradiction. */
  severity: z.enum(['info', 'warning']),
  /** What was compared, in the vendor's field names; the place in the answer where one rule applies several times. */
  subject: z.string(),
  /** The vendor's value; rates are 0 to 1, durations seconds. */
  stated: z.nullable(z.union([z.number(), z.string()])),
  /** Ours, from the vendor's own inputs. */
  computed: z.nullable(z.union([z.number(), z.string()])),
  /** The greatest difference that passes; null where the rule is not about a difference. */
  tolerance: z.nullable(z.number()),
});
export type Check = z.infer<typeof check>;
