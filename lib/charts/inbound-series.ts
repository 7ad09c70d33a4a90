import type { InboundBucket, InboundStat } from '@/lib/model/inbound';
import type { Range } from '@/lib/model/quantity';
import { instantOfLocal, localOfInstant } from '@/lib/model/time';
import { datesOf, type InboundGrain } from './inbound-view';
import { prepareSeries, type Series, type SeriesInput } from './series';

type Options = {
  readonly range: Range;
  readonly grain: InboundGrain;
  readonly timeZone: string;
  /** Epoch milliseconds of the answer. */
  readonly now: number;
};

export type InboundSeries = {
  readonly calls: Series;
  readonly attempts: Series;
  /** Transferred over attempted, with its interval; by day where the range has several: an hour has too few to say. */
  readonly success: Series;
  /** Rows of the vendor that lie outside the range; they are not drawn. */
  readonly outside: number;
};

const countOf =
  (name: 'calls' | 'transferAttempts') =>
  ({ start, counts }: InboundBucket): SeriesInput => ({ start, value: counts[name] ?? null });

const rateOf = ({ start, rates: { transferSuccess } }: InboundBucket): SeriesInput => ({
  start,
  value: transferSuccess?.value ?? null,
  interval: transferSuccess?.interval ?? null,
  base: transferSuccess?.denominator ?? null,
});

/** An hour's start as vendors send it may be cut by the range: it belongs to its whole local hour. */
function wholeHour(bucket: InboundBucket, timeZone: string): InboundBucket {
  if (bucket.grain !== 'hour') return bucket;
  const hour = localOfInstant(bucket.start, timeZone).slice(0, 13);
  return { ...bucket, start: instantOfLocal(`${hour}:00:00`, timeZone) ?? bucket.start };
}

/** Calls and transfers by hour or by day, from the realtime pipe alone: offline counts none. */
export function prepareInboundSeries({ realtime }: Pick<InboundStat, 'realtime'>, options: Options): InboundSeries {
  const { range, grain, timeZone, now } = options;
  const several = datesOf(range, timeZone, now).length > 1;
  const rateGrain = several ? 'day' : grain;
  const rowsOf = (of: InboundGrain) =>
    (of === 'hour' ? realtime.hourly : realtime.daily).map((row) => wholeHour(row, timeZone));
  const rowsIn = (of: InboundGrain) =>
    rowsOf(of).filter(
      ({ start, end }) => Date.parse(start) < Date.parse(range.to) && Date.parse(end ?? start) > Date.parse(range.from),
    );
  const inside = rowsIn(grain);
  return {
    calls: prepareSeries(inside.map(countOf('calls')), options),
    attempts: prepareSeries(inside.map(countOf('transferAttempts')), options),
    success: prepareSeries(rowsIn(rateGrain).map(rateOf), { ...options, grain: rateGrain, kind: 'rate' }),
    outside: rowsOf(grain).length - inside.length,
  };
}
