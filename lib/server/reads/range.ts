import { AppError, type FieldError } from '@/lib/errors';
import type { Range } from '@/lib/model/quantity';
import { addDays, instantOfLocal, localDate } from '@/lib/model/time';
import 'server-only';

/** What a caller wrote; both have passed `momentText`. */
export type RangeTexts = { readonly from?: string | undefined; readonly to?: string | undefined };

/** `key` names the question itself, so that "from then until now" stays one question while the clock moves. */
export type AskedRange = { readonly range: Range; readonly key: string };

const MAX_DAYS = 400;
const DAY_MS = 86_400_000;
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?)?$/;

function offsetMs(text: string): number | null {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Milliseconds since 1970; null where there is no such date, time or offset. */
function millisecondsOf(text: string, zone: string): number | null {
  const [, date, time = '00:00', fraction = '', offset] = MOMENT.exec(text) ?? [];
  if (date === undefined) return null;
  const wall = instantOfLocal(`${date} ${time}`, offset === undefined ? zone : 'UTC');
  const ahead = offset === undefined ? 0 : offsetMs(offset);
  if (wall === null || ahead === null) return null;
  return Date.parse(wall) - ahead + Math.trunc(Number(`0.${fraction || 0}`) * 1000);
}

const NO_SUCH_TIME = 'is no such date or time';
const refuse = (errors: readonly FieldError[]): never => {
  throw new AppError('bad_request', 'The range of time does not fit.', { errors });
};

function requireOrder(start: number, end: number, endsNow: boolean): void {
  if (start >= end) {
    refuse([
      { field: 'from', reason: endsNow ? 'takes a time before now' : 'takes a time before `to`' },
      { field: 'to', reason: 'takes a time after `from`' },
    ]);
  }
  if (end - start > MAX_DAYS * DAY_MS) {
    const reason = `takes a range of at most ${MAX_DAYS} days`;
    refuse([
      { field: 'from', reason },
      { field: 'to', reason },
    ]);
  }
}

/**
 * The instants that `from` and `to` mean in a zone; null without either. A bare date as `to` includes that day; without
 * `to` the range ends now.
 * @throws AppError `bad_request` naming the fields: no such date, `to` alone, not in order, more than 400 days.
 */
export function askedRange({ from, to }: RangeTexts, zone: string, now: Date): AskedRange | null {
  if (from === undefined && to === undefined) return null;
  if (from === undefined) return refuse([{ field: 'from', reason: 'is missing: `to` needs it' }]);

  const start = millisecondsOf(from, zone);
  const lastDay = to !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(to) && instantOfLocal(to, zone) !== null;
  const end = to === undefined ? now.getTime() : millisecondsOf(lastDay ? addDays(to, 1) : to, zone);
  if (start === null || end === null) {
    return refuse([
      ...(start === null ? [{ field: 'from', reason: NO_SUCH_TIME }] : []),
      ...(end === null ? [{ field: 'to', reason: NO_SUCH_TIME }] : []),
    ]);
  }
  requireOrder(start, end, to === undefined);
  const range = { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
  return { range, key: `${range.from}/${to === undefined ? 'now' : range.to}` };
}

/** From midnight to midnight of the day that is today in that zone (23 to 25 hours). */
export function today(zone: string, now: Date): AskedRange {
  const date = localDate(now.toISOString(), zone);
  const from = instantOfLocal(date, zone) ?? now.toISOString();
  const to = instantOfLocal(addDays(date, 1), zone) ?? now.toISOString();
  return { range: { from, to }, key: `today/${date}` };
}
