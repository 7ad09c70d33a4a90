import type { Locale } from './locale';
import { formatNumber, formatSigned, NONE } from './number';

export type Interval = { readonly low: number; readonly high: number };

/** One decimal, two from 10,000 cases on. `base` null: the base is unknown. */
export function rateDigits(base: number | null): 1 | 2 {
  return base !== null && base >= 10_000 ? 2 : 1;
}

/**
 * A rate of 0 to 1 without its percent sign: "91.0". "<0.1" where it is not zero but would read so, and ">99.9" where it
 * is not all; "—" for null.
 */
export function formatRateValue(value: number | null, base: number | null = null): string {
  if (value === null) return NONE;
  const digits = rateDigits(base);
  const step = 10 ** -digits;
  const text = formatNumber(value * 100, digits);
  if (value > 0 && !/[1-9]/.test(text)) return `<${formatNumber(step, digits)}`;
  if (value < 1 && text === formatNumber(100, digits)) return `>${formatNumber(100 - step, digits)}`;
  return text;
}

/** A rate of 0 to 1 as a percentage: "91.0%". */
export function formatRate(value: number | null, base: number | null = null): string {
  return value === null ? NONE : `${formatRateValue(value, base)}%`;
}

/** What a vendor stated, with two decimals and without adornment: "91.04%". */
export function formatStatedRate(value: number | null): string {
  return value === null ? NONE : `${formatNumber(value * 100, 2)}%`;
}

/** Both ends of an interval of 0 to 1, in percent: "[81.8, 95.8]"; empty text where there is none. */
export function formatInterval(interval: Interval | null, base: number | null = null): string {
  if (interval === null) return '';
  const digits = rateDigits(base);
  return `[${formatNumber(interval.low * 100, digits)}, ${formatNumber(interval.high * 100, digits)}]`;
}

/** A difference of two rates in percentage points, signed: "+1.2个百分点", "−1.2 pp". */
export function formatRateChange(change: number | null, locale: Locale, digits = 1): string {
  if (change === null) return NONE;
  const text = formatSigned(change * 100, digits);
  return locale === 'en' ? `${text} pp` : `${text}个百分点`;
}

/** The interval of a difference in percentage points, signed at both ends: "[−4.1, +20.0]". */
export function formatChangeInterval(interval: Interval | null, digits = 1): string {
  if (interval === null) return '';
  return `[${formatSigned(interval.low * 100, digits)}, ${formatSigned(interval.high * 100, digits)}]`;
}
