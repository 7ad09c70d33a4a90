import { taskSummaryEndpoint } from '@/lib/api/tasks';
import { route } from '@/lib/server/route';
import { getTaskSummary } from '@/lib/server/tasks';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(taskSummaryEndpoint, getTaskSummary);
