'use client';
import { Bar, BarChart, type BarShapeProps, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { Ratings } from '@/lib/charts/inbound';
import { fillOf } from './hatching';
import { useFormats } from './use-formats';

const FULL = { top: 0, right: 0, bottom: 0, left: 0 };
const TOP = 20;
const THICK = 24;

/** Scores 1 to 5 in one bar, its middle of 3 in the middle of the picture; score above, count below. */
export function RatingsDrawing({ width, height, figure }: { width: number; height: number; figure: Ratings }) {
  const formats = useFormats();
  const { rows, left, right } = figure;
  const reach = Math.max(left, right, 1e-9);
  const shares = Object.fromEntries(rows.map(({ score, share }) => [`score${score}`, share]));
  return (
    <BarChart
      width={width}
      height={height}
      layout="vertical"
      data={[{ name: '', before: reach - left, ...shares }]}
      margin={FULL}
      barCategoryGap={0}
      accessibilityLayer={false}
    >
      <XAxis type="number" hide domain={[0, 2 * reach]} />
      <YAxis type="category" dataKey="name" hide />
      <Bar dataKey="before" stackId="all" barSize={THICK} isAnimationActive={false} fill="transparent" />
      {rows.map(({ score, count, tone, hatched }) => (
        <Bar
          key={score}
          dataKey={`score${score}`}
          stackId="all"
          barSize={THICK}
          isAnimationActive={false}
          shape={({ x, width: length }: BarShapeProps) => {
            const [start, size] = [Number(x), Number(length)];
            if (size <= 0) return <g />;
            return (
              <g>
                <rect x={start} y={TOP} width={Math.max(1, size - 1.5)} height={THICK} fill={fillOf(tone, hatched)} />
                {size >= 12 && (
                  <>
                    <text x={start + size / 2} y={TOP - 7} textAnchor="middle" className="strong">
                      {score}
                    </text>
                    <text x={start + size / 2} y={TOP + THICK + 16} textAnchor="middle">
                      {formats.number(count)}
                    </text>
                  </>
                )}
              </g>
            );
          }}
        />
      ))}
      <ReferenceLine
        segment={[
          { x: reach, y: '' },
          { x: reach, y: '' },
        ]}
        shape={() => (
          <line x1={width / 2} x2={width / 2} y1={TOP - 3} y2={TOP + THICK + 3} stroke="var(--ink)" strokeWidth={1.5} />
        )}
      />
    </BarChart>
  );
}
