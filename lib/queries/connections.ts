import type {
  changeConnectionEndpoint,
  connectionsEndpoint,
  createConnectionEndpoint,
  deleteConnectionEndpoint,
  testConnectionEndpoint,
  tryConnectionEndpoint,
} from '@/lib/api/connections';
import { endpointMutation, endpointQuery } from './endpoint-query';

/** Asked again every 15 s: the rail's foot shows the state and age of every source on every page. */
export const connectionsQuery = () => ({
  ...endpointQuery<typeof connectionsEndpoint>('connections', {}),
  refetchInterval: 15_000,
});
export const createConnectionMutation = () => endpointMutation<typeof createConnectionEndpoint>('connection-create');
export const changeConnectionMutation = () => endpointMutation<typeof changeConnectionEndpoint>('connection-change');
export const deleteConnectionMutation = () => endpointMutation<typeof deleteConnectionEndpoint>('connection-delete');
export const testConnectionMutation = () => endpointMutation<typeof testConnectionEndpoint>('connection-test');
export const tryConnectionMutation = () => endpointMutation<typeof tryConnectionEndpoint>('connection-try');
