import { newcombe } from '@/lib/metrics/ratio';
import type { Check } from '@/lib/model/check';
import type { CallOutcome } from '@/lib/model/outcome';
import type { Overview, OverviewTask } from '@/lib/model/overview';

/** One thing that a manager should look at, worst first; the page turns it into a sentence with a link. */
export type Attention =
  | {
      readonly kind: 'source';
      readonly connectionId: string;
      readonly code: string;
      readonly since: string | null;
      /** Its last values are still there and counted. */
      readonly kept: boolean;
    }
  | {
      readonly kind: 'status';
      readonly connectionId: string;
      readonly taskId: string;
      readonly taskName: string;
      readonly outcome: CallOutcome;
      readonly label: string;
      readonly part: number;
      readonly whole: number;
      /** The same status's share in the other tasks of the same connection, from 0 to 1. */
      readonly usual: number;
      /** Newcombe's interval of the difference, from -1 to 1; it does not hold 0. */
      readonly low: number;
      readonly high: number;
    }
  | {
      readonly kind: 'check';
      readonly connectionId: string;
      readonly taskId: string;
      readonly taskName: string;
      readonly check: Check;
    };

/** Outcomes that say something about lines and carriers, not about the people called. */
const WATCHED: readonly CallOutcome[] = [
  'carrier_blocked',
  'line_fault',
  'line_blind_zone',
  'call_loss',
  'caller_unavailable',
  'caller_arrears',
];
const PENDING: readonly CallOutcome[] = ['waiting', 'dialing', 'redial_scheduled'];

/** A share that is proven and at least this much above the other tasks' is worth a line. */
const NOTABLE_DIFFERENCE = 0.05;
const ENOUGH_NUMBERS = 30;

type Counts = { readonly part: number; readonly whole: number };

function countsOf(tasks: readonly OverviewTask[], outcome: CallOutcome): Counts {
  const rows = tasks.flatMap(({ stat }) => stat?.outcomes ?? []);
  const count = (kept: typeof rows) => kept.reduce((sum, row) => sum + row.count, 0);
  return {
    part: count(rows.filter((row) => row.outcome === outcome)),
    whole: count(rows.filter((row) => !PENDING.includes(row.outcome))),
  };
}

function statusOf(entry: OverviewTask, others: readonly OverviewTask[]): Attention[] {
  return WATCHED.flatMap((outcome): Attention[] => {
    const own = countsOf([entry], outcome);
    const usual = countsOf(others, outcome);
    if (own.whole < ENOUGH_NUMBERS || usual.whole < ENOUGH_NUMBERS) return [];
    const difference = newcombe(own, usual);
    if (!difference || difference.low <= 0 || difference.difference < NOTABLE_DIFFERENCE) return [];
    const label = entry.stat?.outcomes.find((row) => row.outcome === outcome)?.label ?? outcome;
    const { connectionId, task } = entry;
    const { low, high } = difference;
    const at = { connectionId, taskId: task.id, taskName: task.name };
    return [{ kind: 'status', ...at, outcome, label, ...own, usual: usual.part / usual.whole, low, high }];
  });
}

function checksOf({ connectionId, task, meta }: OverviewTask): Attention[] {
  const failed = (meta?.checks ?? []).filter(({ status, severity }) => status === 'fail' && severity === 'warning');
  return failed.map((check) => ({ kind: 'check', connectionId, taskId: task.id, taskName: task.name, check }));
}

/**
 * What needs a look, by consequence: sources that do not answer, then statuses of our own side that are proven to be
 * higher than in the same connection's other tasks, then contradictions in vendors' numbers.
 */
export function prepareAttention({ tasks, sources }: Overview): readonly Attention[] {
  const failing = sources.flatMap(({ connectionId, error, totals }): Attention[] => {
    if (!error) return [];
    return [{ kind: 'source', connectionId, code: error.code, since: error.since, kept: totals.oldestAsOf !== null }];
  });
  const statuses = tasks.flatMap((entry) =>
    statusOf(
      entry,
      tasks.filter((other) => other !== entry && other.connectionId === entry.connectionId),
    ),
  );
  const bySize = statuses.sort((a, b) => (a.kind === 'status' && b.kind === 'status' ? b.low - a.low : 0));
  return [...failing, ...bySize, ...tasks.flatMap(checksOf)];
}
