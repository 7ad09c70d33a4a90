import { usersEndpoint } from '@/lib/api/account';
import { getUsers } from '@/lib/server/account-verbs';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(usersEndpoint, getUsers);
