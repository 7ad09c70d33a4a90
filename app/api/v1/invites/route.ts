import { inviteEndpoint, invitesEndpoint } from '@/lib/api/people';
import { on, routes } from '@/lib/server/http/route';
import { invite, listInvites } from '@/lib/server/people/invites';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(invitesEndpoint, listInvites),
  on(inviteEndpoint, invite),
);
