'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { ErrorState, LoadingState } from '@/components/charts/widget-states';
import { RawAnswers } from '@/components/raw/raw-answers';
import { useConnection } from '@/components/source/use-connection';
import { TextLink } from '@/components/ui/link';
import { PageHead } from '@/components/ui/page-head';
import { Row, Section } from '@/components/ui/section';
import { callPath } from '@/lib/queries/call-filters';
import { callRawQuery } from '@/lib/queries/calls';
import type { CallId } from './use-call';

/** What the vendor itself said of a call, masked. */
export function CallRaw(one: CallId) {
  const t = useTranslations('call');
  const search = useSearchParams().toString();
  const zone = useConnection(one.connectionId)?.timeZone ?? 'Asia/Shanghai';
  const { data, error, failureCount, refetch } = useQuery(callRawQuery(one));
  return (
    <>
      <PageHead
        crumb={<TextLink href={callPath(one, one.callId, { search })}>{t('raw.back')}</TextLink>}
        title={t('raw.title')}
      />
      <Row>
        <Section title={t('raw.title')} span={12}>
          {data !== undefined ? (
            <RawAnswers data={data.data} timeZone={zone} />
          ) : error ? (
            <ErrorState failure={error} attempts={failureCount} onRetry={refetch} height={320} />
          ) : (
            <LoadingState name={t('raw.title')} shape="table" height={400} />
          )}
        </Section>
      </Row>
    </>
  );
}
