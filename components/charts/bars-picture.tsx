import type { Drill } from '@/lib/charts/drill';
import { fillOf } from './hatching';
import { MarkLink } from './mark-link';

export type BarMark = {
  readonly key: string;
  /** Length, in the unit of `max`. */
  readonly value: number;
  readonly tone: string;
  readonly hatched: boolean;
  /** A dashed outline over the hatching: there is no number behind it. */
  readonly stub?: boolean;
  /** What opens; null for what is neither calls nor numbers. */
  readonly drill: Drill | null;
};

/**
 * Horizontal bars on one axis at 0, a row each; what is not zero is at least 2 px long. In percent, so that they come
 * with the page and need neither its width nor a chart library.
 */
export function BarsPicture({
  marks,
  max,
  rowHeight,
  thickness,
}: {
  marks: readonly BarMark[];
  max: number;
  rowHeight: number;
  thickness: number;
}) {
  const lengthOf = (value: number) => `${Math.min(1, value / Math.max(max, 1e-9)) * 100}%`;
  return (
    <svg aria-hidden="true" className="picture block overflow-visible" style={{ height: marks.length * rowHeight }}>
      {marks.map(({ key, value, tone, hatched, stub = false, drill }, at) => {
        const y = at * rowHeight + (rowHeight - thickness) / 2;
        if (value <= 0) return null;
        if (!stub) {
          return (
            <MarkLink key={key} drill={drill} count={value}>
              <g fill={fillOf(tone, hatched)}>
                <rect y={y} width={2} height={thickness} />
                <rect y={y} width={lengthOf(value)} height={thickness} />
              </g>
            </MarkLink>
          );
        }
        return (
          <rect
            key={key}
            x={0.5}
            y={y + 0.5}
            height={thickness - 1}
            fill={fillOf(tone, hatched)}
            stroke="var(--neutral)"
            strokeDasharray="3 2"
            style={{ width: `calc(${lengthOf(value)} - 1px)` }}
          />
        );
      })}
    </svg>
  );
}
