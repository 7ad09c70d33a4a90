import { signUserOutEndpoint } from '@/lib/api/people';
import { route } from '@/lib/server/http/route';
import { signPersonOut } from '@/lib/server/people/change';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(signUserOutEndpoint, signPersonOut);
