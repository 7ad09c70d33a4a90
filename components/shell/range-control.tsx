'use client';
import { type FormEvent, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useClock } from '@/components/ui/clock';
import { Kbd } from '@/components/ui/marks';
import { Menu, MenuItem } from '@/components/ui/menu';
import { formatsOf } from '@/lib/format/formats';
import { type Days, daysOfPreset } from '@/lib/format/range';
import { RANGE_KEYS } from './places';
import { useRange } from './use-range';

function OwnDates({ days, onApply }: { days: Days | null; onApply: (days: Days) => void }) {
  const t = useTranslations('shell.range');
  const common = useTranslations('common.action');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [from, to] = [String(data.get('from')), String(data.get('to'))];
    if (from === '' || to === '' || from > to) setWrong(true);
    else onApply({ from, to });
  };
  const box = 'h-8 rounded-control border border-edge bg-canvas px-2 text-ink max-tab:h-11 max-tab:text-16';
  return (
    <form onSubmit={submit} className="mt-1.5 border-t border-line px-2.5 pt-2.5 pb-1">
      <p className="mb-1.5 text-12 text-ink-3">{t('custom')}</p>
      <div className="flex items-end gap-2 max-tab:flex-wrap">
        <label className="flex flex-1 flex-col text-12 text-ink-3">
          {t('from')}
          <input name="from" type="date" defaultValue={days?.from} className={box} />
        </label>
        <label className="flex flex-1 flex-col text-12 text-ink-3">
          {t('to')}
          <input name="to" type="date" defaultValue={days?.to} className={box} />
        </label>
        <Button type="submit" size="large">
          {common('apply')}
        </Button>
      </div>
      {wrong && (
        <p role="alert" className="mt-1.5 text-12 text-bad">
          {t('order')}
        </p>
      )}
    </form>
  );
}

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
          <OwnDates
            days={range.days ?? { from: today, to: today }}
            onApply={(days) => {
              range.goDays(days);
              close();
            }}
          />
        </>
      )}
    </Menu>
  );
}
