import type { Range } from '@/lib/model/quantity';
import { localOfInstant } from '@/lib/model/time';
import type { Locale } from './locale';

// Written out rather than left to Intl: two ICU versions disagree about "Wed, 12 Nov", and server and browser must not.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS: Record<Locale, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

type Parts = { year: number; month: number; day: number; weekday: number; clock: string; seconds: string };

/** Reads local text `YYYY-MM-DD[ HH:mm:ss]`. */
function partsOf(local: string): Parts {
  const [date = '', time = '00:00:00'] = local.split(' ');
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, weekday, clock: time.slice(0, 5), seconds: time.slice(0, 8) };
}

const dayOf = ({ month, day }: Parts, locale: Locale) =>
  locale === 'en' ? `${day} ${MONTHS[month - 1] ?? ''}` : `${month}月${day}日`;
const fullDayOf = (parts: Parts, locale: Locale) =>
  locale === 'en' ? `${dayOf(parts, locale)} ${parts.year}` : `${parts.year}年${dayOf(parts, locale)}`;
const dateTimeOf = (parts: Parts, locale: Locale, day: string) =>
  locale === 'en' ? `${day}, ${parts.clock}` : `${day} ${parts.clock}`;

/** An instant in a zone: "2025年11月12日 14:30", "12 Nov 2025, 14:30". */
export function formatDateTime(instant: string, zone: string, locale: Locale): string {
  const parts = partsOf(localOfInstant(instant, zone));
  return dateTimeOf(parts, locale, fullDayOf(parts, locale));
}

/** Without the year: "11月12日 14:30", "12 Nov, 14:30". */
export function formatDayTime(instant: string, zone: string, locale: Locale): string {
  const parts = partsOf(localOfInstant(instant, zone));
  return dateTimeOf(parts, locale, dayOf(parts, locale));
}

/** Time of day in a zone: "14:30", with seconds "14:26:08". */
export function formatClock(instant: string, zone: string, withSeconds = false): string {
  const parts = partsOf(localOfInstant(instant, zone));
  return withSeconds ? parts.seconds : parts.clock;
}

/** A local date `YYYY-MM-DD`: "11月12日", "12 Nov"; with its year where asked. */
export function formatDay(date: string, locale: Locale, withYear = false): string {
  const parts = partsOf(date);
  return withYear ? fullDayOf(parts, locale) : dayOf(parts, locale);
}

/** A local date on an axis: "11月12日周三", "Wed 12 Nov". */
export function formatAxisDay(date: string, locale: Locale): string {
  const parts = partsOf(date);
  const weekday = WEEKDAYS[locale][parts.weekday] ?? '';
  return locale === 'en' ? `${weekday} ${dayOf(parts, locale)}` : `${dayOf(parts, locale)}${weekday}`;
}

/** The same where the month is plain from its neighbours: "12日周三", "Wed 12". */
export function formatAxisDayShort(date: string, locale: Locale): string {
  const { day, weekday } = partsOf(date);
  const name = WEEKDAYS[locale][weekday] ?? '';
  return locale === 'en' ? `${name} ${day}` : `${day}日${name}`;
}

/** An hour on an axis: "09". */
export function formatAxisHour(instant: string, zone: string): string {
  return formatClock(instant, zone).slice(0, 2);
}

/**
 * Two local dates, both included: "11月10日 – 12日", "10–12 Nov"; one day is printed once, a year only where the two
 * differ.
 */
export function formatDays(from: string, to: string, locale: Locale): string {
  const [a, b] = [partsOf(from), partsOf(to)];
  if (from === to) return formatAxisDay(from, locale);
  if (a.year !== b.year) return `${fullDayOf(a, locale)} – ${fullDayOf(b, locale)}`;
  if (a.month !== b.month) return `${dayOf(a, locale)} – ${dayOf(b, locale)}`;
  return locale === 'en' ? `${a.day}–${dayOf(b, locale)}` : `${dayOf(a, locale)} – ${b.day}日`;
}

/** A range of instants in a zone, its end not included: whole days as days, else with their times of day. */
export function formatRange(range: Range, zone: string, locale: Locale): string {
  const [from, to] = [localOfInstant(range.from, zone), localOfInstant(range.to, zone)];
  if (from.endsWith('00:00:00') && to.endsWith('00:00:00')) {
    const last = localOfInstant(new Date(Date.parse(range.to) - 1000).toISOString(), zone).slice(0, 10);
    return formatDays(from.slice(0, 10), last, locale);
  }
  const [a, b] = [partsOf(from), partsOf(to)];
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  const start = dateTimeOf(a, locale, dayOf(a, locale));
  return `${start} – ${sameDay ? b.clock : dateTimeOf(b, locale, dayOf(b, locale))}`;
}
