'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { Segmented } from '@/components/ui/segmented';
import { useAddress } from '@/components/ui/use-address';
import { type CheckResult, prepareChecks } from '@/lib/charts/checks';
import type { Check } from '@/lib/model/check';
import { CheckRows } from './check-rows';

const PARAM = 'only';
const DIFFERS = 'differs';

/** "核对35处：2处矛盾、30处一致"; what did not happen is left out. */
export function CheckSummary({ checks }: { checks: readonly Check[] }) {
  const t = useTranslations('quality.summary');
  const c = useTranslations('common');
  const { counts } = prepareChecks(checks, useFormats());
  const RESULTS: readonly CheckResult[] = ['warning', 'info', 'pass', 'skipped'];
  const total = checks.length;
  const list = RESULTS.filter((result) => counts[result] > 0).map((result) => t(result, { count: counts[result] }));
  const rest = counts.pass === total ? t('allAgree') : list.join(c('separator'));
  return (
    <p className="text-13 text-ink-2">
      <b className="font-medium text-ink">{t('lead', { total })}</b>
      {c('comma')}
      {rest}
    </p>
  );
}

function Nothing({ title, text }: { title: string; text: string }) {
  return (
    <div className="py-3">
      <p className="font-medium">{title}</p>
      <p className="text-ink-2">{text}</p>
    </div>
  );
}

/**
 * Every check of one answer as a table, contradictions first. Whether only differences are shown stands in the URL
 * (`?only=differs`), so it can be sent to somebody.
 */
export function CheckTable({ checks, caption }: { checks: readonly Check[]; caption?: string }) {
  const t = useTranslations('quality');
  const formats = useFormats();
  const { params, change } = useAddress();
  const { groups, counts } = prepareChecks(checks, formats);
  if (checks.length === 0) return <Nothing title={t('empty.none')} text={t('empty.noneText')} />;

  const only = params.get(PARAM) === DIFFERS;
  const shown = only ? groups.filter(({ result }) => result === 'warning' || result === 'info') : groups;
  return (
    <div data-testid="checks">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <CheckSummary checks={checks} />
        <Segmented
          legend={t('filter.label')}
          segments={[
            { value: 'all', label: `${t('filter.all')} ${checks.length}` },
            { value: DIFFERS, label: `${t('filter.differs')} ${counts.warning + counts.info}` },
          ]}
          value={only ? DIFFERS : 'all'}
          onChange={(value) => change({ [PARAM]: value === DIFFERS ? DIFFERS : null })}
        />
      </div>
      {shown.length === 0 ? (
        <Nothing title={t('empty.noDiffers')} text={t('empty.noDiffersText')} />
      ) : (
        <table>
          <caption className="sr-only">{caption ?? t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('head.result')}</th>
              <th scope="col">{t('head.rule')}</th>
              <th scope="col" className="num wide-only w-[124px]">
                {t('head.stated')}
              </th>
              <th scope="col" className="num wide-only w-[124px]">
                {t('head.computed')}
              </th>
              <th scope="col" className="num wide-only w-[136px]">
                {t('head.difference')}
              </th>
            </tr>
          </thead>
          {shown.map((group) => (
            <CheckRows key={`${group.result} ${group.rule}`} group={group} />
          ))}
        </table>
      )}
    </div>
  );
}
