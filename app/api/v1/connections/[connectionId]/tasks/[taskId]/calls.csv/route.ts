import { callsCsvEndpoint } from '@/lib/api/exports';
import { exportCalls } from '@/lib/server/exports/exports';
import { route } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(callsCsvEndpoint, exportCalls);
