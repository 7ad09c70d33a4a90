'use client';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/components/charts/widget-states';
import { Section } from '@/components/ui/section';
import type { InboundView } from './inbound-view';

/** A figure of the offline pipe without a row: not settled yet, or not given. */
export function OfflineEmpty({
  view,
  title,
  span,
  height,
}: {
  view: InboundView;
  title: string;
  span?: 4;
  height?: number;
}) {
  const t = useTranslations('inbound.offline');
  return (
    <Section title={title} {...(span !== undefined && { span })}>
      {view.settled === 'pending' ? (
        <EmptyState
          reason="noCalls"
          title={t('pending')}
          text={t('pendingText')}
          {...(height !== undefined && { height })}
        />
      ) : (
        <EmptyState reason="notProvided" />
      )}
    </Section>
  );
}
