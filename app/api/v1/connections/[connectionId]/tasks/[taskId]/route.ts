import { taskEndpoint } from '@/lib/api/tasks';
import { route } from '@/lib/server/http/route';
import { getTask } from '@/lib/server/reads/tasks';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(taskEndpoint, getTask);
