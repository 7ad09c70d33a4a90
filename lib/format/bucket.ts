import type { Locale } from './locale';
import { formatNumber } from './number';

type Edges = { readonly label: string; readonly min: number | null; readonly max: number | null };

/** The exact range of a bucket of rounds: "1", "2–5", ">20"; the vendor's own label where it gave no edges. */
export function formatRounds({ label, min, max }: Edges): string {
  if (min === null && max === null) return label;
  if (max === null) return `>${formatNumber((min ?? 0) - 1)}`;
  if (min === null) return `≤${formatNumber(max)}`;
  return min === max ? formatNumber(min) : `${formatNumber(min)}–${formatNumber(max)}`;
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** The exact range of a bucket of seconds: "<10秒", "10–49秒", "1:00–1:59", "≥2:00". */
export function formatTalkTime({ label, min, max }: Edges, locale: Locale): string {
  const unit = locale === 'en' ? ' s' : '秒';
  if (min === null && max === null) return label;
  if (max === null) return (min ?? 0) < 60 ? `≥${min ?? 0}${unit}` : `≥${clock(min ?? 0)}`;
  if (min === null || min === 0) return max < 60 ? `<${max + 1}${unit}` : `<${clock(max + 1)}`;
  return max < 60 ? `${min}–${max}${unit}` : `${clock(min)}–${clock(max)}`;
}
