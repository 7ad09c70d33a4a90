'use client';
import { useTranslations } from 'use-intl';
import { LoadingState } from '@/components/charts/widget-states';
import { FigureStrip } from '@/components/ui/figure';
import { Row, Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';

const FIGURES = ['calls', 'attempt', 'success', 'reception', 'solved', 'duration'] as const;

/** The overview before its answer: the same boxes at the same height. */
export function OverviewSkeleton({ source }: { source: string }) {
  const t = useTranslations('inbound');
  return (
    <>
      <FigureStrip>
        {FIGURES.map((key) => (
          <div key={key} className="fig">
            <div className="text-12 leading-[22px] whitespace-nowrap text-ink-2">{t(`figure.${key}`)}</div>
            <div className="flex h-9 items-center">
              <Skeleton width={104} height={26} />
            </div>
            <div className="flex h-5 items-center">
              <Skeleton width={120} height={12} />
            </div>
            <div className="h-5" />
          </div>
        ))}
      </FigureStrip>
      <Row>
        <Section title={t('series.calls.hour')} span={7}>
          <LoadingState name={t('series.calls.hour')} shape="chart" height={310} source={source} />
        </Section>
        <Section title={t('funnel.title')} span={5}>
          <LoadingState name={t('funnel.title')} shape="bars" height={310} source={source} />
        </Section>
      </Row>
      <Row>
        <Section title={t('series.attempts.hour')} span={6}>
          <LoadingState name={t('series.attempts.hour')} shape="chart" height={140} source={source} />
        </Section>
        <Section title={t('series.success.hour')} span={6}>
          <LoadingState name={t('series.success.hour')} shape="chart" height={140} source={source} />
        </Section>
      </Row>
    </>
  );
}

/** The other tabs before their answer. */
export function TableSkeleton({ title, source }: { title: string; source: string }) {
  return (
    <Row>
      <Section title={title} span={12}>
        <LoadingState name={title} shape="table" height={480} source={source} />
      </Section>
    </Row>
  );
}
