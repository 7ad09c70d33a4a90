import type { Locale } from './locale';

/** U+2212: the minus that is as wide as a digit and as high as a plus. */
export const MINUS = '−';
/** Stands where there is no honest value. */
export const NONE = '—';

/** `digits` decimals, thousands in groups of three, a true minus. The same in both languages, so it takes no locale. */
export function formatNumber(value: number | null, digits = 0): string {
  if (value === null || !Number.isFinite(value)) return NONE;
  const [whole = '0', fraction] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
}

const STEPS: Record<Locale, readonly (readonly [number, string])[]> = {
  'zh-CN': [
    [1e8, '亿'],
    [1e4, '万'],
  ],
  en: [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'K'],
  ],
};

/** At most one decimal and a unit: 1.2万, 12.3K. For tiles and axes only; tables and exports print in full. */
export function formatCompact(value: number | null, locale: Locale): string {
  if (value === null || !Number.isFinite(value)) return NONE;
  const steps = STEPS[locale];
  const at = steps.findIndex(([size]) => Math.abs(value) >= size);
  if (at === -1) return formatNumber(value, Number.isInteger(value) ? 0 : 1);
  // 9,999.9万 rounds up to 10,000.0万, which is the next unit's 1亿.
  const reached = steps[at] ?? [1, ''];
  const above = steps[at - 1];
  const [size, unit] =
    above && Math.round((Math.abs(value) / reached[0]) * 10) / 10 >= above[0] / reached[0] ? above : reached;
  return `${formatNumber(value / size, 1).replace(/\.0$/, '')}${unit}`;
}

/** With its sign always printed: +12, −3, 0. */
export function formatSigned(value: number | null, digits = 0): string {
  const text = formatNumber(value, digits);
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
