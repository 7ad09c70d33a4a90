import { inboundRawEndpoint } from '@/lib/api/inbound';
import { getInboundRaw } from '@/lib/server/inbound';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(inboundRawEndpoint, getInboundRaw);
