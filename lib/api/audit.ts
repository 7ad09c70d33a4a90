import * as z from 'zod/mini';
import { auditRecord } from '@/lib/model/audit';
import { bytes, endpoint, rangeInput, wholeNumber } from './endpoint';

const filters = {
  /** The id of an account or a token, `admin-token`, or `anonymous`. */
  actor: z.optional(z.string().check(z.regex(/^[\w-]{1,60}$/, 'takes an id'))),
  action: z.optional(z.string().check(z.regex(/^[a-z-]{1,30}\.[a-z-]{1,40}$/, 'takes an action'))),
  /** In Beijing time where they have no offset. */
  ...rangeInput,
};

const named = z.object({ id: z.string(), name: z.nullable(z.string()) });

export const auditEndpoint = endpoint({
  name: 'audit',
  summary: 'The audit log, newest first: who did what to what, as it was before and after, and when',
  access: 'viewer',
  right: 'audit:read',
  input: z.object({
    ...filters,
    /** `next` of the page before. */
    cursor: z.optional(z.string().check(z.regex(/^\d{1,16}-[a-z0-9]{1,40}$/i, 'takes what `next` said'))),
    pageSize: z._default(wholeNumber(1, 200), 50),
  }),
  reply: z.object({
    data: z.array(auditRecord),
    /** For the next page; null at the end. */
    next: z.nullable(z.string()),
    /** Who and what there is to filter by; with the first page alone. */
    known: z.nullable(z.object({ actors: z.array(named), actions: z.array(z.string()) })),
  }),
});
export type AuditInput = z.input<typeof auditEndpoint.input>;

export const auditCsvEndpoint = endpoint({
  name: 'audit-csv',
  summary: 'The audit log that the filters leave, as CSV; that it was taken away stands in the log itself',
  access: 'viewer',
  right: 'audit:read',
  reply: bytes,
  media: ['text/csv'],
  streamed: true,
  input: z.object({ ...filters, locale: z.optional(z.enum(['zh-CN', 'en'], 'takes zh-CN or en')) }),
});
export type AuditCsvInput = z.input<typeof auditCsvEndpoint.input>;
