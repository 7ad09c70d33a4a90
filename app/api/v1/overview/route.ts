import { overviewEndpoint } from '@/lib/api/overview';
import { getOverview } from '@/lib/server/overview';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(overviewEndpoint, getOverview);
