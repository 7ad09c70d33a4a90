import { callHistoryEndpoint } from '@/lib/api/calls';
import { route } from '@/lib/server/http/route';
import { getCallHistory } from '@/lib/server/reads/calls';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(callHistoryEndpoint, getCallHistory);
