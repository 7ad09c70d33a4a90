import { taskStatRawEndpoint } from '@/lib/api/tasks';
import { route } from '@/lib/server/http/route';
import { getTaskStatRaw } from '@/lib/server/reads/tasks';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(taskStatRawEndpoint, getTaskStatRaw);
