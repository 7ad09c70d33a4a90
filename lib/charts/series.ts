import type { Range } from '@/lib/model/quantity';
import { addDays, instantOfLocal, localDate, localOfInstant } from '@/lib/model/time';
import { countTicks, rateDomain, rateTicks } from './ticks';

export type SeriesPoint = {
  /** Start of the bucket: epoch milliseconds, and the same as an instant. */
  readonly at: number;
  readonly start: string;
  /** Its local date. */
  readonly date: string;
  /** Null where no row came back: the line breaks, it does not fall to 0. */
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** What the value is computed from; null for counts. */
  readonly base: number | null;
  readonly unfinished: boolean;
  /** The finished line, and the dashed end that begins at its last point. */
  readonly line: number | null;
  readonly tail: number | null;
};

export type Series = {
  readonly points: readonly SeriesPoint[];
  readonly grain: 'hour' | 'day';
  readonly kind: 'count' | 'rate';
  /** End of the range, epoch milliseconds: what is to come stays empty. */
  readonly end: number;
  /** Local midnights inside the range: where a day begins, and its date. */
  readonly days: readonly { readonly at: number; readonly date: string }[];
  /** Runs of buckets without a row, their end not included. */
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
  readonly peak: SeriesPoint | null;
  readonly sum: number | null;
  readonly unfinishedAt: string | null;
  readonly domain: { readonly low: number; readonly high: number };
  /** Whether a rate axis begins at 0 and ends at 1. */
  readonly full: boolean;
  readonly ticks: readonly number[];
  readonly empty: 'no-rows' | null;
};

export type SeriesInput = {
  readonly start: string;
  readonly value: number | null;
  readonly interval?: { readonly low: number; readonly high: number } | null;
  readonly base?: number | null;
};

const HOUR = 3_600_000;

/** The start of every bucket of the range, whole local hours or days, up to and without `to` or now. */
function startsOf(range: Range, grain: 'hour' | 'day', zone: string, now: number): number[] {
  const end = Math.min(Date.parse(range.to), now);
  const starts: number[] = [];
  if (grain === 'hour') {
    const first = instantOfLocal(`${localOfInstant(range.from, zone).slice(0, 13)}:00:00`, zone);
    for (let at = Date.parse(first ?? range.from); at < end; at += HOUR) starts.push(at);
    return starts;
  }
  for (let date = localDate(range.from, zone); ; date = addDays(date, 1)) {
    const at = instantOfLocal(date, zone);
    if (at === null || Date.parse(at) >= end) return starts;
    starts.push(Date.parse(at));
  }
}

type Options = {
  readonly range: Range;
  readonly grain: 'hour' | 'day';
  readonly timeZone: string;
  /** Epoch milliseconds; a bucket that ends after it is not finished. */
  readonly now: number;
  readonly kind?: 'count' | 'rate';
};

/** A value per hour or day, every bucket of the range in its place: one without a row is a gap, never 0. */
export function prepareSeries(
  inputs: readonly SeriesInput[],
  { range, grain, timeZone, now, kind = 'count' }: Options,
): Series {
  const byStart = new Map(inputs.map((input) => [Date.parse(input.start), input]));
  const starts = startsOf(range, grain, timeZone, now);
  const lengthAt = (at: number, index: number) =>
    (starts[index + 1] ?? at + (grain === 'hour' ? HOUR : 24 * HOUR)) - at;
  const raw = starts.map((at, index) => {
    const input = byStart.get(at);
    return {
      at,
      start: new Date(at).toISOString(),
      date: localDate(new Date(at).toISOString(), timeZone),
      value: input?.value ?? null,
      interval: input?.interval ?? null,
      base: input?.base ?? null,
      unfinished: at + lengthAt(at, index) > Math.min(now, Date.parse(range.to)),
    };
  });
  const points = raw.map((point, index): SeriesPoint => {
    const next = raw[index + 1];
    const startsTail = next?.unfinished === true && next.value !== null;
    return {
      ...point,
      line: point.unfinished ? null : point.value,
      tail: point.unfinished || startsTail ? point.value : null,
    };
  });
  const given = points.filter((point) => point.value !== null);
  const values = given.map(({ value }) => value ?? 0);
  const ends = given.flatMap(({ interval, value }) => (interval ? [interval.low, interval.high] : [value ?? 0]));
  const top = Math.max(0, ...values);
  const rateAxis = rateDomain(ends);
  const ticks = kind === 'rate' ? rateTicks(rateAxis) : countTicks(top, 3);
  const midnights = starts.filter((at) => localOfInstant(new Date(at).toISOString(), timeZone).endsWith('00:00:00'));
  return {
    points,
    grain,
    kind,
    end: Date.parse(range.to),
    days: midnights.map((at) => ({ at, date: localDate(new Date(at).toISOString(), timeZone) })),
    gaps: gapsIn(points, grain),
    peak: given.find(({ value }) => value === top) ?? null,
    sum: kind === 'count' && given.length > 0 ? values.reduce((sum, value) => sum + value, 0) : null,
    unfinishedAt: points.find(({ unfinished, value }) => unfinished && value !== null)?.start ?? null,
    domain: kind === 'rate' ? rateAxis : { low: 0, high: ticks.at(-1) ?? 1 },
    full: kind === 'rate' ? rateAxis.full : true,
    ticks,
    empty: given.length === 0 ? 'no-rows' : null,
  };
}

function gapsIn(points: readonly SeriesPoint[], grain: 'hour' | 'day'): { from: string; to: string }[] {
  const gaps: { from: string; to: string }[] = [];
  let open: string | null = null;
  for (const { start, value } of points) {
    if (value === null) open ??= start;
    else if (open !== null) {
      gaps.push({ from: open, to: start });
      open = null;
    }
  }
  const last = points.at(-1);
  if (open !== null && last)
    gaps.push({ from: open, to: new Date(last.at + (grain === 'hour' ? HOUR : 24 * HOUR)).toISOString() });
  return gaps;
}
