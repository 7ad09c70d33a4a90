'use client';
import { lazy } from 'react';
import { useTranslations } from 'use-intl';
import type { BucketColumn, Buckets } from '@/lib/charts/buckets';
import type { Drill } from '@/lib/charts/drill';
import type { BucketMark } from './buckets-frame';
import { BucketsSketch } from './buckets-sketch';
import { ChartSection, type FrameProps } from './chart-section';
import { EmptyPicture, useListSentence } from './empty-picture';
import { CountLink } from './mark-link';
import { Picture } from './picture';
import { useFormats } from './use-formats';

const load = () => import('./buckets-drawing').then(({ BucketsDrawing: drawing }) => ({ default: drawing }));
const BucketsDrawing = lazy(load);
const HEIGHT = 168;

/** Ordered buckets of rounds or of seconds, with what no bucket holds beside them. */
export function BucketsFigure({
  figure,
  unit,
  drillOf,
  ...frame
}: FrameProps & {
  figure: Buckets;
  unit: 'rounds' | 'seconds';
  /** The calls behind a column. */
  drillOf: (column: BucketColumn) => Drill;
}) {
  const t = useTranslations('common');
  const sentence = useListSentence();
  const formats = useFormats();
  const { columns, ticks, sum, empty } = figure;
  const rangeOf = (column: BucketColumn) => (unit === 'rounds' ? formats.rounds(column) : formats.talkTime(column));
  const marks = columns.map((column) => {
    const stub = column.kind === 'unaccounted';
    const count = formats.number(column.count);
    return {
      key: column.key,
      range: stub && column.min === null ? t('chart.unaccountedName') : rangeOf(column),
      value: column.count,
      share: stub ? null : formats.rate(sum === 0 ? null : column.count / sum, sum),
      label: stub ? (column.min === null ? count : t('chart.unaccounted', { count })) : count,
      stub,
      drill: drillOf(column),
    };
  });
  const twin = {
    caption: frame.title,
    columns: [
      { key: 'range', label: t('chart.bucket') },
      { key: 'count', label: t('chart.count'), numeric: true },
      { key: 'share', label: t('chart.share'), numeric: true },
    ],
    rows: marks.map(({ range, value, share, stub, drill }) => [
      stub ? `${range} (${t('chart.unaccountedName')})` : range,
      <CountLink key="count" drill={drill} count={value} name={`${frame.title} ${range}`}>
        {formats.number(value)}
      </CountLink>,
      share ?? '—',
    ]),
  };
  const summary = sentence(
    frame.title,
    marks.map(({ range, value, stub }) => ({
      label: stub ? t('chart.unaccountedName') : range,
      value: formats.number(value),
    })),
  );
  const tip = ({ range, value, share, stub }: BucketMark) => (
    <>
      <dt>{stub ? t('chart.unaccountedName') : range}</dt>
      <dd className="font-medium">{formats.number(value)}</dd>
      {share !== null && (
        <>
          <dt>{t('chart.share')}</dt>
          <dd>{share}</dd>
          <dt>n</dt>
          <dd>{formats.number(sum)}</dd>
        </>
      )}
    </>
  );
  const shared = {
    height: HEIGHT,
    marks,
    ticks,
    unit: (value: number, top: boolean) => {
      const text = formats.compact(value);
      return top ? t('unit.calls', { count: text }) : text;
    },
  };
  const drawn = empty === null;
  return (
    <ChartSection {...frame} twin={drawn ? twin : undefined} summary={summary}>
      {drawn ? (
        <Picture load={load} height={HEIGHT} sketch={<BucketsSketch {...shared} />}>
          {(width) => (
            <BucketsDrawing {...shared} width={width} label={`${frame.title}. ${t('chart.keys')}`} tip={tip} />
          )}
        </Picture>
      ) : (
        <EmptyPicture reason={empty} height={HEIGHT} />
      )}
    </ChartSection>
  );
}
