import type { signInCodeEndpoint } from '@/lib/api/account';
import type {
  beginSecondFactorEndpoint,
  confirmSecondFactorEndpoint,
  disableSecondFactorEndpoint,
  endOtherSessionsEndpoint,
  endSessionEndpoint,
  ownSessionsEndpoint,
  renewRecoveryCodesEndpoint,
  secondFactorEndpoint,
} from '@/lib/api/account-keys';
import { endpointMutation, endpointQuery } from './endpoint-query';

export const signInCodeMutation = () => endpointMutation<typeof signInCodeEndpoint>('sign-in-code');
export const ownSessionsQuery = () => endpointQuery<typeof ownSessionsEndpoint>('own-sessions', {});
export const endSessionMutation = () => endpointMutation<typeof endSessionEndpoint>('own-session-end');
export const endOtherSessionsMutation = () => endpointMutation<typeof endOtherSessionsEndpoint>('own-sessions-end');
export const secondFactorQuery = () => endpointQuery<typeof secondFactorEndpoint>('second-factor', {});
export const beginSecondFactorMutation = () =>
  endpointMutation<typeof beginSecondFactorEndpoint>('second-factor-begin');
export const confirmSecondFactorMutation = () =>
  endpointMutation<typeof confirmSecondFactorEndpoint>('second-factor-confirm');
export const renewRecoveryCodesMutation = () =>
  endpointMutation<typeof renewRecoveryCodesEndpoint>('recovery-codes-renew');
export const disableSecondFactorMutation = () =>
  endpointMutation<typeof disableSecondFactorEndpoint>('second-factor-disable');
