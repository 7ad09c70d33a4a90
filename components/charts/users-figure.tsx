'use client';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { Swatch } from '@/components/ui/marks';
import type { Users } from '@/lib/charts/inbound';
import { ChartSection, type FrameProps } from './chart-section';
import { EmptyPicture, useListSentence } from './empty-picture';
import { useFormats } from './use-formats';
import { UsersPicture } from './users-picture';

/** Callers of each day: new, returning, and how many of them were valid. */
export function UsersFigure({ figure, ...frame }: FrameProps & { figure: Users }) {
  const t = useTranslations('common.chart');
  const sentence = useListSentence();
  const formats = useFormats();
  const { days, empty } = figure;
  const dayOf = ({ date, unfinished }: Users['days'][number]) => (unfinished ? t('today') : formats.day(date));
  const twin = {
    caption: frame.title,
    columns: [
      { key: 'day', label: t('day') },
      { key: 'users', label: t('users'), numeric: true },
      { key: 'new', label: t('new'), numeric: true },
      { key: 'old', label: t('old'), numeric: true },
      { key: 'valid', label: t('valid'), numeric: true },
    ],
    rows: days.map((day) => [
      dayOf(day),
      formats.number(day.users),
      formats.number(day.newUsers),
      formats.number(day.oldUsers),
      formats.number(day.validUsers),
    ]),
  };
  const summary = sentence(
    frame.title,
    days.map((day) => ({ label: dayOf(day), value: formats.number(day.users) })),
  );
  if (empty !== null) {
    return (
      <ChartSection {...frame} summary={summary}>
        <EmptyPicture reason={empty} height={84} />
      </ChartSection>
    );
  }
  return (
    <ChartSection {...frame} twin={twin} summary={summary}>
      <div className="grid grid-cols-[max-content_minmax(0,1fr)_max-content] gap-x-3">
        {days.map((day, at) => (
          <Fragment key={day.date}>
            <span className="col-start-1 text-12 leading-7 whitespace-nowrap">{dayOf(day)}</span>
            {at === 0 && (
              <div className="col-start-2" style={{ gridRow: `span ${days.length}` }}>
                <UsersPicture figure={figure} />
              </div>
            )}
            <span className="num col-start-3 leading-7">
              {formats.number(day.users)}
              <span className="inline-block min-w-[60px] text-ink-3">
                {day.newShare === null ? '—' : t('newShare', { share: `${formats.number(day.newShare * 100)}%` })}
              </span>
            </span>
          </Fragment>
        ))}
      </div>
      <div aria-hidden="true" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-3">
        <Swatch tone="c1">{t('new')}</Swatch>
        <Swatch tone="c6">{t('old')}</Swatch>
        <span className="inline-flex items-center gap-1.5">
          <span className="h-3 w-0.5 bg-ink" />
          {t('valid')}
        </span>
        {days.some(({ unfinished }) => unfinished) && <span>{t('todayOpen')}</span>}
      </div>
    </ChartSection>
  );
}
