import { callsCsvEndpoint } from '@/lib/api/exports';
import { exportCalls } from '@/lib/server/exports';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(callsCsvEndpoint, exportCalls);
