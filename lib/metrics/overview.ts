import type { OverviewTotals } from '@/lib/model/overview';
import type { TaskStat } from '@/lib/model/task-stat';
import { hasEnded, type TaskState } from '@/lib/model/task-states';
import { ratioOf } from './ratio';

/** Sum over the tasks that state both halves, so that a part never meets a foreign whole. */
function pooled(pairs: readonly { part: number | null; whole: number | null }[]): { part: number; whole: number } {
  const known = pairs.filter(
    (pair): pair is { part: number; whole: number } => pair.part !== null && pair.whole !== null,
  );
  return {
    part: known.reduce((sum, { part }) => sum + part, 0),
    whole: known.reduce((sum, { whole }) => sum + whole, 0),
  };
}

/** One task's statistics with its state. */
export type Counted = { readonly state: TaskState; readonly stat: TaskStat };

const oldest = (counted: readonly Counted[]) => counted.map(({ stat: { asOf } }) => asOf).sort()[0] ?? null;

/** Adds up what may be added: counts, never rates. A task that lacks an input is left out of that input's rate. */
export function overviewOf(counted: readonly Counted[]): OverviewTotals {
  const stats = counted.map(({ stat }) => stat);
  const numbers = pooled(stats.map(({ numbers: { done, total } }) => ({ part: done, whole: total })));
  const calls = pooled(
    stats.map(({ answerRate: { numerator, denominator } }) => ({ part: numerator, whole: denominator })),
  );
  const levels = stats.flatMap(({ intentions }) => intentions);
  const count = (rows: typeof levels) => rows.reduce((sum, row) => sum + row.count, 0);
  return {
    tasks: stats.length,
    numbersTotal: numbers.whole,
    numbersDone: numbers.part,
    progress: ratioOf(numbers.part, numbers.whole),
    answerRate: ratioOf(calls.part, calls.whole),
    positive: ratioOf(count(levels.filter(({ key }) => key === 'A' || key === 'B')), count(levels)),
    oldestAsOf: oldest(counted.filter(({ state }) => !hasEnded(state))) ?? oldest(counted),
  };
}
