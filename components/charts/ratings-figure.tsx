'use client';
import { useTranslations } from 'use-intl';
import type { Ratings } from '@/lib/charts/inbound';
import { ChartSection, type FrameProps } from './chart-section';
import { EmptyPicture, useListSentence } from './empty-picture';
import { RATINGS_HEIGHT, RatingsPicture } from './ratings-picture';
import { useFormats } from './use-formats';

/** Satisfaction 1 to 5, diverging from the middle of 3. Its mean stands in `lead`, never alone. */
export function RatingsFigure({ figure, ...frame }: FrameProps & { figure: Ratings }) {
  const t = useTranslations('common.chart');
  const sentence = useListSentence();
  const formats = useFormats();
  const { rows, n, empty } = figure;
  const texts = rows.map(({ score, count, share }) => ({
    label: String(score),
    value: formats.number(count),
    share: formats.rate(n === 0 ? null : share, n),
  }));
  const twin = {
    caption: frame.title,
    columns: [
      { key: 'score', label: t('rating') },
      { key: 'count', label: t('count'), numeric: true },
      { key: 'share', label: t('share'), numeric: true },
    ],
    rows: texts.map(({ label, value, share }) => [label, value, share]),
  };
  return (
    <ChartSection {...frame} twin={empty === null ? twin : undefined} summary={sentence(frame.title, texts)}>
      {empty === null ? (
        <div className="mt-1.5">
          <RatingsPicture figure={figure} texts={texts.map(({ value }) => value)} />
        </div>
      ) : (
        <EmptyPicture reason={empty} height={RATINGS_HEIGHT} />
      )}
    </ChartSection>
  );
}
