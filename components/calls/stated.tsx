'use client';
import { useSearchParams } from 'next/navigation';
import { type ComponentProps, lazy, Suspense } from 'react';
import { statedOf } from '@/lib/queries/stated';
import type { StatedLine as Line } from './stated-line';

// Only lists that were opened from a mark need it, and the pages of lists are near their limit of weight.
const StatedLine = lazy(() => import('./stated-line').then(({ StatedLine: line }) => ({ default: line })));

/** What the mark said that this list was opened from; nothing for a list that was opened otherwise. */
export function StatedByMark(props: Omit<ComponentProps<typeof Line>, 'stated'>) {
  const stated = statedOf(useSearchParams());
  if (stated === null) return null;
  return (
    <Suspense fallback={<div className="h-7" />}>
      <StatedLine stated={stated} {...props} />
    </Suspense>
  );
}
