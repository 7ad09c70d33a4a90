import { renewRecoveryCodesEndpoint } from '@/lib/api/account-keys';
import { postRecoveryCodes } from '@/lib/server/accounts/account-keys-verbs';
import { route } from '@/lib/server/http/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(renewRecoveryCodesEndpoint, postRecoveryCodes);
