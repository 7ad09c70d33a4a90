import { taskSummaryEndpoint } from '@/lib/api/tasks';
import { route } from '@/lib/server/http/route';
import { getTaskSummary } from '@/lib/server/reads/tasks';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(taskSummaryEndpoint, getTaskSummary);
