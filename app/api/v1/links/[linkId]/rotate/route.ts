import { rotateLinkEndpoint } from '@/lib/api/links';
import { rotateLink } from '@/lib/server/links/owner';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(rotateLinkEndpoint, rotateLink);
