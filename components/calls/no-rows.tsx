'use client';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/link';
import type { CallOutcome } from '@/lib/model/outcome';
import { listPath } from '@/lib/queries/call-filters';
import type { TaskId } from './use-list';

/** Calls of an outcome that may have none on record. */
export type Elsewhere = { readonly one: TaskId; readonly outcome: CallOutcome };

const WORDS = {
  calls: { emptyTitle: 'emptyTitle', emptyText: 'emptyText' },
  numbers: { emptyTitle: 'emptyNumbersTitle', emptyText: 'emptyNumbersText' },
} as const;

/** A number that nobody reached may have no call on record, and is still in the list of numbers. */
function AmongNumbers({ one, outcome }: Elsewhere) {
  const t = useTranslations('calls.state');
  const c = useTranslations('common.outcome');
  return <TextLink href={listPath(one, 'numbers', { outcome })}>{t('amongNumbers', { outcome: c(outcome) })}</TextLink>;
}

/** A list without a row: none yet, none that fits, or none among what has been read so far. */
export function NoRows({
  what,
  source,
  filtered,
  partial,
  elsewhere,
  onClear,
}: {
  what: 'calls' | 'numbers';
  source: string;
  filtered: boolean;
  /** Records are still being read. */
  partial: boolean;
  /** Where else what is looked for may be. */
  elsewhere: Elsewhere | null;
  onClear: () => void;
}) {
  const t = useTranslations('calls');
  const words = WORDS[what];
  const clear = (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button onClick={onClear}>{t('filter.clear')}</Button>
      {elsewhere && <AmongNumbers {...elsewhere} />}
    </span>
  );
  return (
    <div className="border-t border-line px-(--gutter) pt-5">
      {filtered && partial ? (
        <EmptyState reason="filtered" title={t('state.readingTitle')} text={t('state.readingText')} action={clear} />
      ) : filtered ? (
        <EmptyState reason="filtered" text={t('state.filteredText', { name: source })} action={clear} />
      ) : (
        <EmptyState
          reason="noCalls"
          title={t(`state.${words.emptyTitle}`)}
          text={t(`state.${words.emptyText}`, { name: source })}
        />
      )}
    </div>
  );
}
