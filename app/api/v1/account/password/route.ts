import { changePasswordEndpoint } from '@/lib/api/account';
import { postPassword } from '@/lib/server/accounts/account-verbs';
import { route } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(changePasswordEndpoint, postPassword);
