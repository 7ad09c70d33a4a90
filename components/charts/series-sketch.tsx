import { Fragment } from 'react';
import type { Series, SeriesPoint } from '@/lib/charts/series';
import type { SeriesTexts } from './series-drawing';
import { frameOf, MARGIN, X_AXIS_HEIGHT } from './series-frame';

/** The sketch's own scale across; the browser stretches it to the width that it has. */
const ACROSS = 1000;
/** Up to here points are far enough apart in every place where a series stands. */
const DOTTED = 30;

type Place = (point: SeriesPoint) => { readonly x: number; readonly y: number } | null;

/** Runs of points that have a place: a line breaks where there is none. */
function runsOf(points: readonly SeriesPoint[], place: Place): { readonly x: number; readonly y: number }[][] {
  const runs: { x: number; y: number }[][] = [[]];
  for (const point of points) {
    const at = place(point);
    if (at) runs.at(-1)?.push(at);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

const polyline = (run: readonly { x: number; y: number }[]) => run.map(({ x, y }) => `${x},${y}`).join(' ');
const lineOf = (points: readonly SeriesPoint[], place: Place) =>
  runsOf(points, place)
    .map((run) => `M${polyline(run)}`)
    .join('');

function ribbonOf(points: readonly SeriesPoint[], low: Place, high: Place): string {
  const tops = runsOf(points, high);
  const bottoms = runsOf(points, low);
  return tops.map((top, at) => `M${polyline(top)}L${polyline(bottoms[at]?.toReversed() ?? [])}Z`).join('');
}

/**
 * The picture of `SeriesDrawing` without what can be walked or pointed at, in percent: it comes with the page and is
 * there until its reader is. Both take their frame from `frameOf`.
 */
export function SeriesSketch({
  height,
  series,
  texts,
  flowing,
  axisWidth,
}: {
  height: number;
  series: Series;
  texts: Pick<SeriesTexts, 'xTicks' | 'yTick'>;
  flowing: boolean;
  axisWidth: number;
}) {
  const { points, domain, ticks } = series;
  const { reach, anchorOf, midnights } = frameOf(series, flowing);
  const plot = height - MARGIN.top - X_AXIS_HEIGHT;
  const share = (at: number) => (at - reach[0]) / Math.max(1, reach[1] - reach[0]);
  const y = (value: number) => plot * (1 - (value - domain.low) / Math.max(1e-9, domain.high - domain.low));
  const percent = (at: number) => `${share(at) * 100}%`;
  const placed =
    (read: (point: SeriesPoint) => number | null): Place =>
    (point) => {
      const value = read(point);
      return value === null ? null : { x: share(point.at) * ACROSS, y: y(value) };
    };
  const edge = (part: 'line' | 'tail', end: 'low' | 'high') =>
    placed((point) => (point[part] === null ? null : (point.interval?.[end] ?? null)));
  const top = ticks.at(-1) ?? domain.high;
  const stroke = {
    fill: 'none',
    stroke: 'var(--data)',
    strokeWidth: 1.75,
    vectorEffect: 'non-scaling-stroke',
  } as const;
  return (
    <div
      aria-hidden="true"
      className="absolute"
      style={{ left: axisWidth, right: MARGIN.right, top: MARGIN.top, height: plot }}
    >
      <svg aria-hidden="true" className="block size-full overflow-visible">
        {ticks.map((tick) => (
          <Fragment key={tick}>
            <line x1="0" x2="100%" y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
            <text x={-8} y={y(tick) + (tick === top ? 6 : 4)} textAnchor="end">
              {texts.yTick(tick, tick === top)}
            </text>
          </Fragment>
        ))}
        <line x1="0" x2="100%" y1={plot} y2={plot} stroke="var(--line-2)" />
        {texts.xTicks.map(({ at, text }) => (
          <text key={at} x={percent(at)} y={plot + 16} textAnchor={anchorOf(at)}>
            {text}
          </text>
        ))}
        {midnights.map(({ at }) => (
          <line
            key={at}
            x1={percent(at)}
            x2={percent(at)}
            y1="0"
            y2={plot}
            stroke="var(--edge)"
            strokeDasharray="2 3"
          />
        ))}
        <svg
          aria-hidden="true"
          width="100%"
          height={plot}
          viewBox={`0 0 ${ACROSS} ${plot}`}
          preserveAspectRatio="none"
          overflow="visible"
        >
          <path
            d={ribbonOf(points, edge('line', 'low'), edge('line', 'high'))}
            fill="var(--ribbon)"
            fillOpacity={0.6}
          />
          <path
            d={ribbonOf(points, edge('tail', 'low'), edge('tail', 'high'))}
            fill="var(--ribbon)"
            fillOpacity={0.55}
          />
          <path
            d={lineOf(
              points,
              placed(({ tail }) => tail),
            )}
            {...stroke}
            strokeDasharray="3 3"
            strokeOpacity={0.75}
          />
          <path
            d={lineOf(
              points,
              placed(({ line }) => line),
            )}
            {...stroke}
          />
        </svg>
        {points.map(
          ({ at, value, unfinished }) =>
            value !== null &&
            (unfinished || points.length <= DOTTED) && (
              <circle
                key={at}
                cx={percent(at)}
                cy={y(value)}
                r={3}
                fill={unfinished ? 'var(--canvas)' : 'var(--data)'}
                stroke={unfinished ? 'var(--data)' : 'var(--canvas)'}
                strokeWidth={1.5}
              />
            ),
        )}
      </svg>
    </div>
  );
}
