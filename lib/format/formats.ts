import { formatAge, formatAgeShort } from './age';
import { formatRounds, formatTalkTime } from './bucket';
import * as date from './date';
import { formatDuration, formatElapsed, formatMinutes, formatPosition, formatSeconds } from './duration';
import type { Locale } from './locale';
import { formatCompact, formatNumber, formatSigned } from './number';
import * as rate from './rate';

/** Every format with the locale already chosen; what needs a zone takes it as its last argument. */
export function formatsOf(locale: Locale) {
  return {
    locale,
    number: formatNumber,
    signed: formatSigned,
    compact: (value: number | null) => formatCompact(value, locale),
    rate: rate.formatRate,
    rateValue: rate.formatRateValue,
    statedRate: rate.formatStatedRate,
    interval: rate.formatInterval,
    rateChange: (change: number | null, digits?: number) => rate.formatRateChange(change, locale, digits),
    changeInterval: rate.formatChangeInterval,
    duration: formatDuration,
    position: formatPosition,
    seconds: (seconds: number | null) => formatSeconds(seconds, locale),
    minutes: (minutes: number | null) => formatMinutes(minutes, locale),
    elapsed: (ms: number | null) => formatElapsed(ms, locale),
    age: (ms: number) => formatAge(ms, locale),
    ageShort: (ms: number) => formatAgeShort(ms, locale),
    dateTime: (instant: string, zone: string) => date.formatDateTime(instant, zone, locale),
    dayTime: (instant: string, zone: string) => date.formatDayTime(instant, zone, locale),
    clock: date.formatClock,
    day: (local: string, withYear?: boolean) => date.formatDay(local, locale, withYear),
    axisDay: (local: string) => date.formatAxisDay(local, locale),
    axisDayShort: (local: string) => date.formatAxisDayShort(local, locale),
    axisHour: date.formatAxisHour,
    days: (from: string, to: string) => date.formatDays(from, to, locale),
    range: (range: { from: string; to: string }, zone: string) => date.formatRange(range, zone, locale),
    rounds: formatRounds,
    talkTime: (edges: Parameters<typeof formatTalkTime>[0]) => formatTalkTime(edges, locale),
  };
}
export type Formats = ReturnType<typeof formatsOf>;
