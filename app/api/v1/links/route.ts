import { createLinkEndpoint, linksEndpoint } from '@/lib/api/links';
import { createLink, listLinks } from '@/lib/server/links/owner';
import { on, routes } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(linksEndpoint, listLinks),
  on(createLinkEndpoint, createLink),
);
