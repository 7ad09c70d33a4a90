import { isTooFew, ratioOf } from '@/lib/metrics/ratio';
import type { CallOutcome } from '@/lib/model/outcome';
import type { Overview, OverviewSource, OverviewTask } from '@/lib/model/overview';
import type { Ratio } from '@/lib/model/quantity';
import type { TaskStat } from '@/lib/model/task-stat';
import { type Dot, type Dots, prepareDots } from './dots';

/** One line of the task table; `dot` is its answer rate on the shared axis. */
export type OverviewRow = {
  readonly entry: OverviewTask;
  readonly dot: Dot;
  /** Levels A and B over classified calls; null where the cheap answer has no levels. */
  readonly positive: Ratio | null;
  /** Contradictions in its vendor's answer. */
  readonly contradictions: number;
};

export type OverviewTable = {
  readonly rows: readonly OverviewRow[];
  /** All tasks that were looked at. */
  readonly total: number;
  readonly domain: Dots['domain'];
  readonly pooled: number | null;
};

const NOTHING: Ratio = ratioOf(null, null);

/** Level A and B over all levels of one task; null without levels. */
export function positiveOf(stat: Pick<TaskStat, 'intentions'>): Ratio | null {
  const sum = (rows: TaskStat['intentions']) => rows.reduce((total, { count }) => total + count, 0);
  if (stat.intentions.length === 0) return null;
  return ratioOf(sum(stat.intentions.filter(({ key }) => key === 'A' || key === 'B')), sum(stat.intentions));
}

function contradictionsOf({ meta }: OverviewTask): number {
  return (meta?.checks ?? []).filter(({ status, severity }) => status === 'fail' && severity === 'warning').length;
}

/** The tasks that run now, the largest first, then the others; at most `limit`, and how many there are. */
export function prepareOverviewTable({ tasks, totals }: Overview, limit: number): OverviewTable {
  const size = ({ stat }: OverviewTask) => stat?.numbers.total ?? -1;
  const active = ({ task: { state } }: OverviewTask) => (state === 'running' ? 0 : 1);
  const sorted = [...tasks].sort((a, b) => active(a) - active(b) || size(b) - size(a)).slice(0, limit);
  const keyOf = ({ connectionId, task }: OverviewTask) => `${connectionId}/${task.id}`;
  const dots = prepareDots(
    sorted.map((entry) => ({ key: keyOf(entry), label: entry.task.name, ratio: entry.stat?.answerRate ?? NOTHING })),
    { pooled: totals.answerRate.value },
  );
  return {
    total: tasks.length,
    domain: dots.domain,
    pooled: dots.pooled,
    rows: sorted.flatMap((entry, index): OverviewRow[] => {
      const dot = dots.rows[index];
      if (!dot) return [];
      const positive = entry.stat && positiveOf(entry.stat);
      return [{ entry, dot, positive, contradictions: contradictionsOf(entry) }];
    }),
  };
}

/** Every source with its own pooled answer rate on one axis. */
export function prepareOverviewSources({ sources, totals }: Pick<Overview, 'sources' | 'totals'>): Pick<
  Dots,
  'domain' | 'pooled'
> & {
  readonly rows: readonly { readonly source: OverviewSource; readonly dot: Dot }[];
} {
  const dots = prepareDots(
    sources.map(({ connectionId, totals: own }) => ({ key: connectionId, label: connectionId, ratio: own.answerRate })),
    { pooled: totals.answerRate.value },
  );
  const rows = sources.flatMap((source, index) => {
    const dot = dots.rows[index];
    return dot ? [{ source, dot }] : [];
  });
  return { domain: dots.domain, pooled: dots.pooled, rows };
}

/** Statuses of all tasks by canonical outcome, of the tasks that count numbers; codes of different vendors are not mixed. */
export function poolOutcomes({ tasks }: Pick<Overview, 'tasks'>): readonly { outcome: CallOutcome; count: number }[] {
  const sums = new Map<CallOutcome, number>();
  for (const { outcome, count, base } of tasks.flatMap(({ stat }) => stat?.outcomes ?? [])) {
    if (base === 'numbers') sums.set(outcome, (sums.get(outcome) ?? 0) + count);
  }
  return [...sums].map(([outcome, count]) => ({ outcome, count }));
}

/**
 * Whether there is anything to add up: `reading` while no task's statistics have come, `silent` where no source gives
 * any. Zeros are then gaps.
 */
export function standOf({ tasks, sources, complete }: Overview): 'known' | 'reading' | 'silent' {
  if (tasks.some(({ stat }) => stat !== null)) return 'known';
  if (!complete) return 'reading';
  return sources.some(({ error }) => error === null) ? 'known' : 'silent';
}

/** What the lead figures of the overview need beside the totals. */
export function prepareOverviewFigures({ tasks, totals }: Overview) {
  return {
    running: tasks.filter(({ task: { state } }) => state === 'running').length,
    answerTooFew: isTooFew(totals.answerRate),
    positiveTooFew: isTooFew(totals.positive),
    waiting: totals.numbersTotal - totals.numbersDone,
    /** Tasks whose vendor states numbers. */
    counted: tasks.filter(({ stat }) => stat?.numbers.total !== null && stat !== null).length,
  };
}
