import { beginSecondFactorEndpoint, secondFactorEndpoint } from '@/lib/api/account-keys';
import { getSecondFactor, postSecondFactor } from '@/lib/server/accounts/account-keys-verbs';
import { on, routes } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(secondFactorEndpoint, getSecondFactor),
  on(beginSecondFactorEndpoint, postSecondFactor),
);
