import { deleteTokenEndpoint } from '@/lib/api/tokens';
import { deleteToken } from '@/lib/server/accounts/account-verbs';
import { route } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(deleteTokenEndpoint, deleteToken);
