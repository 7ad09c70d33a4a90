'use client';
import { useTranslations } from 'use-intl';
import { Swatch } from '@/components/ui/marks';
import type { Drill } from '@/lib/charts/drill';
import type { Stack } from '@/lib/charts/stack';
import { ChartSection, type FrameProps } from './chart-section';
import { EmptyPicture, useListSentence } from './empty-picture';
import { StackPicture } from './stack-picture';
import { useFormats } from './use-formats';

/** A whole and its parts: labels with shares above, counts in the legend below. */
export function StackFigure({
  figure,
  labelOf = (_, label) => label,
  legend = false,
  drillOf,
  ...frame
}: FrameProps & {
  figure: Stack;
  /** A part's word from its key; the vendor's label without it. */
  labelOf?: (key: string, label: string) => string;
  legend?: boolean;
  drillOf: (segment: Stack['segments'][number]) => Drill;
}) {
  const t = useTranslations('common.chart');
  const sentence = useListSentence();
  const formats = useFormats();
  const { segments, sum, empty } = figure;
  const parts = segments.map((segment) => ({
    ...segment,
    word: labelOf(segment.key, segment.label),
    text: formats.number(segment.count),
    percent: formats.rate(sum === 0 ? null : segment.share, sum),
  }));
  const twin = {
    caption: frame.title,
    columns: [
      { key: 'name', label: t('name') },
      { key: 'count', label: t('count'), numeric: true },
      { key: 'share', label: t('share'), numeric: true },
    ],
    rows: parts.map(({ word, text, percent }) => [word, text, percent]),
  };
  const short = (share: number) => `${formats.number(share * 100)}%`;
  return (
    <ChartSection
      {...frame}
      twin={empty === null ? twin : undefined}
      summary={sentence(
        frame.title,
        parts.map(({ word, text, percent }) => ({ label: word, value: text, share: percent })),
      )}
    >
      {empty !== null ? (
        <EmptyPicture reason={empty} height={38} />
      ) : (
        <>
          <StackPicture
            figure={figure}
            drillOf={drillOf}
            labelOf={({ key, label, share }) =>
              share < 0.12 ? short(share) : `${labelOf(key, label)}${formats.locale === 'en' ? ' ' : ''}${short(share)}`
            }
          />
          {legend && (
            <div className="mt-2.5 flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-3">
              {parts.map(({ key, tone, hatched, word, text }) => (
                <Swatch key={key} tone={tone} hatched={hatched}>
                  <span>
                    {word}
                    {formats.locale === 'en' && ' '}
                    {text}
                  </span>
                </Swatch>
              ))}
            </div>
          )}
        </>
      )}
    </ChartSection>
  );
}
