import { sessionEndpoint, signInEndpoint, signOutEndpoint } from '@/lib/api/account';
import { deleteSession, getSession, postSession } from '@/lib/server/accounts/account-verbs';
import { on, routes } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(signInEndpoint, postSession),
  on(sessionEndpoint, getSession),
  on(signOutEndpoint, deleteSession),
);
