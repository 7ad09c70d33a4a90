'use client';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import type { Drill } from '@/lib/charts/drill';
import type { StatusGroup, StatusGroups, StatusRow } from '@/lib/charts/status-groups';
import { BarLines } from './bars';
import { ChartSection, type FrameProps } from './chart-section';
import { EmptyPicture, useListSentence } from './empty-picture';
import { CountLink } from './mark-link';
import { useFormats } from './use-formats';

/** Number statuses in six groups, each with its sum; zero codes in one grey line, missing codes said to be missing. */
export function StatusGroupsFigure({
  figure,
  rowDrill,
  groupDrill,
  ...frame
}: FrameProps & {
  figure: StatusGroups;
  /** The records behind a bar. */
  rowDrill: (row: StatusRow) => Drill;
  /** And behind the sum of a group. */
  groupDrill: (group: StatusGroup) => Drill;
}) {
  const t = useTranslations('common');
  const sentence = useListSentence();
  const formats = useFormats();
  const { groups, max, sum, empty } = figure;
  const drawn = empty === null || empty === 'all-zero';
  const countOf = (row: StatusRow) => (
    <CountLink drill={rowDrill(row)} count={row.count} name={row.label}>
      {formats.number(row.count)}
    </CountLink>
  );
  const sumOf = (group: StatusGroup) => (
    <CountLink drill={groupDrill(group)} count={group.sum} name={t(`group.${group.group}`)}>
      {formats.number(group.sum)}
    </CountLink>
  );
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
          {groups.map((each) => {
            const { group, rows, zero, hasCodes, hatched } = each;
            return (
              <Fragment key={group}>
                <div className="bars-group">
                  <b className="font-medium text-ink-2">{t(`group.${group}`)}</b>
                  <span>{hasCodes ? sumOf(each) : t('chart.noCodes')}</span>
                </div>
                <BarLines
                  max={max * 1.05}
                  lines={rows.map((row) => ({
                    key: `${row.outcome} ${row.code ?? row.label}`,
                    value: row.count,
                    tone: 'data',
                    hatched,
                    drill: rowDrill(row),
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
            );
          })}
        </div>
      ) : (
        <EmptyPicture reason={empty} height={240} />
      )}
    </ChartSection>
  );
}
