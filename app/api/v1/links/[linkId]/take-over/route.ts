import { takeOverLinkEndpoint } from '@/lib/api/links';
import { takeOverLink } from '@/lib/server/links/owner';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(takeOverLinkEndpoint, takeOverLink);
