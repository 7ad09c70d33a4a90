import { inviteEndpoint, invitesEndpoint } from '@/lib/api/people';
import { invite, listInvites } from '@/lib/server/people/invites';
import { on, routes } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(invitesEndpoint, listInvites),
  on(inviteEndpoint, invite),
);
