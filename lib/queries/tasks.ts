import type {
  TaskStatInput,
  TasksInput,
  taskEndpoint,
  taskStatEndpoint,
  taskStatRawEndpoint,
  taskSummaryEndpoint,
  tasksEndpoint,
} from '@/lib/api/tasks';
import { endpointQuery } from './endpoint-query';
import { refreshEvery } from './refresh';

type One = { readonly connectionId: string; readonly taskId: string };

/** Asked again every 60 s while a page shows it. */
export const tasksQuery = (input: TasksInput) => ({
  ...endpointQuery<typeof tasksEndpoint>('tasks', input),
  refetchInterval: refreshEvery(60_000),
});
/** Asked again every 60 s while a page shows it. */
export const taskQuery = (input: One) => ({
  ...endpointQuery<typeof taskEndpoint>('task', input),
  refetchInterval: refreshEvery(60_000),
});
/** Asked again every 30 s while a page shows it; once only for a task that has ended. */
export const taskSummaryQuery = (input: One, ended = false) => ({
  ...endpointQuery<typeof taskSummaryEndpoint>('task-summary', input),
  refetchInterval: ended ? (false as const) : refreshEvery(30_000),
});
/** Asked again every 15 s while a page shows it. */
export const taskStatQuery = (input: TaskStatInput) => ({
  ...endpointQuery<typeof taskStatEndpoint>('task-stat', input),
  refetchInterval: refreshEvery(15_000),
});
export const taskStatRawQuery = (input: TaskStatInput) =>
  endpointQuery<typeof taskStatRawEndpoint>('task-stat-raw', input);
