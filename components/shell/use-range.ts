'use client';
import type { Route } from 'next';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type Days, daysOfPreset, type Preset, presetOfDays } from '@/lib/format/range';
import { rangeOfPage } from './places';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The range of the page, read from its address and written back to it; null where the page owns none. */
export function useRange(timeZone: string) {
  const pathname = usePathname();
  const search = useSearchParams();
  const router = useRouter();
  const page = rangeOfPage(pathname);
  if (!page) return null;

  const from = search.get('from');
  const to = search.get('to');
  const days: Days | null = from !== null && to !== null && DATE.test(from) && DATE.test(to) ? { from, to } : null;

  const go = (next: Days | null) => {
    const params = new URLSearchParams(search);
    params.delete('from');
    params.delete('to');
    // A list of other days is not the one behind the mark that it was opened from.
    params.delete('chart');
    params.delete('stated');
    if (next) {
      params.set('from', next.from);
      params.set('to', next.to);
    }
    const query = params.toString();
    // Put together from the address that is already shown.
    router.push(`${pathname}${query ? `?${query}` : ''}` as Route, { scroll: false });
  };
  return {
    offers: page.offers,
    days,
    /** The preset that is shown now; null for other dates. */
    presetAt: (now: number): Preset | null => (days === null ? page.initial : presetOfDays(days, now, timeZone)),
    /** The days that are shown now; null where the page shows all. */
    daysAt: (now: number): Days | null => days ?? daysOfPreset(page.initial, now, timeZone),
    goPreset: (preset: Preset) => go(preset === page.initial ? null : daysOfPreset(preset, Date.now(), timeZone)),
    goDays: go,
  };
}
