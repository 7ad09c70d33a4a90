'use client';
import { Bar, BarChart, type BarShapeProps, CartesianGrid, LabelList, XAxis, YAxis } from 'recharts';

export type BucketMark = {
  readonly key: string;
  readonly range: string;
  readonly value: number;
  readonly label: string;
  readonly stub: boolean;
};

/** Columns with gaps, count above, range below. What no bucket holds is a dashed, hatched outline, never a bar. */
export function BucketsDrawing({
  width,
  height,
  marks,
  ticks,
  unit,
}: {
  width: number;
  height: number;
  marks: readonly BucketMark[];
  ticks: readonly number[];
  /** Printed on the top tick only. */
  unit: (value: number, top: boolean) => string;
}) {
  const top = ticks.at(-1) ?? 1;
  const draw = ({ x, y, width: thickness, height: length, index }: BarShapeProps) => (
    <rect
      x={Number(x)}
      y={Number(y)}
      width={Number(thickness)}
      height={Math.max(0, Number(length))}
      {...(marks[index]?.stub === true
        ? { fill: 'url(#hatched-neutral)', stroke: 'var(--neutral)', strokeDasharray: '3 2' }
        : { fill: 'var(--data)' })}
    />
  );
  return (
    <BarChart
      width={width}
      height={height}
      data={[...marks]}
      margin={{ top: 24, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="16%"
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="range"
        height={24}
        interval={0}
        axisLine={{ stroke: 'var(--line-2)' }}
        tickLine={false}
        tick={{ className: 'plain' }}
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
    </BarChart>
  );
}
