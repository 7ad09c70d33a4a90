import { inboundEndpoint } from '@/lib/api/inbound';
import { getInbound } from '@/lib/server/inbound';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(inboundEndpoint, getInbound);
