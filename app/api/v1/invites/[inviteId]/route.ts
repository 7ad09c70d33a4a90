import { voidInviteEndpoint } from '@/lib/api/people';
import { route } from '@/lib/server/http/route';
import { voidInvite } from '@/lib/server/people/invites';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(voidInviteEndpoint, voidInvite);
