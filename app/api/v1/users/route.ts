import { usersEndpoint } from '@/lib/api/people';
import { listPeople } from '@/lib/server/people/view';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(usersEndpoint, listPeople);
