import {
  type TaskStatInput,
  type TasksInput,
  taskEndpoint,
  taskStatEndpoint,
  taskStatRawEndpoint,
  taskSummaryEndpoint,
  tasksEndpoint,
} from '@/lib/api/tasks';
import { endpointQuery } from './endpoint-query';
import { refreshEvery } from './refresh';

type One = { readonly connectionId: string; readonly taskId: string };

export const tasksQuery = (input: TasksInput) => endpointQuery(tasksEndpoint, input);
export const taskQuery = (input: One) => endpointQuery(taskEndpoint, input);
export const taskSummaryQuery = (input: One) => endpointQuery(taskSummaryEndpoint, input);
/** Asked again every 15 s while a page shows it. */
export const taskStatQuery = (input: TaskStatInput) => ({
  ...endpointQuery(taskStatEndpoint, input),
  refetchInterval: refreshEvery(15_000),
});
export const taskStatRawQuery = (input: TaskStatInput) => endpointQuery(taskStatRawEndpoint, input);
