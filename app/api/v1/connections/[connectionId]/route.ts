import { changeConnectionEndpoint, deleteConnectionEndpoint } from '@/lib/api/connections';
import { changeConnection, removeConnection } from '@/lib/server/connections/connections';
import { on, routes } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(changeConnectionEndpoint, changeConnection),
  on(deleteConnectionEndpoint, removeConnection),
);
