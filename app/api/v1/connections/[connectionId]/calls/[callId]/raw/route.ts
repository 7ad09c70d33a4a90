import { callRawEndpoint } from '@/lib/api/calls';
import { getCallRaw } from '@/lib/server/calls';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(callRawEndpoint, getCallRaw);
