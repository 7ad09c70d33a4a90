import { changeLinkEndpoint, revokeLinkEndpoint } from '@/lib/api/links';
import { changeLink, revokeLink } from '@/lib/server/links/owner';
import { on, routes } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(changeLinkEndpoint, changeLink),
  on(revokeLinkEndpoint, revokeLink),
);
