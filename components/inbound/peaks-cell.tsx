'use client';
import { useTranslations } from 'use-intl';
import { BarListFigure } from '@/components/charts/bar-list-figure';
import { BarLines } from '@/components/charts/bars';
import { ChartSection } from '@/components/charts/chart-section';
import { useListSentence } from '@/components/charts/empty-picture';
import { useFormats } from '@/components/charts/use-formats';
import { prepareDistribution } from '@/lib/charts/distribution';
import { preparePeaks } from '@/lib/charts/inbound-days';
import { rangeDistribution } from '@/lib/charts/inbound-totals';
import { type InboundView, noCalls } from './inbound-view';
import { OfflineEmpty } from './offline-empty';
import { useInboundHow } from './use-inbound-how';

function Peaks({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.peak');
  const chart = useTranslations('common.chart');
  const sentence = useListSentence();
  const formats = useFormats();
  const how = useInboundHow(view);
  const { stat, dates, line, stale } = view;
  const { days, max, maxDate } = preparePeaks(stat, dates, line.timeZone);
  if (maxDate === null) return <OfflineEmpty view={view} title={t('title')} />;
  const texts = days.map(({ date, value }) => ({ label: formats.day(date), value: formats.number(value) }));
  return (
    <ChartSection
      title={t('title')}
      subtitle={t('subtitle', { max: formats.number(max), date: formats.day(maxDate) })}
      summary={sentence(t('title'), texts)}
      how={how('peak_concurrency')}
      twin={{
        caption: t('title'),
        columns: [
          { key: 'day', label: chart('day') },
          { key: 'value', label: t('title'), numeric: true },
        ],
        rows: texts.map(({ label, value }) => [label, value]),
      }}
      note={days.some(({ value }) => value === null) ? `${t('note')}${t('gap')}` : t('note')}
      stale={stale}
      testId="peaks"
    >
      <div className="bars">
        <BarLines
          max={max * 1.05}
          lines={days.map(({ date, value }, at) => ({
            key: date,
            value: value ?? 0,
            tone: 'data',
            hatched: false,
            drill: null,
            label: <span className="text-12">{texts[at]?.label}</span>,
            count: texts[at]?.value ?? '',
          }))}
        />
      </div>
    </ChartSection>
  );
}

function Tickets({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.ticket');
  const formats = useFormats();
  const how = useInboundHow(view);
  const { stat, stale } = view;
  const found = rangeDistribution(stat.offline, 'ticket');
  if (!found || view.settled === 'pending') return <OfflineEmpty view={view} title={t('title')} />;
  const figure = prepareDistribution(found.rows);
  const stated = stat.offline.total?.counts.tickets;
  const facts = { count: formats.number(figure.sum), days: found.days };
  return (
    <BarListFigure
      title={t('title')}
      subtitle={found.days > 1 ? t('subtitleDays', facts) : t('subtitle', facts)}
      figure={figure}
      drillOf={noCalls}
      how={how('tickets', {
        ...(stated !== undefined && {
          vendor: { value: formats.number(stated), agrees: stated === figure.sum },
        }),
      })}
      note={
        stated !== undefined && stated !== figure.sum
          ? t('differs', { stated: formats.number(stated), sum: facts.count })
          : t('note')
      }
      stale={stale}
      testId="tickets"
    />
  );
}

/** How many calls at once at most on each day, and what tickets came of them. */
export function PeaksCell({ view }: { view: InboundView }) {
  return (
    <section className="cell" style={{ '--span': 4 }}>
      <Peaks view={view} />
      <Tickets view={view} />
    </section>
  );
}
