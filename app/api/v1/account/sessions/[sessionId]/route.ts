import { endSessionEndpoint } from '@/lib/api/account-keys';
import { deleteOwnSession } from '@/lib/server/accounts/account-keys-verbs';
import { route } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(endSessionEndpoint, deleteOwnSession);
