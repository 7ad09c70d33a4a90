import { createLinkEndpoint, linksEndpoint } from '@/lib/api/links';
import { on, routes } from '@/lib/server/http/route';
import { createLink, listLinks } from '@/lib/server/links/owner';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(linksEndpoint, listLinks),
  on(createLinkEndpoint, createLink),
);
