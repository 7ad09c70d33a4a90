'use client';
import { useQueries } from '@tanstack/react-query';
import { type TaskSource, type TaskSummary, taskKey } from '@/lib/charts/tasks';
import { hasEnded } from '@/lib/model/task-states';
import { taskSummaryQuery } from '@/lib/queries/tasks';

/** The counters of the tasks that are wanted, asked for task by task: the vendors' lists do not hold them. */
export function useSummaries(
  sources: readonly TaskSource[],
  wanted: (key: string) => boolean,
): ReadonlyMap<string, TaskSummary> {
  const entries = sources.flatMap(({ connection, tasks }) =>
    tasks.map((task) => ({ connectionId: connection.id, task, key: taskKey(connection.id, task.id) })),
  );
  const results = useQueries({
    queries: entries.map(({ connectionId, task, key }) => ({
      ...taskSummaryQuery({ connectionId, taskId: task.id }, hasEnded(task.state)),
      enabled: wanted(key),
    })),
  });
  return new Map(
    entries.flatMap(({ key }, at): [string, TaskSummary][] => {
      const { data, error } = results[at] ?? {};
      if (!data && !error) return [];
      return [[key, { stat: data?.data ?? null, meta: data?.meta ?? null, failure: error?.code ?? null }]];
    }),
  );
}
