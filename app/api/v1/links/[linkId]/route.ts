import { changeLinkEndpoint, revokeLinkEndpoint } from '@/lib/api/links';
import { on, routes } from '@/lib/server/http/route';
import { changeLink, revokeLink } from '@/lib/server/links/owner';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(changeLinkEndpoint, changeLink),
  on(revokeLinkEndpoint, revokeLink),
);
