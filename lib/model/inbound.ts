import * as z from 'zod/mini';
import { count, instant, range, rate, ratio } from './quantity';

export const INBOUND_COUNTS = [
  'calls',
  'validCalls',
  'transferAttempts',
  'transferSuccess',
  'users',
  'validUsers',
  'newUsers',
  'oldUsers',
  'maxConcurrent',
  'tickets',
  'fakeReceipts',
  'fakeReceiptsPerDay',
  'fakeReceiptsUnique',
] as const;
export const INBOUND_RATES = [
  'transferAttempt',
  'transferSuccess',
  'agentReception',
  'firstCallSolved',
  'evaluated',
  'satisfied',
  'repeatCall',
] as const;
export const INBOUND_AVERAGES = ['agentSeconds', 'robotSeconds', 'totalSeconds', 'robotRounds', 'robotScore'] as const;
export const INBOUND_DISTRIBUTIONS = ['story', 'intention', 'hangup', 'rating', 'transferReason', 'ticket'] as const;

export type InboundRate = (typeof INBOUND_RATES)[number];

const distribution = z.array(z.object({ key: z.string(), label: z.string(), count }));

const bucketBase = {
  grain: z.enum(['total', 'day', 'hour']),
  source: z.enum(['realtime', 'offline']),
  start: instant,
  end: z.nullable(instant),
  counts: z.partialRecord(z.enum(INBOUND_COUNTS), count),
  averages: z.partialRecord(z.enum(INBOUND_AVERAGES), z.number().check(z.gte(0))),
  distributions: z.partialRecord(z.enum(INBOUND_DISTRIBUTIONS), distribution),
};

/** One total, day or hour as the vendor states it: counts, and apart from them its own rates. */
export const inboundFacts = z.object({ ...bucketBase, statedRates: z.partialRecord(z.enum(INBOUND_RATES), rate) });
export type InboundFacts = z.infer<typeof inboundFacts>;

/** The same with every rate derived in lib/metrics where its inputs are there. */
export const inboundBucket = z.object({ ...bucketBase, rates: z.partialRecord(z.enum(INBOUND_RATES), ratio) });
export type InboundBucket = z.infer<typeof inboundBucket>;

const pipe = <Bucket extends z.ZodMiniType>(row: Bucket) =>
  z.object({ total: z.nullable(row), daily: z.array(row), hourly: z.array(row) });

/** What a vendor says of one inbound line: two pipes that cover different spans and are never added. */
export const inboundCounts = z.object({ range, realtime: pipe(inboundFacts), offline: pipe(inboundFacts) });
export type InboundCounts = z.infer<typeof inboundCounts>;

/** What Callboard answers of one inbound line. */
export const inboundStat = z.object({ range, realtime: pipe(inboundBucket), offline: pipe(inboundBucket) });
export type InboundStat = z.infer<typeof inboundStat>;
