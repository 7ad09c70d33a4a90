import * as z from 'zod/mini';
import { DIALECTS } from './dialects';

export const dialect = z.enum(DIALECTS);
export type Dialect = z.infer<typeof dialect>;

/** What one connection can answer. A page hides or explains what is not in the list; it never shows a zero for it. */
export const CAPABILITIES = [
  'taskList',
  'taskStat',
  'calls',
  'callDetail',
  'transcript',
  'numbers',
  'attempts',
  'undialed',
  'recording',
  'levels',
  'tags',
  'seats',
  'inboundStats',
  'webhook',
] as const;
export const capability = z.enum(CAPABILITIES);
export type Capability = z.infer<typeof capability>;
