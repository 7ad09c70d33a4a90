import { endOtherSessionsEndpoint, ownSessionsEndpoint } from '@/lib/api/account-keys';
import { deleteOtherSessions, getOwnSessions } from '@/lib/server/accounts/account-keys-verbs';
import { on, routes } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(ownSessionsEndpoint, getOwnSessions),
  on(endOtherSessionsEndpoint, deleteOtherSessions),
);
