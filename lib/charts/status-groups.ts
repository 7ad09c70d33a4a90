import type { CallOutcome } from '@/lib/model/outcome';
import type { OutcomeGroup } from '@/lib/model/outcome-groups';
import { OUTCOME_GROUPS } from '@/lib/model/outcome-groups';
import type { TaskStat } from '@/lib/model/task-stat';

export type StatusRow = {
  readonly outcome: CallOutcome;
  /** The vendor's own code and words. */
  readonly code: string | null;
  readonly label: string;
  readonly count: number;
  readonly base: 'numbers' | 'calls';
  /** Of the sum of all statuses; null where that is 0. */
  readonly share: number | null;
};

export type StatusGroup = {
  readonly group: OutcomeGroup;
  readonly sum: number;
  /** Largest first; only what is not zero. */
  readonly rows: readonly StatusRow[];
  /** What is zero, in code order: one grey line that names them. */
  readonly zero: readonly Pick<StatusRow, 'code' | 'label' | 'outcome'>[];
  /** False where this vendor version has no code of this group at all: not the same as zero. */
  readonly hasCodes: boolean;
  /** Waiting is not an outcome yet. */
  readonly hatched: boolean;
};

export type StatusGroups = {
  readonly groups: readonly StatusGroup[];
  readonly sum: number;
  readonly max: number;
  readonly codes: number;
  /** What is counted: numbers in their current state, or calls. */
  readonly base: 'numbers' | 'calls' | 'mixed' | null;
  readonly empty: 'not-provided' | 'no-rows' | 'all-zero' | null;
};

const codeOrder = (a: { code: string | null }, b: { code: string | null }) =>
  Number(a.code ?? Number.POSITIVE_INFINITY) - Number(b.code ?? Number.POSITIVE_INFINITY) || 0;

/**
 * The six groups in their order, those with nothing in them after those with something, and last the ones for which this
 * vendor has no code. Unmapped codes stand in a group of their own, only where there are any.
 */
export function prepareStatusGroups(stat: Pick<TaskStat, 'outcomes' | 'unavailable'>): StatusGroups {
  const { outcomes } = stat;
  const sum = outcomes.reduce((total, { count }) => total + count, 0);
  const groups = OUTCOME_GROUPS.map(({ group, outcomes: members }): StatusGroup => {
    const own = outcomes.filter(({ outcome }) => members.includes(outcome));
    return {
      group,
      sum: own.reduce((total, { count }) => total + count, 0),
      rows: own
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count)
        .map(({ outcome, code, label, count, base }) => ({
          outcome,
          code,
          label,
          count,
          base,
          share: sum === 0 ? null : count / sum,
        })),
      zero: own
        .filter(({ count }) => count === 0)
        .sort(codeOrder)
        .map(({ outcome, code, label }) => ({ outcome, code, label })),
      hasCodes: own.length > 0,
      hatched: group === 'pending' || group === 'unknown',
    };
  }).filter(({ group, hasCodes }) => group !== 'unknown' || hasCodes);
  const place = ({ sum: own, hasCodes }: StatusGroup) => (own > 0 ? 0 : hasCodes ? 1 : 2);
  const bases = new Set(outcomes.map(({ base }) => base));
  const [base = null] = bases;
  const missing = stat.unavailable.includes('outcomes');
  return {
    groups: [...groups].sort((a, b) => place(a) - place(b)),
    sum,
    max: Math.max(0, ...outcomes.map(({ count }) => count)),
    codes: new Set(outcomes.map(({ code, label }) => code ?? label)).size,
    base: bases.size > 1 ? 'mixed' : base,
    empty: missing ? 'not-provided' : outcomes.length === 0 ? 'no-rows' : sum === 0 ? 'all-zero' : null,
  };
}
