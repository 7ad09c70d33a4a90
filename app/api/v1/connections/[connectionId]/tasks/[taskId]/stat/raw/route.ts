import { taskStatRawEndpoint } from '@/lib/api/tasks';
import { route } from '@/lib/server/route';
import { getTaskStatRaw } from '@/lib/server/tasks';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(taskStatRawEndpoint, getTaskStatRaw);
