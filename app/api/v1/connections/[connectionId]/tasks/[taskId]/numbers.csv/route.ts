import { numbersCsvEndpoint } from '@/lib/api/exports';
import { exportNumbers } from '@/lib/server/exports/exports';
import { route } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(numbersCsvEndpoint, exportNumbers);
