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

export const tasksQuery = (input: TasksInput) => endpointQuery<typeof tasksEndpoint>('tasks', input);
export const taskQuery = (input: One) => endpointQuery<typeof taskEndpoint>('task', input);
export const taskSummaryQuery = (input: One) => endpointQuery<typeof taskSummaryEndpoint>('task-summary', input);
/** Asked again every 15 s while a page shows it. */
export const taskStatQuery = (input: TaskStatInput) => ({
  ...endpointQuery<typeof taskStatEndpoint>('task-stat', input),
  refetchInterval: refreshEvery(15_000),
});
export const taskStatRawQuery = (input: TaskStatInput) =>
  endpointQuery<typeof taskStatRawEndpoint>('task-stat-raw', input);
