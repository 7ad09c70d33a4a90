'use client';
import { useSearchParams } from 'next/navigation';
import { type ComponentProps, lazy, Suspense } from 'react';
import type { StatedLine as Line } from './stated-line';

// Only lists that were opened from a mark need it, and the pages of lists are near their limit of weight.
const StatedLine = lazy(() => import('./stated-line').then(({ StatedLine: line }) => ({ default: line })));

/** What the mark said that this list was opened from; nothing for a list that was opened otherwise. */
export function StatedByMark(props: ComponentProps<typeof Line>) {
  if (!useSearchParams().has('stated')) return null;
  return (
    <Suspense fallback={<div className="h-7" />}>
      <StatedLine {...props} />
    </Suspense>
  );
}
