import { numbersCsvEndpoint } from '@/lib/api/exports';
import { exportNumbers } from '@/lib/server/exports';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(numbersCsvEndpoint, exportNumbers);
