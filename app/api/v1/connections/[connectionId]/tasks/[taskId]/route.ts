import { taskEndpoint } from '@/lib/api/tasks';
import { route } from '@/lib/server/route';
import { getTask } from '@/lib/server/tasks';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(taskEndpoint, getTask);
