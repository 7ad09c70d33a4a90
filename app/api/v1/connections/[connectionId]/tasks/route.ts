import { tasksEndpoint } from '@/lib/api/tasks';
import { route } from '@/lib/server/route';
import { listTasks } from '@/lib/server/tasks';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(tasksEndpoint, listTasks);
