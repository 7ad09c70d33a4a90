import { voidInviteEndpoint } from '@/lib/api/people';
import { voidInvite } from '@/lib/server/people/invites';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(voidInviteEndpoint, voidInvite);
