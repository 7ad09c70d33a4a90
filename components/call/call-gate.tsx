'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { EmptyState, ErrorState, LoadingState, useFailureText } from '@/components/charts/widget-states';
import { useConnection } from '@/components/source/use-connection';
import { Notice } from '@/components/ui/notice';
import type { callEndpoint } from '@/lib/api/calls';
import type { ReplyOf } from '@/lib/queries/call';
import { callQuery } from '@/lib/queries/calls';
import { AbsentCallHead } from './call-head';
import type { CallId, Neighbours } from './use-call';

const ZONE = 'Asia/Shanghai';

/** The call, or why there is none; a vendor that fails leaves its last answer, and how old it is. */
export function CallGate({
  one,
  back,
  neighbours,
  children,
}: {
  one: CallId;
  /** Where the list is. */
  back: string;
  neighbours: Neighbours | null;
  children: (answer: ReplyOf<typeof callEndpoint>, zone: string) => ReactNode;
}) {
  const t = useTranslations('call');
  const text = useFailureText();
  const formats = useFormats();
  const connection = useConnection(one.connectionId);
  const zone = connection?.timeZone ?? ZONE;
  const name = connection?.name ?? one.connectionId;
  const { data, error, failureCount, refetch } = useQuery(callQuery(one));
  if (data !== undefined) {
    const { source } = data.meta;
    return (
      <>
        {source.state === 'stale' && (
          <div className="px-(--gutter) pt-4" data-testid="stale-notice">
            <Notice tone="warn">
              {t('stale', {
                reason: text(source.error?.code ?? 'vendor_unavailable'),
                at: formats.dayTime(source.fetchedAt, zone),
              })}
            </Notice>
          </div>
        )}
        {children(data, zone)}
      </>
    );
  }
  return (
    <>
      <AbsentCallHead one={one} back={back} neighbours={neighbours} />
      <div className="border-t border-line px-(--gutter) pt-5">
        {error === null ? (
          <LoadingState name={t('title')} shape="table" height={480} source={name} />
        ) : error.code === 'not_found' ? (
          <EmptyState reason="noCalls" title={t('notFound')} text={t('notFoundText', { name })} />
        ) : (
          <ErrorState failure={error} attempts={failureCount} onRetry={refetch} height={320} />
        )}
      </div>
    </>
  );
}
