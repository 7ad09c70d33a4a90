'use client';
import type { Drill } from '@/lib/charts/drill';
import type { Stack } from '@/lib/charts/stack';
import { fillOf } from './hatching';
import { MarkLink } from './mark-link';

const HEIGHT = 20;
const GAP = 1.5;
const percent = (share: number) => `${share * 100}%`;

/**
 * A 20-px bar of a whole, 1.5 px of canvas between its parts, labels above them; a part too narrow for its label keeps it
 * in the list below.
 */
export function StackPicture({
  figure,
  labelOf = ({ label }) => label,
  drillOf,
}: {
  figure: Stack;
  /** The records behind a part. */
  drillOf: (segment: Stack['segments'][number]) => Drill;
  labelOf?: (segment: Stack['segments'][number]) => string;
}) {
  return (
    <div aria-hidden="true">
      <div className="relative h-[18px] text-12 leading-[14px] text-ink-2">
        {figure.segments
          .filter(({ labelled, count }) => labelled && count > 0)
          .map((segment) => (
            // Whole or not at all: what is wider than its part wraps to a second line, which is clipped.
            <span
              key={segment.key}
              className="absolute flex h-3.5 flex-wrap overflow-hidden before:h-3.5 before:w-0"
              style={{ left: `${segment.start * 100}%`, width: `${Math.max(segment.share, 0.04) * 100}%` }}
            >
              <span className="whitespace-nowrap">{labelOf(segment)}</span>
            </span>
          ))}
      </div>
      <svg aria-hidden="true" className="picture block" style={{ height: HEIGHT }}>
        {figure.segments
          .filter(({ count }) => count > 0)
          .map((segment, at) => ({ ...segment, at, drill: drillOf(segment) }))
          .map(({ key, start, share, count, tone, hatched, at, drill }) => (
            <g key={key}>
              <MarkLink drill={drill} count={count}>
                <rect x={percent(start)} width={percent(share)} height={HEIGHT} fill={fillOf(tone, hatched)} />
              </MarkLink>
              {at > 0 && <rect x={percent(start)} width={GAP} height={HEIGHT} fill="var(--canvas)" />}
            </g>
          ))}
      </svg>
    </div>
  );
}
