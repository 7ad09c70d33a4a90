import { signUserOutEndpoint } from '@/lib/api/people';
import { signPersonOut } from '@/lib/server/people/change';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(signUserOutEndpoint, signPersonOut);
