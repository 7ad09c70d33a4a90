import * as z from 'zod/mini';
import { count, instant } from './quantity';

/** What a report may show, by its kind; a link shows all of it, or those that its owner chose. */
export const SECTIONS = {
  task: ['answerRate', 'progress', 'intentions', 'outcomes', 'rounds', 'talkTime', 'dimensions', 'checks'],
  inbound: ['totals', 'days', 'checks'],
  call: ['facts', 'transcript', 'checks'],
} as const;

export const LOCALES = ['zh-CN', 'en'] as const;

/** What a link shows; fixed when it is made. */
export const report = z.object({
  kind: z.enum(['task', 'inbound', 'call']),
  connectionId: z.string(),
  taskId: z.optional(z.string()),
  callId: z.optional(z.string()),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  sections: z.optional(z.array(z.string())),
});
export type Report = z.infer<typeof report>;

/** live: the numbers of the moment. snapshot: those of the moment in which it was made, with their hash. */
export const linkMode = z.enum(['live', 'snapshot']);
export type LinkMode = z.infer<typeof linkMode>;

export const linkState = z.enum(['active', 'paused', 'expired', 'revoked']);
export type LinkState = z.infer<typeof linkState>;

/** Why a link shows nothing although it could: whoever made it is gone or may not any more, or its connection is gone. */
export const linkStop = z.enum([
  'owner-gone',
  'owner-disabled',
  'owner-right',
  'owner-connection',
  // Whoever unmasked it may not see whole numbers any more.
  'unmasker',
  'connection-gone',
]);
export type LinkStop = z.infer<typeof linkStop>;

/** A link as its owner sees it; `url`, with its secret, is in the answer to its making and to a rotation alone. */
export const link = z.object({
  id: z.string(),
  name: z.string(),
  report,
  mode: linkMode,
  /** null: never. */
  expiresAt: z.nullable(instant),
  /** null: no limit. */
  maxViews: z.nullable(count),
  viewerDates: z.optional(z.object({ from: z.string(), to: z.string() })),
  /** Origins whose pages may show it in a frame; absent: none. */
  embedOrigins: z.optional(z.array(z.string())),
  unmasked: z.boolean(),
  reason: z.optional(z.string()),
  /** The reader's own language without it. */
  locale: z.optional(z.enum(LOCALES)),
  /** Whether its reader may have the report as a file. */
  exports: z.boolean(),
  hasPassword: z.boolean(),
  state: linkState,
  /** Whom it stands and falls with; the name is null for somebody who is gone. */
  owner: z.object({ id: z.string(), name: z.nullable(z.string()) }),
  stopped: z.nullable(linkStop),
  createdAt: instant,
  views: count,
  lastViewedAt: z.nullable(instant),
  url: z.optional(z.string()),
});
export type Link = z.infer<typeof link>;
