import { rotateLinkEndpoint } from '@/lib/api/links';
import { route } from '@/lib/server/http/route';
import { rotateLink } from '@/lib/server/links/owner';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(rotateLinkEndpoint, rotateLink);
