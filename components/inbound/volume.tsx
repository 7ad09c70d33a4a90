'use client';
import { useTranslations } from 'use-intl';
import { SeriesFigure } from '@/components/charts/series-figure';
import { useFormats } from '@/components/charts/use-formats';
import { Row } from '@/components/ui/section';
import { prepareCoverage } from '@/lib/charts/inbound';
import { failedPart } from '@/lib/charts/inbound-checks';
import { prepareInboundSeries } from '@/lib/charts/inbound-series';
import type { Series } from '@/lib/charts/series';
import type { InboundView } from './inbound-view';
import { TransferCell } from './transfer-cell';
import { useInboundHow } from './use-inbound-how';
import { useSumNeq } from './use-inbound-neq';

/** Where a line breaks, in words; nothing where it does not. */
function useGapText({ line: { timeZone }, grain }: InboundView): (series: Series) => string | null {
  const t = useTranslations('inbound.series');
  const formats = useFormats();
  return ({ gaps }) => {
    const [first] = gaps;
    if (!first) return null;
    if (gaps.length > 1) return t('gaps', { count: gaps.length });
    const when =
      grain === 'day'
        ? formats.range(first, timeZone)
        : `${formats.dayTime(first.from, timeZone)}–${formats.clock(first.to, timeZone)}`;
    return t('gap', { when });
  };
}

/** Calls per hour or day with what each pipe covers; then what became of the transfers in the same buckets. */
export function VolumeRows({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.series');
  const common = useTranslations('common');
  const formats = useFormats();
  const how = useInboundHow(view);
  const sumNeq = useSumNeq();
  const gapText = useGapText(view);
  const { stat, line, range, now, grain, meta, stale } = view;
  const { timeZone } = line;
  const { calls, attempts, success, outside } = prepareInboundSeries(stat, { range, grain, timeZone, now });
  const rateNote = [t('successOf'), success.grain !== grain && t('successByDay'), !success.full && t('successCut')];
  const at = ({ start, date }: { start: string; date: string }) =>
    grain === 'day' ? formats.day(date) : formats.dayTime(start, timeZone);
  const subtitleOf = (series: Series) =>
    series.peak === null
      ? t('noRows')
      : t('subtitle', {
          sum: formats.number(series.sum),
          peak: formats.number(series.peak.value),
          at: at(series.peak),
        });
  const daysFailed = grain === 'day' ? failedPart(meta.checks, 'A6', 'total_calls') : undefined;
  const notes = [
    calls.empty === null && gapText(calls),
    outside > 0 && t('outside', { count: outside }),
    t('pipes'),
    t('zone', { zone: timeZone }),
  ].filter((text): text is string => typeof text === 'string');
  return (
    <>
      <Row>
        <SeriesFigure
          title={t(`calls.${grain}`)}
          subtitle={subtitleOf(calls)}
          span={7}
          figure={calls}
          timeZone={timeZone}
          height={208}
          coverage={prepareCoverage(stat, { range, timeZone, now })}
          neq={sumNeq(daysFailed)}
          how={how('inbound_calls', { failed: daysFailed })}
          note={notes.join('')}
          stale={stale}
          testId="series-calls"
        />
        <TransferCell view={view} />
      </Row>
      <Row>
        <SeriesFigure
          title={t(`attempts.${grain}`)}
          subtitle={subtitleOf(attempts)}
          span={6}
          figure={attempts}
          timeZone={timeZone}
          height={140}
          how={how('transfer_attempt_rate', { interval: common('how.noInterval') })}
          stale={stale}
          testId="series-attempts"
        />
        <SeriesFigure
          title={t(`success.${success.grain}`)}
          subtitle={rateNote.filter(Boolean).join(common('semicolon'))}
          span={6}
          figure={success}
          timeZone={timeZone}
          height={140}
          how={how('transfer_success_rate', { interval: t('perBucket') })}
          stale={stale}
          testId="series-success"
        />
      </Row>
    </>
  );
}
