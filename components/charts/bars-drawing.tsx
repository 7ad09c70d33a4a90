'use client';
import { Bar, BarChart, type BarShapeProps, XAxis, YAxis } from 'recharts';
import { fillOf } from './hatching';

export type BarMark = {
  readonly key: string;
  /** Length, in the unit of `max`. */
  readonly value: number;
  readonly tone: string;
  readonly hatched: boolean;
  /** A dashed outline over the hatching: there is no number behind it. */
  readonly stub?: boolean;
};

const FULL = { top: 0, right: 0, bottom: 0, left: 0 };

/** Horizontal bars on one axis at 0, a row each; what is not zero is at least 2 px long. */
export function BarsDrawing({
  width,
  marks,
  max,
  rowHeight,
  thickness,
}: {
  width: number;
  marks: readonly BarMark[];
  max: number;
  rowHeight: number;
  thickness: number;
}) {
  const draw = ({ x, y, width: length, height, index }: BarShapeProps) => {
    const mark = marks[index];
    if (!mark) return <g />;
    const inset = mark.stub === true ? 0.5 : 0;
    return (
      <rect
        x={Number(x) + inset}
        y={Number(y) + inset}
        width={Math.max(0, Number(length) - 2 * inset)}
        height={Number(height) - 2 * inset}
        fill={fillOf(mark.tone, mark.hatched)}
        {...(mark.stub === true && { stroke: 'var(--neutral)', strokeDasharray: '3 2' })}
      />
    );
  };
  return (
    <BarChart
      width={width}
      height={marks.length * rowHeight}
      layout="vertical"
      data={[...marks]}
      margin={FULL}
      barCategoryGap={0}
      accessibilityLayer={false}
    >
      <XAxis type="number" hide domain={[0, Math.max(max, 1e-9)]} />
      <YAxis type="category" dataKey="key" hide />
      <Bar
        dataKey="value"
        barSize={thickness}
        isAnimationActive={false}
        minPointSize={(value) => (typeof value === 'number' && value > 0 ? 2 : 0)}
        shape={draw}
      />
    </BarChart>
  );
}
