import { callHistoryEndpoint } from '@/lib/api/calls';
import { getCallHistory } from '@/lib/server/calls';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(callHistoryEndpoint, getCallHistory);
