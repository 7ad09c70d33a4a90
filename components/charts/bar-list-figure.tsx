'use client';
import { useTranslations } from 'use-intl';
import type { Distribution } from '@/lib/charts/distribution';
import { BarLines } from './bars';
import { ChartSection, type FrameProps } from './chart-section';
import { EmptyPicture, useListSentence } from './empty-picture';
import { useFormats } from './use-formats';

/** A sorted bar list: label, bar, count, share of the sum of the rows. */
export function BarListFigure({
  figure,
  strong = false,
  ...frame
}: FrameProps & {
  figure: Distribution;
  /** The labels are letters. */
  strong?: boolean;
}) {
  const t = useTranslations('common.chart');
  const sentence = useListSentence();
  const formats = useFormats();
  const { rows, max, sum, of, empty } = figure;
  const texts = rows.map(({ label, count, share }) => ({
    label,
    value: formats.number(count),
    share: share === null ? undefined : formats.rate(share, sum),
  }));
  const twin = {
    caption: frame.title,
    columns: [
      { key: 'name', label: t('name') },
      { key: 'count', label: t('count'), numeric: true },
      { key: 'share', label: t('share'), numeric: true },
    ],
    rows: texts.map(({ label, value, share }) => [label, value, share ?? '—']),
  };
  return (
    <ChartSection
      {...frame}
      subtitle={frame.subtitle ?? (of > rows.length ? t('capped', { shown: rows.length, total: of }) : undefined)}
      twin={empty === 'no-rows' ? undefined : twin}
      summary={sentence(frame.title, texts)}
    >
      {empty === 'no-rows' ? (
        <EmptyPicture reason={empty} height={120} />
      ) : (
        <div className="bars">
          <BarLines
            max={max * 1.05}
            lines={rows.map(({ key, count }, at) => ({
              key,
              value: count,
              tone: 'data',
              hatched: false,
              label: strong ? <b>{texts[at]?.label}</b> : texts[at]?.label,
              count: texts[at]?.value ?? '',
              share: texts[at]?.share ?? '—',
            }))}
          />
        </div>
      )}
    </ChartSection>
  );
}
