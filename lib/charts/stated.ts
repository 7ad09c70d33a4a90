import type { Chart, Stated } from '@/lib/model/chart';
import type { Check } from '@/lib/model/check';
import type { CallOutcome } from '@/lib/model/outcome';
import type { Coverage } from '@/lib/model/source';
import type { TaskStat } from '@/lib/model/task-stat';
import type { Dialect } from '@/lib/model/vendor';
import { prepareBuckets } from './buckets';

/**
 * Why a list and the mark that it was opened from may differ. `redial`: byrobot lists numbers that wait for a redial
 * nowhere. `codes`: the mark is of one code, the list of all that mean the same. `partial`: the figure was made of a part
 * of the records. `edges`: the vendor's buckets overlap by their names or leave something out, and count it all the same.
 * `zero`, `unclassified`: the mark is what the vendor's totals leave. `rule`: the vendor's own answers
 * break a rule. `later`: nothing known explains it, and the two were read at different times.
 */
const REASONS = ['redial', 'codes', 'partial', 'edges', 'zero', 'unclassified', 'rule', 'later'] as const;
export type Reason = (typeof REASONS)[number];

/** What a list says of the mark that it was opened from. */
export type Comparison =
  | { readonly verdict: 'same' | 'open' }
  | { readonly verdict: 'differs'; readonly reasons: readonly Reason[]; readonly rules: readonly string[] };

type Context = {
  readonly dialect: Dialect;
  readonly stat: TaskStat | null;
  readonly checks: readonly Check[];
  /** Of the statistics. */
  readonly coverage: Coverage | null;
  readonly filters: {
    readonly outcome?: CallOutcome | undefined;
    readonly group?: string | undefined;
    readonly level?: string | undefined;
    readonly roundsMax?: number | undefined;
  };
};

/** The rules about a figure's own counts (contract.md section 8). */
const RULES: Partial<Record<Chart, readonly string[]>> = {
  rate: ['T1', 'T7', 'B1', 'B2'],
  progress: ['T6', 'T9', 'B1'],
  level: ['T4', 'B4'],
  status: ['T7', 'T9', 'B1', 'B2'],
  rounds: ['T5', 'B3'],
  talk: ['B3'],
  task: ['B1'],
};
const WAITING: readonly string[] = ['waiting', 'redial_scheduled', 'pending'];
/** What the first telrobot generation does not count itself. */
const COMPUTED: readonly Chart[] = ['level', 'rounds', 'talk', 'value'];

function holdsWaiting(chart: Chart, { outcome, group }: Context['filters']): boolean {
  if (outcome !== undefined || group !== undefined) return WAITING.includes(outcome ?? group ?? '');
  return chart === 'progress' || chart === 'task';
}

/** Whether the names of the vendor's buckets overlap or leave something between them. */
function isUneven(chart: Chart, stat: TaskStat | null): boolean {
  const buckets = chart === 'rounds' ? stat?.rounds : chart === 'talk' ? stat?.talkTime : undefined;
  const { columns, holes, origin } = prepareBuckets(buckets ?? []);
  const overlap = columns.some(({ min }, at) => {
    const before = columns[at - 1];
    return before !== undefined && min !== null && (before.max === null || before.max >= min);
  });
  return origin === 'vendor' && (overlap || holes.length > 0);
}

function reasonsOf(chart: Chart, { dialect, stat, coverage, filters }: Context, broken: boolean): readonly Reason[] {
  const codes = stat?.outcomes.filter(({ outcome }) => outcome === filters.outcome) ?? [];
  const holds: Record<Exclude<Reason, 'later'>, boolean> = {
    redial: dialect === 'byrobot' && holdsWaiting(chart, filters),
    codes: chart === 'status' && codes.length > 1,
    partial: coverage !== null && COMPUTED.includes(chart),
    edges: isUneven(chart, stat),
    zero: chart === 'rounds' && filters.roundsMax === 0 && dialect !== 'telrobot-v1',
    unclassified: filters.level === 'unclassified',
    rule: broken,
  };
  const found = REASONS.filter((reason) => reason !== 'later' && holds[reason]);
  return found.length > 0 ? found : ['later'];
}

/** Whether a list holds as many as its mark said; `open` while nobody knows how many it holds. */
export function compare(
  { chart, count }: Stated,
  total: { readonly count: number; readonly exact: boolean },
  context: Context,
): Comparison {
  if (!total.exact && total.count <= count) return { verdict: 'open' };
  if (total.count === count) return { verdict: 'same' };
  const broken = context.checks.filter(({ id, status }) => status === 'fail' && RULES[chart]?.includes(id));
  const rules = [...new Set(broken.map(({ id }) => id))];
  return { verdict: 'differs', reasons: reasonsOf(chart, context, rules.length > 0), rules };
}
