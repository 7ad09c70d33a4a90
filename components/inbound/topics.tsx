'use client';
import { useTranslations } from 'use-intl';
import { BarListFigure } from '@/components/charts/bar-list-figure';
import { ChartSection } from '@/components/charts/chart-section';
import { EmptyPicture } from '@/components/charts/empty-picture';
import { useFormats } from '@/components/charts/use-formats';
import { prepareDistribution } from '@/lib/charts/distribution';
import { failedPart } from '@/lib/charts/inbound-checks';
import { rangeDistribution } from '@/lib/charts/inbound-totals';
import { type InboundView, noCalls } from './inbound-view';
import { useInboundHow } from './use-inbound-how';
import { useSumNeq } from './use-inbound-neq';
import { useStoryName } from './use-story-name';

const SHOWN = 10;

/** What the calls were about: one call may pass several stories. */
export function Stories({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.story');
  const formats = useFormats();
  const how = useInboundHow(view);
  const sumNeq = useSumNeq();
  const nameOf = useStoryName();
  const { stat, meta, stale } = view;
  const found = rangeDistribution(stat.realtime, 'story');
  if (!found) {
    return (
      <ChartSection title={t('title')} span={4} summary={t('none')}>
        <EmptyPicture reason="not-provided" height={120} />
      </ChartSection>
    );
  }
  const figure = prepareDistribution(
    found.rows.map((row) => ({ ...row, label: nameOf(row.key, row.label) })),
    { limit: SHOWN },
  );
  // The rule is about intentions; where stories add up to the same sum, it says the same of them.
  const intentions = failedPart(meta.checks, 'A4', 'intention_distribution');
  const failed = intentions?.computed === figure.sum ? intentions : undefined;
  return (
    <BarListFigure
      title={t('title')}
      subtitle={t('subtitle', { shown: figure.rows.length, of: figure.of })}
      span={4}
      figure={figure}
      drillOf={noCalls}
      neq={sumNeq(failed)}
      how={how('story_distribution', { failed })}
      note={t('note', { sum: formats.number(figure.sum) })}
      stale={stale}
      testId="stories"
    />
  );
}

/** The vendor's ten letters, in their own order: they are names, not grades. */
export function Intentions({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.intention');
  const how = useInboundHow(view);
  const sumNeq = useSumNeq();
  const { stat, meta, stale } = view;
  const found = rangeDistribution(stat.realtime, 'intention');
  if (!found) {
    return (
      <ChartSection title={t('title')} span={4} summary={t('none')}>
        <EmptyPicture reason="not-provided" height={120} />
      </ChartSection>
    );
  }
  const figure = prepareDistribution(found.rows, { order: 'given' });
  const failed = failedPart(meta.checks, 'A4', 'intention_distribution');
  return (
    <BarListFigure
      title={t('title')}
      subtitle={t('subtitle')}
      span={4}
      figure={figure}
      drillOf={noCalls}
      strong
      neq={sumNeq(failed)}
      how={how('intention_distribution', { failed })}
      note={t('note')}
      stale={stale}
      testId="intentions"
    />
  );
}
