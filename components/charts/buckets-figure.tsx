'use client';
import { lazy } from 'react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/components/ui/link';
import type { BucketColumn, Buckets } from '@/lib/charts/buckets';
import type { BucketMark } from './buckets-frame';
import { BucketsSketch } from './buckets-sketch';
import { ChartSection, type FrameProps } from './chart-section';
import { EmptyPicture, useListSentence } from './empty-picture';
import { Picture } from './picture';
import { useFormats } from './use-formats';

const load = () => import('./buckets-drawing').then(({ BucketsDrawing: drawing }) => ({ default: drawing }));
const BucketsDrawing = lazy(load);
const HEIGHT = 168;

/** Ordered buckets of rounds or of seconds, with what no bucket holds beside them. */
export function BucketsFigure({
  figure,
  unit,
  columnHref,
  ...frame
}: FrameProps & {
  figure: Buckets;
  unit: 'rounds' | 'seconds';
  /** The calls behind a column; null where they cannot be listed. */
  columnHref?: ((column: BucketColumn) => string | null) | undefined;
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
      href: stub || column.count === 0 ? null : (columnHref?.(column) ?? null),
    };
  });
  const twin = {
    caption: frame.title,
    columns: [
      { key: 'range', label: t('chart.bucket') },
      { key: 'count', label: t('chart.count'), numeric: true },
      { key: 'share', label: t('chart.share'), numeric: true },
    ],
    rows: marks.map(({ range, value, share, stub, href }) => [
      stub ? `${range} (${t('chart.unaccountedName')})` : range,
      href === null ? (
        formats.number(value)
      ) : (
        <TextLink key="count" href={href}>
          {formats.number(value)}
        </TextLink>
      ),
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
