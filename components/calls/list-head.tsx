'use client';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { useFormats } from '@/components/charts/use-formats';
import { StaleLine, useFailureText } from '@/components/charts/widget-states';
import { Verdict } from '@/components/ui/marks';
import type { List } from '@/lib/charts/call-list';
import type { ApiFailure } from '@/lib/queries/failure';
import { ExportLink } from './export-link';

/** How many there are, who filtered them, how old they are, and whether all records have been read. */
export function ListHead({
  list,
  what,
  filteredHere,
  failure,
  zone,
  exportHref,
  onRefresh,
}: {
  list: List<{ readonly id: string }>;
  what: 'calls' | 'numbers';
  /** Filters that the vendor cannot apply, in words. */
  filteredHere: readonly string[];
  /** Of the last try; the list is the one from before. */
  failure: ApiFailure | null;
  zone: string;
  exportHref: string;
  onRefresh: () => void;
}) {
  const t = useTranslations('calls');
  const c = useTranslations('common');
  const formats = useFormats();
  const failureText = useFailureText();
  const { total, source, coverage } = list;
  const number = formats.number(total.count);
  const words = what === 'calls' ? 'count' : 'numbers';
  const count =
    total.count === 0 && !total.exact
      ? t('count.noneYet')
      : t(`${words}.${total.exact ? 'exact' : 'atLeast'}`, { count: number });
  return (
    <div className="flex flex-col gap-y-1 border-t border-line px-(--gutter) py-2.5 text-12 text-ink-3">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <p role="status" data-testid="list-count" className="text-13 text-ink-2">
          {filteredHere.length === 0
            ? count
            : t('count.filteredHere', { count, filters: filteredHere.join(c('separator')) })}
        </p>
        {source && <Age at={source.fetchedAt} state={source.state} />}
        {source?.error && <StaleLine error={source.error} timeZone={zone} />}
        <button type="button" onClick={onRefresh} className="underlined no-print max-tab:h-10">
          {t('count.refresh')}
        </button>
        <ExportLink list={list} href={exportHref} failing={failure !== null || source?.state === 'stale'} />
      </div>
      {coverage && (
        <p data-testid="list-coverage">
          <span className="missing">
            {t('count.partial', { rows: formats.number(coverage.rows), total: formats.number(coverage.total) })}
          </span>
        </p>
      )}
      {failure && (
        <p role="alert">
          <Verdict verdict="warn" className="whitespace-normal!">
            {t('count.refused', { reason: failureText(failure.code) })}
          </Verdict>
        </p>
      )}
    </div>
  );
}
