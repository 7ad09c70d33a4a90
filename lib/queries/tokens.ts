import type { createTokenEndpoint, deleteTokenEndpoint, tokensEndpoint } from '@/lib/api/tokens';
import { endpointMutation, endpointQuery } from './endpoint-query';

export const tokensQuery = () => endpointQuery<typeof tokensEndpoint>('tokens', {});
export const createTokenMutation = () => endpointMutation<typeof createTokenEndpoint>('token-create');
export const deleteTokenMutation = () => endpointMutation<typeof deleteTokenEndpoint>('token-delete');
