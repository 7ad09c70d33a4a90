'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { QueryGate } from '@/components/charts/query-gate';
import { RawAnswers } from '@/components/raw/raw-answers';
import { Row, Section } from '@/components/ui/section';
import { inboundRawQuery } from '@/lib/queries/inbound';
import { InboundFrame } from './inbound-frame';
import type { InboundLine } from './inbound-view';
import { TableSkeleton } from './skeleton';
import { useAddressRange } from './use-inbound';

/** The vendor's own answer; it stays as it is while somebody reads it, whatever the figures do. */
export function InboundRaw({ line }: { line: InboundLine }) {
  const t = useTranslations('raw');
  const range = useAddressRange();
  const query = useQuery(inboundRawQuery({ connectionId: line.id, ...range }));
  const title = t('title');
  return (
    <InboundFrame line={line} tab="raw" skeleton={<TableSkeleton title={title} source={line.name} />}>
      {() => (
        <Row>
          <Section title={title} span={12}>
            <QueryGate query={query} name={title} shape="table" height={480} source={line.name}>
              {({ data }) => <RawAnswers data={data} timeZone={line.timeZone} />}
            </QueryGate>
          </Section>
        </Row>
      )}
    </InboundFrame>
  );
}
