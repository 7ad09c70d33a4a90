'use client';
import { type ComponentProps, lazy, Suspense } from 'react';
import type { FilterChips as Chips } from './filter-chips';

// A list that nobody narrowed has none, and these pages are near their limit of weight.
const FilterChips = lazy(() => import('./filter-chips').then(({ FilterChips: chips }) => ({ default: chips })));

/** What narrows the list; nothing where nothing does. */
export function Narrowed(props: ComponentProps<typeof Chips>) {
  if (Object.values(props.filters).every((value) => value === undefined)) return null;
  return (
    <Suspense fallback={<div className="h-6" />}>
      <FilterChips {...props} />
    </Suspense>
  );
}
