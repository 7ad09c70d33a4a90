import * as z from 'zod/mini';
import { callOutcome } from './outcome';
import { bucket, count, instant, range, rate, ratio } from './quantity';

const outcomeCount = z.object({
  outcome: callOutcome,
  /** The vendor's own code, as text. */
  code: z.nullable(z.string()),
  /** The vendor's own words. */
  label: z.string(),
  count,
  base: z.enum(['numbers', 'calls']),
});

const intentionCount = z.object({
  /** Its letter, or the label where there is none. */
  key: z.string(),
  label: z.string(),
  /** 1 is the strongest; null where the vendor gives no order. */
  rank: z.nullable(z.int()),
  count,
});

const dimension = z.object({ name: z.string(), values: z.array(z.object({ label: z.string(), count })) });

export const UNAVAILABLE = [
  'answerRate',
  'progress',
  'outcomes',
  'intentions',
  'rounds',
  'talkTime',
  'dimensions',
] as const;
const unavailable = z.array(z.enum(UNAVAILABLE));
export type Unavailable = (typeof UNAVAILABLE)[number];

/** What a vendor says of one task: its counts, and apart from them the shares that it states itself. */
export const taskCounts = z.object({
  taskId: z.string().check(z.minLength(1)),
  range: z.nullable(range),
  numbers: z.object({ total: z.nullable(count), waiting: z.nullable(count), done: z.nullable(count) }),
  calls: z.object({ answered: z.nullable(count), unanswered: z.nullable(count) }),
  stated: z.object({ answerRate: z.nullable(rate), progress: z.nullable(rate) }),
  outcomes: z.array(outcomeCount),
  intentions: z.array(z.extend(intentionCount, { statedShare: z.nullable(rate) })),
  rounds: z.array(bucket),
  talkTime: z.array(bucket),
  dimensions: z.array(dimension),
  unavailable,
});
export type TaskCounts = z.infer<typeof taskCounts>;

/** What Callboard answers: the same counts, and every share derived in lib/metrics with its evidence. */
export const taskStat = z.object({
  taskId: z.string(),
  asOf: instant,
  range: z.nullable(range),
  numbers: z.object({ total: z.nullable(count), waiting: z.nullable(count), done: z.nullable(count) }),
  calls: z.object({ answered: z.nullable(count), unanswered: z.nullable(count) }),
  progress: ratio,
  answerRate: ratio,
  outcomes: z.array(outcomeCount),
  intentions: z.array(z.extend(intentionCount, { share: ratio })),
  rounds: z.array(bucket),
  talkTime: z.array(bucket),
  dimensions: z.array(dimension),
  unavailable,
});
export type TaskStat = z.infer<typeof taskStat>;
