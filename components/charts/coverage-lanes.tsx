'use client';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import type { CoverageLane } from '@/lib/charts/inbound';
import { useFormats } from './use-formats';

/** Two bars under the time axis: which hours each pipe covers; what has not settled yet is hatched. */
export function CoverageLanes({
  lanes,
  timeZone,
  axisWidth,
}: {
  lanes: readonly CoverageLane[];
  timeZone: string;
  /** Of the chart above, in pixels. */
  axisWidth: number;
}) {
  const t = useTranslations('common');
  const formats = useFormats();
  const words = lanes.map(({ pipe, spans, until }) => {
    const name = t(`pipe.${pipe}`);
    const covered =
      until === null
        ? t('chart.laneNone', { pipe: name })
        : t('chart.laneUntil', { pipe: name, time: formats.dayTime(until, timeZone) });
    return spans.some(({ kind }) => kind === 'unsettled') ? `${covered}${t('comma')}${t('chart.unsettled')}` : covered;
  });
  return (
    <div
      className="mt-2.5 grid grid-cols-[var(--axis)_minmax(0,1fr)] items-center gap-y-1 pr-2 text-11 text-ink-3"
      style={{ '--axis': `${axisWidth}px` }}
    >
      {lanes.map(({ pipe, spans }) => (
        <Fragment key={pipe}>
          <span className="pr-2 text-right whitespace-nowrap" aria-hidden="true">
            {t(`pipe.${pipe}`)}
          </span>
          <span className="relative h-2.5" aria-hidden="true">
            {spans.map(({ from, to, kind }) => (
              <span
                key={from}
                className={
                  kind === 'unsettled'
                    ? 'hatched absolute inset-y-0 outline-1 -outline-offset-1 outline-neutral outline-dashed'
                    : `absolute inset-y-0 border-r border-canvas ${pipe === 'realtime' ? 'bg-data' : 'bg-ink-3'}`
                }
                style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
              />
            ))}
          </span>
        </Fragment>
      ))}
      <span className="col-start-2">{words.join(t('semicolon'))}</span>
    </div>
  );
}
