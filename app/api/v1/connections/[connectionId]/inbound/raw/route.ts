import { inboundRawEndpoint } from '@/lib/api/inbound';
import { route } from '@/lib/server/http/route';
import { getInboundRaw } from '@/lib/server/reads/inbound';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(inboundRawEndpoint, getInboundRaw);
