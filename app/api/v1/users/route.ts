import { usersEndpoint } from '@/lib/api/people';
import { route } from '@/lib/server/http/route';
import { listPeople } from '@/lib/server/people/view';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(usersEndpoint, listPeople);
