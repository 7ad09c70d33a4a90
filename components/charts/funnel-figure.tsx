'use client';
import { useTranslations } from 'use-intl';
import type { Funnel } from '@/lib/charts/funnel';
import { BarsPicture } from './bars-picture';
import { ChartSection, type FrameProps } from './chart-section';
import { EmptyPicture, useListSentence } from './empty-picture';
import { useFormats } from './use-formats';

const ROW = 30;

/** One cohort, flat and left-aligned: count, share of the step before, share of all. */
export function FunnelFigure({
  figure,
  labelOf,
  ...frame
}: FrameProps & { figure: Funnel; labelOf: (key: string) => string }) {
  const t = useTranslations('common.chart');
  const sentence = useListSentence();
  const formats = useFormats();
  const { stages, total, empty } = figure;
  const texts = stages.map(({ key, count, ofPrevious, ofTotal }, at) => ({
    key,
    label: labelOf(key),
    count: formats.number(count),
    ofPrevious: at === 0 || ofPrevious === null ? '' : formats.rate(ofPrevious),
    ofTotal: ofTotal === null ? '' : at === 0 ? '100%' : formats.rate(ofTotal),
  }));
  const twin = {
    caption: frame.title,
    columns: [
      { key: 'stage', label: t('stage') },
      { key: 'count', label: t('count'), numeric: true },
      { key: 'previous', label: t('ofPrevious'), numeric: true },
      { key: 'total', label: t('ofTotal'), numeric: true },
    ],
    rows: texts.map(({ label, count, ofPrevious, ofTotal }) => [label, count, ofPrevious || '—', ofTotal || '—']),
  };
  const summary = sentence(
    frame.title,
    texts.map(({ label, count, ofPrevious }) => ({ label, value: count, share: ofPrevious || undefined })),
  );
  const head = 'num text-12 leading-[18px] text-ink-3';
  return (
    <ChartSection {...frame} twin={empty === null ? twin : undefined} summary={summary}>
      {empty !== null || total === null ? (
        <EmptyPicture reason={empty ?? 'not-provided'} height={138} />
      ) : (
        <div className="-mt-1.5 grid grid-cols-[max-content_minmax(0,1fr)_repeat(3,max-content)] items-center gap-x-3">
          <span className={`${head} col-start-3`}>{t('countHead')}</span>
          <span className={head}>{t('ofPrevious')}</span>
          <span className={head}>{t('ofTotal')}</span>
          <div className="col-start-2 row-start-2" style={{ gridRowEnd: `span ${stages.length}` }}>
            <BarsPicture
              rowHeight={ROW}
              thickness={22}
              max={1}
              marks={stages.map(({ key, width: value, stub }) => ({
                key,
                value,
                tone: 'data',
                hatched: stub,
                stub,
                drill: null,
              }))}
            />
          </div>
          {texts.map(({ key, label, count, ofPrevious, ofTotal }, at) => {
            const gridRow = at + 2;
            return [
              <span key={`${key} label`} className="col-start-1 leading-[30px] whitespace-nowrap" style={{ gridRow }}>
                {label}
              </span>,
              <span key={`${key} count`} className="num col-start-3 leading-[30px]" style={{ gridRow }}>
                {count}
              </span>,
              <span key={`${key} step`} className="num col-start-4 leading-[30px] text-ink-2" style={{ gridRow }}>
                {ofPrevious}
              </span>,
              <span key={`${key} total`} className="num col-start-5 leading-[30px] text-ink-3" style={{ gridRow }}>
                {ofTotal}
              </span>,
            ];
          })}
        </div>
      )}
    </ChartSection>
  );
}
