import { addDays, localDate } from '@/lib/model/time';

/** What the range control offers besides two dates; `all` is no range at all. */
export const PRESETS = ['today', 'yesterday', 'days7', 'days14', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

/** Local dates, both included, as the URL carries them. */
export type Days = { readonly from: string; readonly to: string };

/** The days of a preset in a zone, today included; null for `all`. */
export function daysOfPreset(preset: Preset, now: number, zone: string): Days | null {
  const today = localDate(new Date(now).toISOString(), zone);
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'days7':
      return { from: addDays(today, -6), to: today };
    case 'days14':
      return { from: addDays(today, -13), to: today };
    case 'all':
      return null;
  }
}

/** The preset that two dates amount to today; null where they are nobody's. */
export function presetOfDays(days: Days | null, now: number, zone: string): Preset | null {
  return (
    PRESETS.find((preset) => {
      const own = daysOfPreset(preset, now, zone);
      return own === null || days === null ? own === days : own.from === days.from && own.to === days.to;
    }) ?? null
  );
}
