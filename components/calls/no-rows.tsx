'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';

const WORDS = {
  calls: { emptyTitle: 'emptyTitle', emptyText: 'emptyText' },
  numbers: { emptyTitle: 'emptyNumbersTitle', emptyText: 'emptyNumbersText' },
} as const;

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
  elsewhere: ReactNode;
  onClear: () => void;
}) {
  const t = useTranslations('calls');
  const words = WORDS[what];
  const clear = (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button onClick={onClear}>{t('filter.clear')}</Button>
      {elsewhere}
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
