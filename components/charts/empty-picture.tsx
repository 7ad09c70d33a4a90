'use client';
import { useTranslations } from 'use-intl';
import { EmptyState } from './widget-states';

export type EmptyFigure = 'not-provided' | 'no-rows' | 'all-zero' | 'no-denominator';

/** Why there is no picture, in the place and at the height of the picture. */
export function EmptyPicture({ reason, height }: { reason: EmptyFigure; height: number }) {
  const t = useTranslations('common.chart.empty');
  // It will never fill: no use in keeping room for it.
  if (reason === 'not-provided') return <EmptyState reason="notProvided" />;
  if (reason === 'no-denominator') return <EmptyState reason="noDenominator" height={height} />;
  return (
    <EmptyState reason="noCalls" title={t(reason)} height={height} {...(reason === 'all-zero' && { text: '0' })} />
  );
}

/** One sentence of a list of names and values: what a picture says to who does not see it. */
export function useListSentence(): (
  name: string,
  items: readonly { readonly label: string; readonly value: string; readonly share?: string | undefined }[],
) => string {
  const t = useTranslations('common');
  return (name, items) => {
    const list = items
      .map(({ label, value, share }) =>
        share === undefined
          ? t('chart.summary.item', { label, value })
          : t('chart.summary.itemShare', { label, value, share }),
      )
      .join(t('separator'));
    return t('chart.summary.bars', { name, list });
  };
}
