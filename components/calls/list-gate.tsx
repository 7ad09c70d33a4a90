'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState, ErrorState, LoadingState } from '@/components/charts/widget-states';
import { TextLink } from '@/components/ui/link';
import type { ApiFailure } from '@/lib/queries/failure';
import type { TaskId } from './use-list';

const WORDS = {
  calls: { title: 'unsupportedTitle', text: 'unsupportedText' },
  numbers: { title: 'noNumbersTitle', text: 'noNumbersText' },
} as const;

/** What stands in the list's place: not given by this vendor, no such task, failed, on its way. */
export function NoList({
  one,
  what,
  source,
  unsupported,
  failure,
  attempts,
  onRetry,
}: {
  one: TaskId;
  what: 'calls' | 'numbers';
  /** The connection's name. */
  source: string;
  unsupported: boolean;
  failure: ApiFailure | null;
  attempts: number;
  onRetry: () => unknown;
}) {
  const t = useTranslations('calls');
  const words = WORDS[what];
  const home = `/tasks/${encodeURIComponent(one.connectionId)}/${encodeURIComponent(one.taskId)}`;
  const content = (): ReactNode => {
    if (unsupported || failure?.code === 'unsupported') {
      return (
        <EmptyState
          reason="notProvided"
          title={t(`state.${words.title}`, { name: source })}
          text={t(`state.${words.text}`)}
          action={<TextLink href={home}>{t('state.back')}</TextLink>}
        />
      );
    }
    if (failure?.code === 'not_found') {
      return (
        <EmptyState
          reason="noCalls"
          title={t('state.notFoundTitle', { name: source })}
          text={t('state.notFoundText')}
          action={<TextLink href="/tasks">{t('state.allTasks')}</TextLink>}
        />
      );
    }
    if (failure) return <ErrorState failure={failure} attempts={attempts} onRetry={onRetry} height={320} />;
    const name = what === 'calls' ? t('title') : t('numbers.title');
    return <LoadingState name={name} shape="table" height={520} source={source} />;
  };
  return <div className="border-t border-line px-(--gutter) pt-5">{content()}</div>;
}
