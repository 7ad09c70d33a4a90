'use client';
import { useConnection } from '@/components/source/use-connection';
import type { BucketColumn } from '@/lib/charts/buckets';
import type { Drill } from '@/lib/charts/drill';
import type { StatusGroup, StatusRow } from '@/lib/charts/status-groups';
import type { Stated } from '@/lib/model/chart';
import { NUMBER_GROUPS } from '@/lib/model/outcome-groups';
import { bucketFilters, type CallFilters, callFiltersOf, type NumberFilters } from '@/lib/queries/call-filters';
import { markPath } from '@/lib/queries/stated';
import { type TaskView, useRangeInput } from './use-task';

const NOT_GIVEN: Drill = { why: 'notGiven' };
/** Of byrobot's dimensions the one whose values calls carry as tags; the first generation of telrobot has no other. */
const TAGS = ['标签', '客户标签'];

/** What opens at the marks of a task's figures (docs/drill-down.md). */
export function useRecords(view: TaskView) {
  const { capabilities = [] } = useConnection(view.connectionId) ?? {};
  const range = useRangeInput();
  const dates = callFiltersOf(new URLSearchParams(range));
  const { dialect } = view.meta.source;
  const calls = (filters: CallFilters, stated: Stated): Drill =>
    capabilities.includes('calls')
      ? { of: 'calls', href: markPath(view, 'calls', { ...filters, ...dates }, stated) }
      : NOT_GIVEN;
  const numbers = (filters: NumberFilters, stated: Stated): Drill =>
    capabilities.includes('numbers') ? { of: 'numbers', href: markPath(view, 'numbers', filters, stated) } : NOT_GIVEN;
  return {
    calls,
    numbers,
    ofLevel: ({ key, count }: { readonly key: string; readonly count: number }): Drill =>
      calls(key === 'unclassified' ? { level: key, outcome: 'answered' } : { level: key }, { chart: 'level', count }),
    ofOutcome: ({ outcome, base, count }: StatusRow): Drill => {
      const stated = { chart: 'status', count } as const;
      return base === 'calls' ? calls({ outcome }, stated) : numbers({ outcome }, stated);
    },
    ofGroup: ({ group, rows, sum }: StatusGroup): Drill => {
      const stated = { chart: 'status', count: sum } as const;
      const several = NUMBER_GROUPS.find((each) => each === group);
      if (several !== undefined) return numbers({ group: several }, stated);
      const [outcome] = rows.map((row) => row.outcome);
      return outcome === undefined ? NOT_GIVEN : numbers({ outcome }, stated);
    },
    ofBucket:
      (unit: 'rounds' | 'seconds') =>
      (column: BucketColumn): Drill => {
        const span = bucketFilters(unit, column);
        if (span === null) return { why: column.kind === 'unaccounted' ? 'bucket' : 'edges' };
        return calls(span, { chart: unit === 'rounds' ? 'rounds' : 'talk', count: column.count });
      },
    ofValue:
      (name: string) =>
      ({ label, count }: { readonly label: string; readonly count: number }): Drill =>
        calls({ tag: TAGS.includes(name) ? label : `${name}=${label}` }, { chart: 'value', count }),
    /** Numbers that were not answered: with a range the vendor counts those of its days, and numbers have none. */
    ofUnanswered: (count: number): Drill =>
      view.stat.range === null ? numbers({ group: 'unanswered' }, { chart: 'rate', count }) : { why: 'dates' },
    /** Of one vendor a finished call is a number; of the others the sum is of calls and numbers. */
    ofFinishedCalls: (count: number): Drill =>
      dialect === 'byrobot' ? calls({}, { chart: 'rate', count }) : { why: 'grains' },
  };
}
