'use client';
import type { ReactNode } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import type { Series, SeriesPoint } from '@/lib/charts/series';
import { ChartTip } from './chart-tip';
import { frameOf, MARGIN, X_AXIS_HEIGHT } from './series-frame';

export type SeriesTexts = {
  /** Ready text of a point's time, value, and what stands behind it. */
  readonly tip: (point: SeriesPoint) => ReactNode;
  readonly xTicks: readonly { readonly at: number; readonly text: string }[];
  readonly yTick: (value: number, top: boolean) => string;
};

type DotProps = { cx?: number | undefined; cy?: number | undefined; payload?: SeriesPoint | undefined };
type WithBand = SeriesPoint & { readonly band: [number, number] | null; readonly tailBand: [number, number] | null };

const dotOf =
  (shown: boolean) =>
  ({ cx, cy, payload }: DotProps) => {
    if (cx === undefined || cy === undefined || !payload || (!shown && !payload.unfinished)) return <g />;
    const { unfinished } = payload;
    return (
      <circle
        cx={cx}
        cy={cy}
        r={3}
        fill={unfinished ? 'var(--canvas)' : 'var(--data)'}
        stroke={unfinished ? 'var(--data)' : 'var(--canvas)'}
        strokeWidth={1.5}
      />
    );
  };

const LINE = {
  type: 'linear',
  stroke: 'var(--data)',
  strokeWidth: 1.75,
  isAnimationActive: false,
  connectNulls: false,
  activeDot: false,
} as const;
const BAND = {
  type: 'linear',
  stroke: 'none',
  fill: 'var(--ribbon)',
  isAnimationActive: false,
  connectNulls: false,
  activeDot: false,
} as const;

/** Straight segments that break where there is no row; the unfinished end is dashed with a hollow point. */
export function SeriesDrawing({
  width,
  height,
  series,
  texts,
  label,
  flowing,
  axisWidth,
}: {
  width: number;
  height: number;
  series: Series;
  texts: SeriesTexts;
  /** Names the chart for who walks it by keyboard. */
  label: string;
  /** One line over the whole range, as long as it is, because lanes below share its axis. */
  flowing: boolean;
  axisWidth: number;
}) {
  const { points, domain, ticks } = series;
  const { reach, anchorOf, midnights } = frameOf(series, flowing);
  const fewEnough = points.length * 14 <= width;
  const top = ticks.at(-1) ?? domain.high;
  const data = points.map((point): WithBand => {
    const band: [number, number] | null = point.interval ? [point.interval.low, point.interval.high] : null;
    return { ...point, band: point.line === null ? null : band, tailBand: point.tail === null ? null : band };
  });
  return (
    <ComposedChart width={width} height={height} data={data} margin={MARGIN} title={label}>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="at"
        type="number"
        domain={reach}
        ticks={texts.xTicks.map(({ at }) => at)}
        height={X_AXIS_HEIGHT}
        interval={0}
        axisLine={{ stroke: 'var(--line-2)' }}
        tickLine={false}
        tick={({ x, y, payload }) => {
          const text = texts.xTicks.find(({ at }) => at === payload.value)?.text ?? '';
          return (
            <text x={Number(x)} y={Number(y) + 8} textAnchor={anchorOf(payload.value)}>
              {text}
            </text>
          );
        }}
      />
      <YAxis
        width={axisWidth}
        domain={[domain.low, domain.high]}
        ticks={[...ticks]}
        axisLine={false}
        tickLine={false}
        tick={({ x, y, payload }) => (
          <text x={Number(x)} y={Number(y) + 4} textAnchor="end">
            {texts.yTick(payload.value, payload.value === top)}
          </text>
        )}
      />
      {midnights.map(({ at }) => (
        <ReferenceLine key={at} x={at} stroke="var(--edge)" strokeDasharray="2 3" />
      ))}
      <Area dataKey="band" {...BAND} />
      <Area dataKey="tailBand" {...BAND} fillOpacity={0.55} />
      <Line dataKey="tail" {...LINE} strokeDasharray="3 3" strokeOpacity={0.75} dot={false} />
      <Line dataKey="line" {...LINE} dot={false} />
      <Line dataKey="value" {...LINE} stroke="none" dot={dotOf(fewEnough)} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--edge)', strokeWidth: 1 }}
        wrapperStyle={{ transition: 'none', zIndex: 2 }}
        content={({ active, payload }) => {
          const point: SeriesPoint | undefined = payload?.[0]?.payload;
          return active === true && point ? <ChartTip>{texts.tip(point)}</ChartTip> : null;
        }}
      />
    </ComposedChart>
  );
}
