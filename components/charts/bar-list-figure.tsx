'use client';
import { useTranslations } from 'use-intl';
import type { BarRow, Distribution } from '@/lib/charts/distribution';
import type { Drill } from '@/lib/charts/drill';
import { BarLines } from './bars';
import { ChartSection, type FrameProps } from './chart-section';
import { EmptyPicture, useListSentence } from './empty-picture';
import { CountLink } from './mark-link';
import { useFormats } from './use-formats';

/** A sorted bar list: label, bar, count, share of the sum of the rows. */
export function BarListFigure({
  figure,
  strong = false,
  drillOf,
  ...frame
}: FrameProps & {
  figure: Distribution;
  /** The records behind a row. */
  drillOf: (row: BarRow) => Drill;
  /** The labels are letters. */
  strong?: boolean;
}) {
  const t = useTranslations('common.chart');
  const sentence = useListSentence();
  const formats = useFormats();
  const { rows, max, sum, of, empty } = figure;
  const texts = rows.map((row) => {
    const { label, count, share } = row;
    const value = formats.number(count);
    const drill = drillOf(row);
    return {
      label,
      value,
      drill,
      counted: (
        <CountLink drill={drill} count={count} name={label}>
          {value}
        </CountLink>
      ),
      share: share === null ? undefined : formats.rate(share, sum),
    };
  });
  const twin = {
    caption: frame.title,
    columns: [
      { key: 'name', label: t('name') },
      { key: 'count', label: t('count'), numeric: true },
      { key: 'share', label: t('share'), numeric: true },
    ],
    rows: texts.map(({ label, counted, share }) => [label, counted, share ?? '—']),
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
              drill: texts[at]?.drill ?? null,
              key,
              value: count,
              tone: 'data',
              hatched: false,
              label: strong ? <b>{texts[at]?.label}</b> : texts[at]?.label,
              count: texts[at]?.counted,
              share: texts[at]?.share ?? '—',
            }))}
          />
        </div>
      )}
    </ChartSection>
  );
}
