'use client';
import type { BucketColumn } from '@/lib/charts/buckets';
import type { StatusRow } from '@/lib/charts/status-groups';
import { bucketFilters, type CallFilters, callFiltersOf, listPath } from '@/lib/queries/call-filters';
import { type TaskView, useConnection, useRangeInput } from './use-task';

/** Addresses of the records behind the marks of a task's figures; null where the vendor does not list them. */
export function useRecords(view: TaskView) {
  const { capabilities = [] } = useConnection(view.connectionId) ?? {};
  const range = useRangeInput();
  const dates = callFiltersOf(new URLSearchParams(range));
  const hasCalls = capabilities.includes('calls');
  const calls = (filters: CallFilters) => listPath(view, 'calls', { ...filters, ...dates });
  return {
    ofLevel: hasCalls ? (level: string) => calls({ level }) : undefined,
    ofOutcome: ({ outcome, base }: StatusRow) => {
      if (base === 'calls') return hasCalls ? calls({ outcome }) : null;
      return capabilities.includes('numbers') ? listPath(view, 'numbers', { outcome }) : null;
    },
    ofBucket: hasCalls
      ? (unit: 'rounds' | 'seconds') => (column: BucketColumn) => {
          const span = bucketFilters(unit, column);
          return span && calls(span);
        }
      : undefined,
  };
}
