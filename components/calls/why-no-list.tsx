'use client';
import { useTranslations } from 'use-intl';
import { EmptyState, ErrorState } from '@/components/charts/widget-states';
import { TextLink } from '@/components/ui/link';
import type { ApiFailure } from '@/lib/queries/failure';
import type { TaskId } from './use-list';

const WORDS = {
  calls: { title: 'unsupportedTitle', text: 'unsupportedText' },
  numbers: { title: 'noNumbersTitle', text: 'noNumbersText' },
} as const;

/** Why there is no list: not given by this vendor, no such task, failed. */
export function WhyNoList({
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
  return failure && <ErrorState failure={failure} attempts={attempts} onRetry={onRetry} height={320} />;
}
