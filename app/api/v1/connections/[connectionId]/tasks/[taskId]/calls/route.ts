import { callsEndpoint } from '@/lib/api/calls';
import { listCalls } from '@/lib/server/calls';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(callsEndpoint, listCalls);
