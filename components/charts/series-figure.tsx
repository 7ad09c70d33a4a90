'use client';
import { lazy, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { CoverageLane } from '@/lib/charts/inbound';
import type { Series, SeriesPoint } from '@/lib/charts/series';
import type { Formats } from '@/lib/format/formats';
import { ChartSection, type FrameProps } from './chart-section';
import { CoverageLanes } from './coverage-lanes';
import { EmptyPicture } from './empty-picture';
import { Picture } from './picture';
import type { SeriesTexts } from './series-drawing';
import { SeriesSketch } from './series-sketch';
import { useFormats } from './use-formats';

const load = () => import('./series-drawing').then(({ SeriesDrawing: drawing }) => ({ default: drawing }));
const SeriesDrawing = lazy(load);

/** At most so many labels under the axis. */
const MOST = 8;

function xTicksOf({ points, days, grain }: Series, formats: Formats, timeZone: string): SeriesTexts['xTicks'] {
  const every = (count: number) => Math.max(1, Math.ceil(count / MOST));
  if (grain === 'hour' && days.length > 1) {
    const step = every(days.length);
    return days
      .filter((_, at) => at % step === 0)
      .map(({ at, date }) => ({ at, text: days.length > 4 ? formats.day(date) : formats.axisDayShort(date) }));
  }
  const step = every(points.length);
  return points
    .filter((_, at) => at % step === 0)
    .map(({ at, start, date }) => ({
      at,
      text: grain === 'day' ? formats.day(date) : formats.axisHour(start, timeZone),
    }));
}

/** A count or a rate per hour or day. Arrow keys walk its points; the same numbers stand in its twin. */
export function SeriesFigure({
  figure,
  timeZone,
  height = 200,
  coverage,
  ...frame
}: FrameProps & { figure: Series; timeZone: string; height?: number; coverage?: readonly CoverageLane[] }) {
  const t = useTranslations('common');
  const formats = useFormats();
  const { points, grain, kind, gaps, peak, sum, empty } = figure;
  const isRate = kind === 'rate';
  // The lanes' names stand where the axis has its numbers.
  const axisWidth = coverage && formats.locale === 'en' ? 56 : 34;
  const timeOf = ({ start, date }: SeriesPoint) =>
    grain === 'day' ? formats.axisDay(date) : formats.dayTime(start, timeZone);
  const textOf = ({ value, base }: SeriesPoint) => (isRate ? formats.rate(value, base) : formats.number(value));
  const noteOf = ({ value, unfinished }: SeriesPoint) =>
    value === null ? t('chart.gap') : unfinished ? t('chart.unfinished') : '';

  const facts = {
    name: frame.title,
    points: formats.number(points.length),
    peak: peak ? textOf(peak) : '—',
    peakAt: peak ? timeOf(peak) : '—',
    gaps: formats.number(gaps.length),
  };
  const summary =
    empty !== null
      ? t('chart.summary.empty', { name: frame.title, reason: t(`chart.empty.${empty}`) })
      : isRate
        ? t('chart.summary.seriesRate', facts)
        : t('chart.summary.series', { ...facts, sum: formats.number(sum) });
  const twin = {
    caption: frame.title,
    columns: [
      { key: 'start', label: t('chart.start') },
      { key: 'value', label: t('chart.value'), numeric: true },
      ...(isRate ? [{ key: 'interval', label: t('chart.interval'), numeric: true }] : []),
      { key: 'note', label: t('chart.note') },
    ],
    rows: points.map((point) => [
      timeOf(point),
      textOf(point),
      ...(isRate ? [formats.interval(point.interval, point.base)] : []),
      noteOf(point),
    ]),
  };
  const tip = (point: SeriesPoint): ReactNode => (
    <>
      <dt>{timeOf(point)}</dt>
      <dd className="font-medium">{point.value === null ? t('chart.gap') : textOf(point)}</dd>
      {point.interval && (
        <>
          <dt>{t('chart.interval')}</dt>
          <dd>{formats.interval(point.interval, point.base)}</dd>
        </>
      )}
      {point.base !== null && (
        <>
          <dt>n</dt>
          <dd>{formats.number(point.base)}</dd>
        </>
      )}
      {point.unfinished && point.value !== null && <dt className="col-span-2">{t('chart.unfinished')}</dt>}
    </>
  );
  const texts: SeriesTexts = {
    tip,
    xTicks: xTicksOf(figure, formats, timeZone),
    yTick: (value, top) => {
      if (!isRate) return formats.compact(value);
      return `${formats.number(value * 100)}${top ? '%' : ''}`;
    },
  };
  const flowing = coverage !== undefined || (grain === 'hour' && figure.days.length > 1);
  const shared = { height, series: figure, texts, flowing, axisWidth };
  return (
    <ChartSection {...frame} twin={empty === null ? twin : undefined} summary={summary}>
      {empty !== null ? (
        <EmptyPicture reason={empty} height={height} />
      ) : (
        <>
          <Picture load={load} height={height} sketch={<SeriesSketch {...shared} />}>
            {(width) => <SeriesDrawing {...shared} width={width} label={`${frame.title}. ${t('chart.keys')}`} />}
          </Picture>
          {coverage && <CoverageLanes lanes={coverage} timeZone={timeZone} axisWidth={axisWidth} />}
        </>
      )}
    </ChartSection>
  );
}
