import { testConnectionEndpoint } from '@/lib/api/connections';
import { testConnection } from '@/lib/server/connection-test';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(testConnectionEndpoint, testConnection);
