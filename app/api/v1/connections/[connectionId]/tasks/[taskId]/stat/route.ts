import { taskStatEndpoint } from '@/lib/api/tasks';
import { route } from '@/lib/server/route';
import { getTaskStat } from '@/lib/server/tasks';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(taskStatEndpoint, getTaskStat);
