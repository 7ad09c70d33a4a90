import type { TaskCounts, TaskStat } from '@/lib/model/task-stat';
import { ratioOf, sumOf } from './ratio';

/**
 * The statistics of a task: the vendor's counts with every share derived here. Each share takes its whole from its own
 * section of the answer, since the sections do not add up across each other (docs/metrics.md).
 */
export function taskStatOf(counts: TaskCounts, asOf: string): TaskStat {
  const { taskId, range, numbers, calls, stated, outcomes, rounds, talkTime, dimensions, unavailable } = counts;
  const classified = counts.intentions.reduce((sum, { count }) => sum + count, 0);
  return {
    taskId,
    asOf,
    range,
    numbers,
    calls,
    progress: ratioOf(numbers.done, numbers.total, stated.progress),
    answerRate: ratioOf(calls.answered, sumOf([calls.answered, calls.unanswered]), stated.answerRate),
    outcomes,
    intentions: counts.intentions.map(({ statedShare, ...intention }) => ({
      ...intention,
      share: ratioOf(intention.count, classified, statedShare),
    })),
    rounds,
    talkTime,
    dimensions,
    unavailable,
  };
}
