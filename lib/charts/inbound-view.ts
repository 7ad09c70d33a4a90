import type { InboundStat } from '@/lib/model/inbound';
import type { Range } from '@/lib/model/quantity';
import { addDays, localDate } from '@/lib/model/time';

export type InboundGrain = 'hour' | 'day';

/** What of the time axis an answer is shown over. */
export type InboundSpan = {
  readonly range: Range;
  /** The vendor answered another range than the one that was asked. */
  readonly foreign: boolean;
};

/**
 * The range that was asked; where the vendor's own span does not meet it at all, the vendor's: its numbers are of that
 * time, whatever the question was.
 */
export function inboundSpan({ range, realtime }: InboundStat): InboundSpan {
  const { start, end } = realtime.total ?? { start: range.from, end: range.to };
  const own: Range = { from: start, to: end ?? range.to };
  const meets = Date.parse(own.from) < Date.parse(range.to) && Date.parse(own.to) > Date.parse(range.from);
  return meets || Date.parse(own.from) >= Date.parse(own.to)
    ? { range, foreign: false }
    : { range: own, foreign: true };
}

/** How much of the range has passed at `now` (epoch milliseconds): its end is that moment while it lasts. */
export function passedPart({ from, to }: Range, now: number): Range {
  const end = Math.max(Date.parse(from), Math.min(Date.parse(to), now));
  return { from, to: new Date(end).toISOString() };
}

/** The local dates of a range, up to the day of `now`. */
export function datesOf({ from, to }: Range, timeZone: string, now: number): readonly string[] {
  const last = Math.min(Date.parse(to) - 1, now);
  const end = localDate(new Date(last).toISOString(), timeZone);
  const dates: string[] = [];
  for (let date = localDate(from, timeZone); date <= end; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** What the address says; else hours for up to three days, and days beyond or where the range has no row of an hour. */
export function grainOf(
  text: string | null,
  { realtime }: Pick<InboundStat, 'realtime'>,
  { range, days }: { readonly range: Range; readonly days: number },
): InboundGrain {
  if (text === 'hour' || text === 'day') return text;
  const [from, to] = [Date.parse(range.from), Date.parse(range.to)];
  const hours = realtime.hourly.some(({ start }) => Date.parse(start) >= from && Date.parse(start) < to);
  return days <= 3 && (hours || realtime.daily.length === 0) ? 'hour' : 'day';
}

/**
 * Whether the figures that are settled after each day are there. pending: the range has only days that a vendor may
 * settle yet, today and yesterday; missing: there should be some.
 */
export function settlement(
  { offline }: Pick<InboundStat, 'offline'>,
  dates: readonly string[],
  { timeZone, now }: { readonly timeZone: string; readonly now: number },
): 'settled' | 'pending' | 'missing' {
  if (offline.daily.length > 0) return 'settled';
  const yesterday = addDays(localDate(new Date(now).toISOString(), timeZone), -1);
  return dates.every((date) => date >= yesterday) ? 'pending' : 'missing';
}
