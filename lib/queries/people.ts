import type {
  changeUserEndpoint,
  inviteEndpoint,
  invitesEndpoint,
  passwordLinkEndpoint,
  removeUserEndpoint,
  setPasswordEndpoint,
  signUserOutEndpoint,
  usersEndpoint,
  voidInviteEndpoint,
} from '@/lib/api/people';
import { endpointMutation, endpointQuery } from './endpoint-query';

export const usersQuery = () => endpointQuery<typeof usersEndpoint>('users', {});
export const invitesQuery = () => endpointQuery<typeof invitesEndpoint>('invites', {});
export const inviteMutation = () => endpointMutation<typeof inviteEndpoint>('invite');
export const voidInviteMutation = () => endpointMutation<typeof voidInviteEndpoint>('invite-void');
export const changeUserMutation = () => endpointMutation<typeof changeUserEndpoint>('user-change');
export const removeUserMutation = () => endpointMutation<typeof removeUserEndpoint>('user-remove');
export const signUserOutMutation = () => endpointMutation<typeof signUserOutEndpoint>('user-sign-out');
export const passwordLinkMutation = () => endpointMutation<typeof passwordLinkEndpoint>('password-link');
export const setPasswordMutation = () => endpointMutation<typeof setPasswordEndpoint>('password-set');
