import type { Users } from '@/lib/charts/inbound';

/** Height of a day's row, in pixels; its texts beside the picture keep to it. */
const ROW = 28;
const THICK = 14;

/** New and returning callers of a day in one bar, valid ones as a tick; a day that has not ended is pale and dashed. */
export function UsersPicture({ figure: { days, max } }: { figure: Users }) {
  const percent = (users: number) => `${(users / Math.max(max, 1)) * 100}%`;
  return (
    <svg aria-hidden="true" className="picture block overflow-visible" style={{ height: days.length * ROW }}>
      {days.map(({ date, newUsers, oldUsers, validUsers, unfinished }, at) => {
        const middle = at * ROW + ROW / 2;
        const y = middle - THICK / 2;
        const valid = { x1: percent(validUsers ?? 0), x2: percent(validUsers ?? 0), y1: middle - 10, y2: middle + 10 };
        return (
          <g key={date}>
            <g opacity={unfinished ? 0.55 : 1}>
              <rect y={y} width={percent(newUsers)} height={THICK} fill="var(--c1)" />
              <rect x={percent(newUsers)} y={y} width={percent(oldUsers)} height={THICK} fill="var(--c6)" />
            </g>
            {newUsers > 0 && oldUsers > 0 && (
              <rect x={percent(newUsers)} y={y} width={1.5} height={THICK} fill="var(--canvas)" />
            )}
            {unfinished && (
              <rect
                x={0.5}
                y={y}
                height={THICK}
                fill="none"
                stroke="var(--neutral)"
                strokeDasharray="3 3"
                style={{ width: `max(1px, calc(${percent(newUsers + oldUsers)} - 1px))` }}
              />
            )}
            {validUsers !== null && (
              <>
                <line {...valid} stroke="var(--canvas)" strokeWidth={5} />
                <line {...valid} stroke="var(--ink)" strokeWidth={2} />
              </>
            )}
          </g>
        );
      })}
    </svg>
  );
}
