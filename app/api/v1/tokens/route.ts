import { createTokenEndpoint, tokensEndpoint } from '@/lib/api/tokens';
import { getTokens, postToken } from '@/lib/server/accounts/account-verbs';
import { on, routes } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  on(tokensEndpoint, getTokens),
  on(createTokenEndpoint, postToken),
);
