import { changePasswordEndpoint } from '@/lib/api/account';
import { postPassword } from '@/lib/server/account-verbs';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(changePasswordEndpoint, postPassword);
