import { connectionsEndpoint, createConnectionEndpoint } from '@/lib/api/connections';
import { createConnection, listConnections } from '@/lib/server/connections/connections';
import { on, routes } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(connectionsEndpoint, listConnections),
  on(createConnectionEndpoint, createConnection),
);
