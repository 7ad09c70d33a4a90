import { changeUserEndpoint, removeUserEndpoint } from '@/lib/api/people';
import { on, routes } from '@/lib/server/http/route';
import { changePerson, removePerson } from '@/lib/server/people/change';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(changeUserEndpoint, changePerson),
  on(removeUserEndpoint, removePerson),
);
