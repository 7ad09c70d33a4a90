'use client';
import { Bar, BarChart, type BarShapeProps, XAxis, YAxis } from 'recharts';
import type { UserDay } from '@/lib/charts/inbound';

const FULL = { top: 0, right: 0, bottom: 0, left: 0 };
const ROW = 28;

/** New and returning callers of a day in one bar, valid ones as a tick; a day that has not ended is pale and dashed. */
export function UsersDrawing({ width, days, max }: { width: number; days: readonly UserDay[]; max: number }) {
  const part = (tone: string, gap: number) => {
    const draw = ({ x, y, width: length, height, index }: BarShapeProps) => (
      <rect
        x={Number(x) + gap}
        y={Number(y)}
        width={Math.max(0, Number(length) - gap)}
        height={Number(height)}
        fill={`var(--${tone})`}
        opacity={days[index]?.unfinished === true ? 0.55 : 1}
      />
    );
    return draw;
  };
  const marker = (index: number) => {
    const day = days[index];
    if (!day) return null;
    const y = index * ROW + ROW / 2;
    const at = ((day.validUsers ?? 0) / max) * width;
    return (
      <g key={day.date}>
        {day.unfinished && (
          <rect
            x={0.5}
            y={y - 7}
            width={Math.max(1, ((day.newUsers + day.oldUsers) / max) * width - 1)}
            height={14}
            fill="none"
            stroke="var(--neutral)"
            strokeDasharray="3 3"
          />
        )}
        {day.validUsers !== null && (
          <>
            <line x1={at} x2={at} y1={y - 10} y2={y + 10} stroke="var(--canvas)" strokeWidth={5} />
            <line x1={at} x2={at} y1={y - 10} y2={y + 10} stroke="var(--ink)" strokeWidth={2} />
          </>
        )}
      </g>
    );
  };
  return (
    <BarChart
      width={width}
      height={days.length * ROW}
      layout="vertical"
      data={[...days]}
      margin={FULL}
      barCategoryGap={0}
      accessibilityLayer={false}
    >
      <XAxis type="number" hide domain={[0, max]} />
      <YAxis type="category" dataKey="date" hide />
      <Bar dataKey="newUsers" stackId="users" barSize={14} isAnimationActive={false} shape={part('c1', 0)} />
      <Bar dataKey="oldUsers" stackId="users" barSize={14} isAnimationActive={false} shape={part('c6', 1.5)} />
      {days.map((_, index) => marker(index))}
    </BarChart>
  );
}
