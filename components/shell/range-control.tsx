'use client';
import { lazy, Suspense } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useClock } from '@/components/ui/clock';
import { Kbd } from '@/components/ui/marks';
import { Menu, MenuItem } from '@/components/ui/menu';
import { formatsOf } from '@/lib/format/formats';
import { daysOfPreset } from '@/lib/format/range';
import { RANGE_KEYS } from './places';
import { useRange } from './use-range';

// Two dates are chosen now and then; every page would carry their form.
const OwnDates = lazy(() => import('./own-dates').then(({ OwnDates: dates }) => ({ default: dates })));

/** The dates of the page: presets with their keys, or two dates. The address holds them, so a link shares them. */
export function RangeControl({ timeZone }: { timeZone: string }) {
  const t = useTranslations('shell.range');
  const formats = formatsOf(useLocale());
  const range = useRange(timeZone);
  const preset = useClock((now) => range?.presetAt(now) ?? '');
  const text = useClock((now) => {
    const days = range?.daysAt(now) ?? null;
    return days ? formats.days(days.from, days.to) : '';
  });
  const today = useClock((now) => daysOfPreset('today', now, timeZone)?.from ?? '');
  if (!range) return null;
  const current = range.offers.find((offer) => offer === preset);
  return (
    <Menu
      label={t('label')}
      className="-ml-2"
      wide
      trigger={
        <>
          {current && <b className="font-medium text-ink">{t(current)}</b>}
          {text !== '' && <span className={current ? 'max-tab:hidden' : 'font-medium text-ink'}>{text}</span>}
        </>
      }
    >
      {(close) => (
        <>
          {range.offers.map((offer) => (
            <MenuItem
              key={offer}
              checked={offer === preset}
              hint={<Kbd>{RANGE_KEYS[offer]}</Kbd>}
              onSelect={() => {
                range.goPreset(offer);
                close();
              }}
            >
              {t(offer)}
            </MenuItem>
          ))}
          <Suspense fallback={<div className="h-[84px]" />}>
            <OwnDates
              days={range.days ?? { from: today, to: today }}
              onApply={(days) => {
                range.goDays(days);
                close();
              }}
            />
          </Suspense>
        </>
      )}
    </Menu>
  );
}
