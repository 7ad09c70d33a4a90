'use client';
import { lazy } from 'react';
import type { Stack } from '@/lib/charts/stack';
import { Picture } from './picture';

const StackDrawing = lazy(() => import('./stack-drawing').then(({ StackDrawing: drawing }) => ({ default: drawing })));

/** A 20-px bar of a whole, labels above their parts; a part too narrow for its label keeps it in the list below. */
export function StackPicture({
  figure,
  labelOf = ({ label }) => label,
}: {
  figure: Stack;
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
      <Picture height={20}>{(width) => <StackDrawing width={width} height={20} segments={figure.segments} />}</Picture>
    </div>
  );
}
