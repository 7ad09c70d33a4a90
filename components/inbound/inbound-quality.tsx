'use client';
import { useTranslations } from 'use-intl';
import { CheckTable } from '@/components/quality/check-table';
import { Row, Section } from '@/components/ui/section';
import { InboundFrame } from './inbound-frame';
import type { InboundLine } from './inbound-view';
import { TableSkeleton } from './skeleton';

/** Every rule that applied to the answer of the range. */
export function InboundQuality({ line }: { line: InboundLine }) {
  const t = useTranslations('quality');
  const title = t('title');
  return (
    <InboundFrame line={line} tab="quality" skeleton={<TableSkeleton title={title} source={line.name} />}>
      {({ meta }) => (
        <Row>
          <Section title={title} span={12}>
            <CheckTable checks={meta.checks} />
          </Section>
        </Row>
      )}
    </InboundFrame>
  );
}
