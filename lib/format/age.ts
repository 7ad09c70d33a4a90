import type { Locale } from './locale';

type Unit = 'second' | 'minute' | 'hour' | 'day';
const SHORT: Record<Locale, Record<Unit, string>> = {
  'zh-CN': { second: '秒', minute: '分', hour: '小时', day: '天' },
  en: { second: ' s', minute: ' min', hour: ' h', day: ' d' },
};
const LONG: Record<Unit, string> = { second: '秒前', minute: '分钟前', hour: '小时前', day: '天前' };

function inOneUnit(ms: number): { readonly value: number; readonly unit: Unit } {
  // A vendor's clock may be ahead of ours: an answer is never younger than now.
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return { value: seconds, unit: 'second' };
  if (seconds < 3600) return { value: Math.floor(seconds / 60), unit: 'minute' };
  if (seconds < 48 * 3600) return { value: Math.floor(seconds / 3600), unit: 'hour' };
  return { value: Math.floor(seconds / 86_400), unit: 'day' };
}

/** How long ago, in one unit, rounded down: "40秒前", "40 s ago". */
export function formatAge(ms: number, locale: Locale): string {
  const { value, unit } = inOneUnit(ms);
  return locale === 'en' ? `${value}${SHORT.en[unit]} ago` : `${value}${LONG[unit]}`;
}

/** The same without "ago", where the place already says that it is an age: "40秒", "40 s". */
export function formatAgeShort(ms: number, locale: Locale): string {
  const { value, unit } = inOneUnit(ms);
  return `${value}${SHORT[locale][unit]}`;
}
