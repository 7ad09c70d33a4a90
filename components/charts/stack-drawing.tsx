'use client';
import { Bar, BarChart, type BarShapeProps, XAxis, YAxis } from 'recharts';
import type { StackSegment } from '@/lib/charts/stack';
import { fillOf } from './hatching';

const FULL = { top: 0, right: 0, bottom: 0, left: 0 };

/** One whole as a bar of its parts, 1.5 px of canvas between them. */
export function StackDrawing({
  width,
  height,
  segments,
}: {
  width: number;
  height: number;
  segments: readonly StackSegment[];
}) {
  const visible = segments.filter(({ count }) => count > 0);
  const row = Object.fromEntries(visible.map(({ share }, at) => [`part${at}`, share]));
  return (
    <BarChart
      width={width}
      height={height}
      layout="vertical"
      data={[{ name: '', ...row }]}
      margin={FULL}
      barCategoryGap={0}
      accessibilityLayer={false}
    >
      <XAxis type="number" hide domain={[0, 1]} />
      <YAxis type="category" dataKey="name" hide />
      {visible.map(({ key, tone, hatched }, at) => (
        <Bar
          key={key}
          dataKey={`part${at}`}
          stackId="whole"
          barSize={height}
          isAnimationActive={false}
          shape={({ x, y, width: length, height: thickness }: BarShapeProps) => {
            const gap = at === 0 ? 0 : 1.5;
            return (
              <rect
                x={Number(x) + gap}
                y={Number(y)}
                width={Math.max(1, Number(length) - gap)}
                height={Number(thickness)}
                fill={fillOf(tone, hatched)}
              />
            );
          }}
        />
      ))}
    </BarChart>
  );
}
