import type { Ratings } from '@/lib/charts/inbound';
import { fillOf } from './hatching';

const TOP = 20;
const THICK = 24;
/** In pixels, with score and count. */
export const RATINGS_HEIGHT = 66;
/** A part of the picture too narrow for its score and count; both stand in the table. */
const NARROW = 0.05;

const percent = (share: number) => `${share * 100}%`;

/** Scores 1 to 5 in one bar, its middle of 3 in the middle of the picture; score above, count below. */
export function RatingsPicture({
  figure: { rows, left, right },
  texts,
}: {
  figure: Ratings;
  /** Ready text of each row's count, in the order of the rows. */
  texts: readonly string[];
}) {
  const reach = 2 * Math.max(left, right, 1e-9);
  const startOf = (at: number) => rows.slice(0, at).reduce((sum, { share }) => sum + share, reach / 2 - left) / reach;
  return (
    <svg aria-hidden="true" className="picture block overflow-visible" style={{ height: RATINGS_HEIGHT }}>
      {rows.map(({ score, share, tone, hatched }, at) => {
        if (share <= 0) return null;
        const start = startOf(at);
        const middle = percent(start + share / reach / 2);
        return (
          <g key={score}>
            <rect
              x={percent(start)}
              y={TOP}
              height={THICK}
              fill={fillOf(tone, hatched)}
              style={{ width: `max(1px, calc(${percent(share / reach)} - 1.5px))` }}
            />
            {share / reach >= NARROW && (
              <>
                <text x={middle} y={TOP - 7} textAnchor="middle" className="strong">
                  {score}
                </text>
                <text x={middle} y={TOP + THICK + 16} textAnchor="middle">
                  {texts[at]}
                </text>
              </>
            )}
          </g>
        );
      })}
      <line x1="50%" x2="50%" y1={TOP - 3} y2={TOP + THICK + 3} stroke="var(--ink)" strokeWidth={1.5} />
    </svg>
  );
}
