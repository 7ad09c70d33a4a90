import type { changePasswordEndpoint, setupEndpoint, signInEndpoint, signOutEndpoint } from '@/lib/api/account';
import { callEndpoint } from './call';
import { endpointMutation } from './endpoint-query';

export const signInMutation = () => endpointMutation<typeof signInEndpoint>('sign-in');
export const setupMutation = () => endpointMutation<typeof setupEndpoint>('setup');
export const changePasswordMutation = () => endpointMutation<typeof changePasswordEndpoint>('password-change');

/** Not a mutation: it is on every page, and nothing waits for it to be drawn. @throws ApiFailure */
export const signOut = () => callEndpoint<typeof signOutEndpoint>('sign-out', {});
