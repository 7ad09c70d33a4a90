'use client';
import type { ReactNode } from 'react';
import { Bar, BarChart, type BarShapeProps, CartesianGrid, LabelList, Tooltip, XAxis, YAxis } from 'recharts';
import { type BucketMark, type BucketsFrame, GAP, markStyle, PLOT_TOP, X_AXIS_HEIGHT } from './buckets-frame';
import { ChartTip } from './chart-tip';
import { MarkLink } from './mark-link';

/** Columns with gaps, count above, range below; pointed at or walked to, a column says its share. */
export function BucketsDrawing({
  width,
  height,
  marks,
  ticks,
  unit,
  label,
  tip,
}: BucketsFrame & {
  width: number;
  /** Names the chart for who walks it by keyboard. */
  label: string;
  tip: (mark: BucketMark) => ReactNode;
}) {
  const top = ticks.at(-1) ?? 1;
  const draw = ({ x, y, width: thickness, height: length, index }: BarShapeProps) => {
    const mark = marks[index];
    return (
      <MarkLink drill={mark?.drill ?? null} count={mark?.value ?? 0}>
        <rect
          x={Number(x)}
          y={Number(y)}
          width={Number(thickness)}
          height={Math.max(0, Number(length))}
          {...(mark && markStyle(mark))}
        />
      </MarkLink>
    );
  };
  return (
    <BarChart
      width={width}
      height={height}
      data={[...marks]}
      margin={{ top: PLOT_TOP, right: 0, bottom: 0, left: 0 }}
      barCategoryGap={`${GAP * 100}%`}
      title={label}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="range"
        height={X_AXIS_HEIGHT}
        interval={0}
        axisLine={{ stroke: 'var(--line-2)' }}
        tickLine={false}
        tick={({ x, y, payload }) => (
          <text x={Number(x)} y={Number(y) + 8} textAnchor="middle" className="plain">
            {payload.value}
          </text>
        )}
      />
      <YAxis
        orientation="right"
        mirror
        width={40}
        domain={[0, top]}
        ticks={[...ticks]}
        axisLine={false}
        tickLine={false}
        tick={({ y, payload }) => (
          <text x={width} y={Number(y) - 4} textAnchor="end">
            {payload.value === 0 ? '' : unit(payload.value, payload.value === top)}
          </text>
        )}
      />
      <Bar dataKey="value" isAnimationActive={false} shape={draw}>
        <LabelList
          dataKey="label"
          content={({ x, y, width: thickness, value, index }) => (
            <text
              x={Number(x) + Number(thickness) / 2}
              y={Number(y) - 6}
              textAnchor="middle"
              className={marks[Number(index)]?.stub === true ? 'warn' : 'strong'}
            >
              {value}
            </text>
          )}
        />
      </Bar>
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: 'var(--sunken)', fillOpacity: 0.6 }}
        wrapperStyle={{ transition: 'none', zIndex: 2 }}
        content={({ active, payload }) => {
          const mark: BucketMark | undefined = payload?.[0]?.payload;
          return active === true && mark ? <ChartTip>{tip(mark)}</ChartTip> : null;
        }}
      />
    </BarChart>
  );
}
