'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useConnection } from '@/components/source/use-connection';
import { Verdict } from '@/components/ui/marks';
import { compare } from '@/lib/charts/stated';
import type { CallFilters, NumberFilters } from '@/lib/queries/call-filters';
import { statedOf } from '@/lib/queries/stated';
import { taskStatQuery } from '@/lib/queries/tasks';
import type { TaskId } from './use-list';

/** What the mark said that this list was opened from, whether the list agrees, and if not, why. */
export function StatedLine({
  one,
  what,
  filters,
  total,
}: {
  one: TaskId;
  what: 'calls' | 'numbers';
  filters: CallFilters & NumberFilters;
  total: { readonly count: number; readonly exact: boolean };
}) {
  const t = useTranslations('calls.stated');
  const c = useTranslations('common');
  const formats = useFormats();
  const stated = statedOf(useSearchParams());
  const { from, to } = filters;
  const { data } = useQuery(taskStatQuery({ ...one, ...(from && { from }), ...(to && { to }) }));
  const dialect = useConnection(one.connectionId)?.dialect;
  if (dialect === undefined || stated === null) return null;
  const { checks = [], source } = data?.meta ?? {};
  const { coverage = null } = source ?? {};
  const found = compare(stated, total, { dialect, stat: data?.data ?? null, checks, coverage, filters });
  const unit = (count: number) => c(`unit.${what}`, { count: formats.number(count) });
  const values = { stated: unit(stated.count), count: unit(total.count) };
  return (
    <p
      data-testid="stated"
      data-verdict={found.verdict}
      className="px-(--gutter) pb-2.5 text-12 text-pretty text-ink-3"
    >
      {found.verdict === 'differs' ? (
        <Verdict verdict="neq" className="whitespace-normal!">
          {t(total.exact ? 'differs' : 'more', {
            ...values,
            reason: found.reasons
              .map((reason) => t(`reason.${reason}`, { rules: found.rules.join(c('separator')) }))
              .join(formats.locale === 'en' ? ' ' : ''),
          })}
        </Verdict>
      ) : (
        t(found.verdict, values)
      )}
    </p>
  );
}
