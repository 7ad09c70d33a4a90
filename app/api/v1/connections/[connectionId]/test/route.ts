import { testConnectionEndpoint } from '@/lib/api/connections';
import { testConnection } from '@/lib/server/connections/connection-test';
import { route } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(testConnectionEndpoint, testConnection);
