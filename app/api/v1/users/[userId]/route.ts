import { changeUserEndpoint, removeUserEndpoint } from '@/lib/api/people';
import { changePerson, removePerson } from '@/lib/server/people/change';
import { on, routes } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(changeUserEndpoint, changePerson),
  on(removeUserEndpoint, removePerson),
);
