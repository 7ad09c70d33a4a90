import type { Locale } from './locale';
import { formatNumber, NONE } from './number';

const two = (value: number) => String(value).padStart(2, '0');

/**
 * Seconds as m:ss ("1:16"), from an hour on as h:mm ("1:02"), as a clock of talk time reads: for sums alone, since beside
 * calls of a minute one of an hour would read the same. One call's length is `formatPosition`.
 */
export function formatDuration(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return NONE;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
}

/** A place in a recording, or the length of one, to the second: m:ss, from an hour on h:mm:ss. */
export function formatPosition(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return NONE;
  const whole = Math.round(seconds);
  const rest = two(whole % 60);
  if (whole < 3600) return `${Math.floor(whole / 60)}:${rest}`;
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${rest}`;
}

/** Seconds in words of one unit: "76秒", "76 sec". */
export function formatSeconds(seconds: number | null, locale: Locale): string {
  if (seconds === null) return NONE;
  return locale === 'en' ? `${formatNumber(seconds)} sec` : `${formatNumber(seconds)}秒`;
}

/** Minutes in words: "3分钟", "3 min". */
export function formatMinutes(minutes: number | null, locale: Locale): string {
  if (minutes === null) return NONE;
  return locale === 'en' ? `${formatNumber(minutes)} min` : `${formatNumber(minutes)}分钟`;
}

/** A waiting time of our own in words: "182毫秒", "1.9秒"; null is nothing to say. */
export function formatElapsed(ms: number | null, locale: Locale): string {
  if (ms === null) return '';
  if (ms < 900) return locale === 'en' ? `${formatNumber(ms)} ms` : `${formatNumber(ms)}毫秒`;
  const seconds = formatNumber(ms / 1000, 1);
  return locale === 'en' ? `${seconds} s` : `${seconds}秒`;
}
