import { overviewEndpoint } from '@/lib/api/overview';
import { route } from '@/lib/server/http/route';
import { getOverview } from '@/lib/server/reads/overview';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(overviewEndpoint, getOverview);
