import type { CallOutcome } from '@/lib/model/outcome';
import { OUTCOME_GROUPS } from '@/lib/model/outcome-groups';
import type { TaskStat } from '@/lib/model/task-stat';
import type { Dialect } from '@/lib/model/vendor';

/** One value that a list can be narrowed to; `count` is null where the vendor's totals are of something else. */
export type Facet<Value extends string> = { readonly value: Value; readonly count: number | null };

const PENDING = OUTCOME_GROUPS.flatMap(({ group, outcomes }) => (group === 'pending' ? outcomes : []));

/** Vendors with a record of answered calls alone: what became of other numbers is no choice among their calls. */
const RECORDS_ANSWERED: readonly (Dialect | undefined)[] = ['telrobot-agent', 'telrobot-v1'];

/**
 * The outcomes that a list can be narrowed to: those that the task's totals or the rows here hold. Totals of numbers say
 * nothing about calls, so a count stands only where `base` is what the list lists.
 */
export function outcomeFacets(
  stat: TaskStat | null,
  base: 'calls' | 'numbers',
  seen: readonly CallOutcome[],
  current: CallOutcome | null,
  dialect?: Dialect,
): readonly Facet<CallOutcome>[] {
  const counted = (stat?.outcomes ?? []).filter((row) => row.count > 0);
  const own = counted.filter((row) => row.base === base);
  // A number that waits has no call yet.
  const told = counted.filter(
    ({ base: of, outcome }) => of === base || !(PENDING.includes(outcome) || RECORDS_ANSWERED.includes(dialect)),
  );
  const offered = new Set([...told.map(({ outcome }) => outcome), ...seen, ...(current === null ? [] : [current])]);
  return OUTCOME_GROUPS.flatMap(({ outcomes }) => outcomes)
    .filter((outcome) => offered.has(outcome))
    .map((value) => {
      const rows = own.filter(({ outcome }) => outcome === value);
      return { value, count: rows.length === 0 ? null : rows.reduce((sum, { count }) => sum + count, 0) };
    });
}
