'use client';
import { useTranslations } from 'use-intl';
import { useClock } from '@/components/ui/clock';
import { useFormats } from './use-formats';

/** Computed from records of which not all are here: how many, and a thin line of progress. */
export function PartialLine({ rows, total }: { rows: number; total: number }) {
  const t = useTranslations('common.state');
  const formats = useFormats();
  return (
    <div className="text-12 leading-5">
      <span className="missing">{t('partialRows', { rows: formats.number(rows), total: formats.number(total) })}</span>
      <div aria-hidden="true" className="mt-1.5 h-[3px] bg-sunken">
        <div className="h-full bg-data" style={{ width: `${total === 0 ? 0 : (rows / total) * 100}%` }} />
      </div>
    </div>
  );
}

/** Under 30 cases, or an interval wider than 20 points. */
export function TooFewLine() {
  const t = useTranslations('common.state');
  return <span className="text-12 leading-5 text-ink-3">{t('tooFewLine')}</span>;
}

/** Past three intervals without an answer: one red line with a counter; goes by itself. */
export function OfflineBar({ since, stoppedAt }: { since: string; stoppedAt: string }) {
  const t = useTranslations('common.state');
  const formats = useFormats();
  const age = useClock((now) => formats.ageShort(now - Date.parse(since)));
  return (
    <div role="status" className="flex flex-wrap gap-x-2.5 bg-bad-fill px-2.5 py-[5px] text-12 text-bad">
      <b aria-live="off">{t('offline', { age })}</b>
      <span>{t('offlineStopped', { time: stoppedAt })}</span>
    </div>
  );
}
