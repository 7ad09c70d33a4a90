import { callEndpoint } from '@/lib/api/calls';
import { getCall } from '@/lib/server/calls';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(callEndpoint, getCall);
