import type { changePasswordEndpoint, setupEndpoint, signInEndpoint, signOutEndpoint } from '@/lib/api/account';
import { endpointMutation } from './endpoint-query';

export const signInMutation = () => endpointMutation<typeof signInEndpoint>('sign-in');
export const setupMutation = () => endpointMutation<typeof setupEndpoint>('setup');
export const signOutMutation = () => endpointMutation<typeof signOutEndpoint>('sign-out');
export const changePasswordMutation = () => endpointMutation<typeof changePasswordEndpoint>('password-change');
