import { callRawEndpoint } from '@/lib/api/calls';
import { route } from '@/lib/server/http/route';
import { getCallRaw } from '@/lib/server/reads/calls';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(callRawEndpoint, getCallRaw);
