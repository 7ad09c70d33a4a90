import { disableSecondFactorEndpoint } from '@/lib/api/account-keys';
import { postSecondFactorOff } from '@/lib/server/accounts/account-keys-verbs';
import { route } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(disableSecondFactorEndpoint, postSecondFactorOff);
