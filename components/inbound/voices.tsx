'use client';
import { useTranslations } from 'use-intl';
import { BarListFigure } from '@/components/charts/bar-list-figure';
import { ChartSection } from '@/components/charts/chart-section';
import { EmptyPicture } from '@/components/charts/empty-picture';
import { RatingsFigure } from '@/components/charts/ratings-figure';
import { useFormats } from '@/components/charts/use-formats';
import { BaseLine, FigureNumber } from '@/components/ui/figure';
import { prepareDistribution } from '@/lib/charts/distribution';
import { prepareRatings } from '@/lib/charts/inbound';
import { failedPart } from '@/lib/charts/inbound-checks';
import { rangeDistribution, rangeRatings } from '@/lib/charts/inbound-totals';
import { type InboundView, noCalls } from './inbound-view';
import { OfflineEmpty } from './offline-empty';
import { useInboundHow } from './use-inbound-how';
import { useRateNeq, useSumNeq } from './use-inbound-neq';
import { useStoryName } from './use-story-name';

function Ratings({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.rating');
  const formats = useFormats();
  const how = useInboundHow(view);
  const rateNeq = useRateNeq();
  const { stat, meta, stale } = view;
  const found = rangeRatings(stat.realtime);
  if (!found) {
    return (
      <ChartSection title={t('title')} summary={t('none')}>
        <EmptyPicture reason="not-provided" height={66} />
      </ChartSection>
    );
  }
  const figure = prepareRatings(found.bucket);
  const { n, mean, satisfied, responseRate, statedMean } = figure;
  const place = found.days > 1 ? 'realtime.total' : '';
  const failed = failedPart(meta.checks, 'A5', 'robot_satisfied_rate', place);
  const count = formats.number(n);
  const notes = [
    responseRate === null ? t('responseUnknown') : t('response', { count, rate: formats.rate(responseRate) }),
    statedMean === null ? null : t('statedMean', { mean: formats.number(statedMean, 2) }),
  ].filter((text): text is string => text !== null);
  return (
    <RatingsFigure
      title={t('title')}
      subtitle={found.days > 1 ? t('subtitleDays', { count, days: found.days }) : t('subtitle', { count })}
      neq={rateNeq(failed, satisfied)}
      how={how('rating_distribution', {
        vendor: statedMean === null ? null : { value: formats.number(statedMean, 4), agrees: null },
        failed,
      })}
      figure={figure}
      lead={
        mean !== null && (
          <div className="mb-2">
            <FigureNumber
              value={formats.number(mean, 2)}
              unit=" / 5"
              tone={stale ? 'stale' : 'plain'}
              testId="rating-mean"
            />
            {satisfied?.value != null && (
              <BaseLine
                base={t('satisfied', {
                  rate: formats.rate(satisfied.value, satisfied.denominator),
                  interval: formats.interval(satisfied.interval, satisfied.denominator),
                })}
              />
            )}
          </div>
        )
      }
      note={notes.join('')}
      stale={stale}
      testId="ratings"
    />
  );
}

function Reasons({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.reason');
  const formats = useFormats();
  const how = useInboundHow(view);
  const sumNeq = useSumNeq();
  const nameOf = useStoryName();
  const { stat, meta, stale } = view;
  const found = rangeDistribution(stat.offline, 'transferReason');
  if (!found || view.settled === 'pending') return <OfflineEmpty view={view} title={t('title')} />;
  const figure = prepareDistribution(found.rows.map((row) => ({ ...row, label: nameOf(row.key, row.label) })));
  const failed = failedPart(meta.checks, 'A10', 'transfer_reason_distribution');
  return (
    <BarListFigure
      title={t('title')}
      subtitle={t('subtitle', { count: formats.number(figure.sum) })}
      figure={figure}
      drillOf={noCalls}
      neq={sumNeq(failed, view.dates.length > 1)}
      how={how('transfer_reason_distribution', { failed })}
      stale={stale}
      testId="transfer-reasons"
    />
  );
}

/** How callers rated, and why they were transferred. */
export function VoicesCell({ view }: { view: InboundView }) {
  return (
    <section className="cell" style={{ '--span': 4 }}>
      <Ratings view={view} />
      <Reasons view={view} />
    </section>
  );
}
