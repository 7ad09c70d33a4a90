import type { InboundBucket, InboundStat } from '@/lib/model/inbound';
import { localDate } from '@/lib/model/time';

export type PipeMetric = 'firstCallSolved' | 'users' | 'validUsers' | 'maxConcurrent' | 'fakeReceipts' | 'tickets';

/** What one pipe says of one metric over the range. */
export type PipeValue =
  | { readonly kind: 'value'; readonly value: number }
  /** Of the days, where there is no one value of the range: lowest and highest. */
  | { readonly kind: 'days'; readonly low: number; readonly high: number }
  /** The vendor does not give it in this pipe; or this day's row lacks it. */
  | { readonly kind: 'absent' };

export type PipeRow = {
  readonly metric: PipeMetric;
  readonly unit: 'rate' | 'count';
  readonly realtime: PipeValue;
  /** Over the range. */
  readonly offline: PipeValue;
  /** One for each settled day. */
  readonly days: readonly PipeValue[];
};

export type Pipes = {
  readonly rows: readonly PipeRow[];
  /** Local dates of the settled days. */
  readonly dates: readonly string[];
};

const ABSENT: PipeValue = { kind: 'absent' };
const pipeValue = (value: number | null | undefined): PipeValue =>
  value === null || value === undefined ? ABSENT : { kind: 'value', value };

type Metric = {
  readonly metric: PipeMetric;
  readonly unit: PipeRow['unit'];
  readonly read: (bucket: InboundBucket) => number | null | undefined;
  /** Days that make one value of the range: counts add up, a peak is the highest; what is distinct or a rate is neither. */
  readonly join?: (values: readonly number[]) => number;
};

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const METRICS: readonly Metric[] = [
  { metric: 'firstCallSolved', unit: 'rate', read: ({ rates }) => rates.firstCallSolved?.value },
  { metric: 'users', unit: 'count', read: ({ counts }) => counts.users },
  { metric: 'validUsers', unit: 'count', read: ({ counts }) => counts.validUsers },
  {
    metric: 'maxConcurrent',
    unit: 'count',
    read: ({ counts }) => counts.maxConcurrent,
    join: (values) => Math.max(...values),
  },
  { metric: 'fakeReceipts', unit: 'count', read: ({ counts }) => counts.fakeReceipts, join: sum },
  { metric: 'tickets', unit: 'count', read: ({ counts }) => counts.tickets, join: sum },
];

function overDays(values: readonly number[], join: Metric['join']): PipeValue {
  if (values.length === 0) return ABSENT;
  if (join) return { kind: 'value', value: join(values) };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? { kind: 'value', value: low } : { kind: 'days', low, high };
}

/**
 * The same metrics of both pipes side by side; they cover different spans and are never added. While the range is
 * `pending`, what the vendor totals offline is the 0 of nothing: it is left out.
 */
export function preparePipes({ realtime, offline }: InboundStat, timeZone: string, pending: boolean): Pipes {
  return {
    dates: offline.daily.map(({ start }) => localDate(start, timeZone)),
    rows: METRICS.map(({ metric, unit, read, join }): PipeRow => {
      const days = offline.daily.map(read);
      const known = days.filter((value): value is number => value !== null && value !== undefined);
      const own = pending ? null : offline.total && read(offline.total);
      return {
        metric,
        unit,
        realtime: pipeValue(realtime.total && read(realtime.total)),
        offline: own === null || own === undefined ? overDays(known, join) : pipeValue(own),
        days: days.map(pipeValue),
      };
    }),
  };
}
