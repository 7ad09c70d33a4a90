import { deleteTokenEndpoint } from '@/lib/api/account';
import { deleteToken } from '@/lib/server/account-verbs';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(deleteTokenEndpoint, deleteToken);
