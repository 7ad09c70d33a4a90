'use client';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/components/charts/widget-states';
import { Row, Section } from '@/components/ui/section';
import { InboundFigures } from './figures';
import { InboundFrame } from './inbound-frame';
import type { InboundLine } from './inbound-view';
import { PeaksCell } from './peaks-cell';
import { PipesTable } from './pipes-table';
import { ReceiptsCell } from './receipts-cell';
import { OverviewSkeleton } from './skeleton';
import { Intentions, Stories } from './topics';
import { UsersCell } from './users-cell';
import { VoicesCell } from './voices';
import { VolumeRows } from './volume';

/** `/inbound/…`: realtime and offline side by side, every number from one answer. */
export function InboundOverview({ line }: { line: InboundLine }) {
  const t = useTranslations('inbound');
  return (
    <InboundFrame line={line} tab="overview" skeleton={<OverviewSkeleton source={line.name} />}>
      {(view) =>
        view.stat.realtime.total === null && view.stat.offline.total === null ? (
          <Row>
            <Section title={t('title')} span={12}>
              <EmptyState reason="noCalls" height={360} />
            </Section>
          </Row>
        ) : (
          <>
            <InboundFigures view={view} />
            <p data-testid="no-calls" className="border-t border-line px-(--gutter) py-2 text-12 text-ink-3">
              {t('noCalls')}
            </p>
            <VolumeRows view={view} />
            <Row>
              <Stories view={view} />
              <Intentions view={view} />
              <VoicesCell view={view} />
            </Row>
            <Row>
              <UsersCell view={view} />
              <PeaksCell view={view} />
              <ReceiptsCell view={view} />
            </Row>
            <Row>
              <PipesTable view={view} />
            </Row>
          </>
        )
      }
    </InboundFrame>
  );
}
