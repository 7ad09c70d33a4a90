import * as z from 'zod/mini';
import { count, instant, ratio } from './quantity';
import { meta } from './source';
import { task } from './task';
import { taskStat } from './task-stat';

/** Totals over several tasks of several vendors, from their own statistics. */
export const overviewTotals = z.object({
  tasks: count,
  /** Numbers of the tasks whose vendor states them. */
  numbersTotal: count,
  numbersDone: count,
  progress: ratio,
  /** Answered over finished, each task in its vendor's own grain; pooled, never an average of rates. */
  answerRate: ratio,
  /** Levels A and B over classified calls; outbound only, since inbound letters are defined per robot. */
  positive: ratio,
  /** When the oldest of the inputs that can still change arrived; of all inputs where none can; null without any. */
  oldestAsOf: z.nullable(instant),
});
export type OverviewTotals = z.infer<typeof overviewTotals>;

const failure = z.object({ code: z.string(), since: z.nullable(instant), retryAfterSeconds: z.nullable(z.number()) });

/** One task with its cheap statistics; `stat` is null while they are on their way (`pending`) or could not be had. */
export const overviewTask = z.object({
  connectionId: z.string(),
  task,
  stat: z.nullable(taskStat),
  meta: z.nullable(meta),
  pending: z.boolean(),
  error: z.nullable(failure),
});
export type OverviewTask = z.infer<typeof overviewTask>;

/** One connection's part in the overview; `listed` of `total` tasks were looked at, `totals` adds up those with statistics. */
export const overviewSource = z.object({
  connectionId: z.string(),
  state: z.enum(['fresh', 'cached', 'stale', 'pending', 'failed']),
  fetchedAt: z.nullable(instant),
  listed: count,
  total: z.nullable(count),
  /** Of its own tasks alone; each vendor in its own grain. */
  totals: overviewTotals,
  error: z.nullable(failure),
});
export type OverviewSource = z.infer<typeof overviewSource>;

/** What is going on in every outbound connection at once. */
export const overview = z.object({
  totals: overviewTotals,
  tasks: z.array(overviewTask),
  sources: z.array(overviewSource),
  /** False while some task's statistics are still on their way: ask again in a moment. */
  complete: z.boolean(),
});
export type Overview = z.infer<typeof overview>;
