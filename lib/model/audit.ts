import * as z from 'zod/mini';

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const fields = z.record(z.string(), value);
export type AuditFields = Readonly<Record<string, z.infer<typeof value>>>;

/** An id, and what it is called today; null for what is gone or has no name. */
const named = z.object({ id: z.string(), name: z.nullable(z.string()) });

export const auditRecord = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: named,
  /** One of `AUDIT_ACTIONS`, or one of another version of Callboard. */
  action: z.string(),
  subject: named,
  /** What was changed: as it was and as it became. */
  before: z.nullable(fields),
  after: z.nullable(fields),
  detail: fields,
});
export type AuditRecord = z.infer<typeof auditRecord>;
