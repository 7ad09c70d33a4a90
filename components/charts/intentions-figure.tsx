'use client';
import { useTranslations } from 'use-intl';
import { Swatch } from '@/components/ui/marks';
import { ValueWithInterval } from '@/components/ui/table';
import type { Drill } from '@/lib/charts/drill';
import { type Intentions, levelWords } from '@/lib/charts/intentions';
import { ChartSection, type FrameProps } from './chart-section';
import { EmptyPicture, useListSentence } from './empty-picture';
import { IntervalDot } from './interval-dot';
import { CountLink } from './mark-link';
import { StackPicture } from './stack-picture';
import { useFormats } from './use-formats';

const WHOLE = { low: 0, high: 1 };

/** Levels in their order as one bar, and the table that carries all of them with interval and the vendor's own share. */
export function IntentionsFigure({
  figure,
  drillOf,
  ...frame
}: FrameProps & { figure: Intentions; drillOf: (level: { readonly key: string; readonly count: number }) => Drill }) {
  const t = useTranslations('common');
  const sentence = useListSentence();
  const formats = useFormats();
  const { rows, classified, unclassified, stack, empty } = figure;
  if (empty === 'not-provided' || empty === 'no-rows') {
    return (
      <ChartSection {...frame} summary={sentence(frame.title, [])}>
        <EmptyPicture reason={empty} height={220} />
      </ChartSection>
    );
  }
  const summary = sentence(
    frame.title,
    rows.map(({ key, label, count, share }) => ({
      label: [key, levelWords(key, label)].filter(Boolean).join(' '),
      value: formats.number(count),
      share: formats.rate(share.value, classified),
    })),
  );
  return (
    <ChartSection {...frame} summary={summary}>
      {figure.ordered && <StackPicture figure={stack} drillOf={drillOf} />}
      <table className="mt-3.5">
        <caption className="sr-only">{frame.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('chart.levelHead')}</th>
            <th scope="col" className="num">
              {t('chart.calls')}
            </th>
            <th scope="col" className="desk-only w-[170px] pl-3">
              <span className="sr-only">{t('chart.interval')}</span>
              <span aria-hidden="true" className="flex justify-between">
                <span>0</span>
                <span>50</span>
                <span>100%</span>
              </span>
            </th>
            <th scope="col" className="num">
              {t('chart.shareHead')}
            </th>
            <th scope="col" className="num wide-only">
              {t('chart.vendorShare')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, count, share, tone, tooFew }) => {
            const text = formats.number(count);
            return (
              <tr key={key} data-testid={`level-${key}`}>
                <th scope="row">
                  <Swatch tone={tone}>
                    <span>
                      <b className="mr-1.5">{key}</b> {levelWords(key, label)}
                    </span>
                  </Swatch>
                </th>
                <td className="num">
                  <CountLink drill={drillOf({ key, count })} count={count} name={`${t('level.name')} ${key}`}>
                    {text}
                  </CountLink>
                </td>
                <td className="desk-only w-[170px] pl-3 align-middle">
                  <IntervalDot dot={{ ratio: share, tooFew, offScale: false }} domain={WHOLE} />
                </td>
                <td className="num">
                  <ValueWithInterval
                    few={tooFew}
                    value={formats.rate(share.value, classified)}
                    interval={formats.interval(share.interval, classified)}
                  />
                </td>
                <td className="num wide-only text-ink-3">{formats.statedRate(share.vendorValue)}</td>
              </tr>
            );
          })}
          {unclassified !== null && unclassified > 0 && (
            <tr data-testid="level-unclassified">
              <th scope="row">
                <Swatch hatched>{t('level.unclassified')}</Swatch>
              </th>
              <td className="num">
                <CountLink
                  drill={drillOf({ key: 'unclassified', count: unclassified })}
                  count={unclassified}
                  name={t('level.unclassified')}
                >
                  {formats.number(unclassified)}
                </CountLink>
              </td>
              <td className="desk-only" />
              <td className="num text-ink-3">
                <ValueWithInterval value={t('level.notShared')} interval="" />
              </td>
              <td className="num wide-only text-ink-3">—</td>
            </tr>
          )}
        </tbody>
      </table>
    </ChartSection>
  );
}
