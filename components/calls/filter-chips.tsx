'use client';
import type { CallFilters, NumberFilters } from '@/lib/queries/call-filters';
import type { Change } from './changes';
import { Chips } from './chips';
import { useCallChips } from './use-chips';

/** The filters of a list that has some, each with a way to let go of it. */
export function FilterChips({
  filters,
  tagName,
  onChange,
  onClear,
}: {
  filters: CallFilters & Pick<NumberFilters, 'group'>;
  tagName: string | null;
  onChange: Change;
  onClear: () => void;
}) {
  return <Chips chips={useCallChips(filters, tagName, onChange)} onClear={onClear} />;
}
