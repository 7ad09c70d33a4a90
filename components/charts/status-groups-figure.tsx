'use client';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/components/ui/link';
import type { StatusGroups, StatusRow } from '@/lib/charts/status-groups';
import { BarLines } from './bars';
import { ChartSection, type FrameProps } from './chart-section';
import { EmptyPicture, useListSentence } from './empty-picture';
import { useFormats } from './use-formats';

/** Number statuses in six groups, each with its sum; zero codes in one grey line, missing codes said to be missing. */
export function StatusGroupsFigure({
  figure,
  rowHref,
  ...frame
}: FrameProps & {
  figure: StatusGroups;
  /** The records behind a bar; null where they cannot be listed. */
  rowHref?: (row: StatusRow) => string | null;
}) {
  const t = useTranslations('common');
  const sentence = useListSentence();
  const formats = useFormats();
  const { groups, max, sum, empty } = figure;
  const drawn = empty === null || empty === 'all-zero';
  const countOf = (row: StatusRow) => {
    const href = rowHref?.(row) ?? null;
    const text = formats.number(row.count);
    return href === null ? text : <TextLink href={href}>{text}</TextLink>;
  };
  const withCode = ({ code, label }: { code: string | null; label: string }) =>
    code === null ? label : `${code}${formats.locale === 'en' ? ' ' : ''}${label}`;
  const twin = {
    caption: frame.title,
    columns: [
      { key: 'status', label: t('chart.status') },
      { key: 'code', label: t('chart.code') },
      { key: 'group', label: t('chart.group') },
      { key: 'count', label: t('chart.count'), numeric: true },
      { key: 'share', label: t('chart.share'), numeric: true },
    ],
    rows: groups.flatMap(({ group, rows, zero }) => [
      ...rows.map((row) => [
        row.label,
        row.code ?? '—',
        t(`group.${group}`),
        countOf(row),
        formats.rate(row.share, sum),
      ]),
      ...zero.map(({ label, code }) => [
        label,
        code ?? '—',
        t(`group.${group}`),
        '0',
        formats.rate(sum === 0 ? null : 0, sum),
      ]),
    ]),
  };
  const summary = sentence(
    frame.title,
    groups
      .filter(({ hasCodes }) => hasCodes)
      .map(({ group, sum: own }) => ({ label: t(`group.${group}`), value: formats.number(own) })),
  );
  return (
    <ChartSection {...frame} twin={drawn ? twin : undefined} summary={summary}>
      {drawn ? (
        <div className="bars">
          {groups.map(({ group, sum: own, rows, zero, hasCodes, hatched }) => (
            <Fragment key={group}>
              <div className="bars-group">
                <b className="font-medium text-ink-2">{t(`group.${group}`)}</b>
                <span>{hasCodes ? formats.number(own) : t('chart.noCodes')}</span>
              </div>
              <BarLines
                max={max * 1.05}
                lines={rows.map((row) => ({
                  key: `${row.outcome} ${row.code ?? row.label}`,
                  value: row.count,
                  tone: 'data',
                  hatched,
                  label: (
                    <>
                      {row.code !== null && (
                        <span className="inline-block min-w-[18px] text-12 text-ink-3">{row.code}</span>
                      )}
                      {row.label}
                    </>
                  ),
                  count: countOf(row),
                  share: formats.rate(row.share, sum),
                }))}
              />
              {zero.length > 0 && (
                <div className="col-span-full pt-0.5 pb-1 text-12 text-ink-3">
                  {t('chart.zeroCodes', { list: zero.map(withCode).join(t('separator')) })}
                </div>
              )}
            </Fragment>
          ))}
        </div>
      ) : (
        <EmptyPicture reason={empty} height={240} />
      )}
    </ChartSection>
  );
}
