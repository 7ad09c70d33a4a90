import { changePasswordEndpoint, setupEndpoint, signInEndpoint, signOutEndpoint } from '@/lib/api/account';
import { endpointMutation } from './endpoint-query';

export const signInMutation = () => endpointMutation(signInEndpoint);
export const setupMutation = () => endpointMutation(setupEndpoint);
export const signOutMutation = () => endpointMutation(signOutEndpoint);
export const changePasswordMutation = () => endpointMutation(changePasswordEndpoint);
