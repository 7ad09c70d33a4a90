import type { Coverage } from '@/lib/model/source';
import type { TaskStat } from '@/lib/model/task-stat';

/**
 * A task's statistics with the answered calls that its record figures are made of: where only some records are here,
 * the whole of those figures is what is here, and the calls that are not are neither unclassified nor without rounds.
 */
export function recordsOf(stat: TaskStat, coverage: Coverage | undefined): TaskStat {
  return coverage === undefined ? stat : { ...stat, calls: { ...stat.calls, answered: coverage.rows } };
}

/** How many values of one dimension are drawn; the others are counted in the subtitle. */
export const DIMENSION_LIMIT = 8;
