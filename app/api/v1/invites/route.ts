import { inviteEndpoint } from '@/lib/api/account';
import { postInvite } from '@/lib/server/account-verbs';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(inviteEndpoint, postInvite);
