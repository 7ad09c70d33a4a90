'use client';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import type { Days } from '@/lib/format/range';

/** Any two dates. */
export function OwnDates({ days, onApply }: { days: Days | null; onApply: (days: Days) => void }) {
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
