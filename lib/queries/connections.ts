import {
  changeConnectionEndpoint,
  connectionsEndpoint,
  createConnectionEndpoint,
  deleteConnectionEndpoint,
  testConnectionEndpoint,
  tryConnectionEndpoint,
} from '@/lib/api/connections';
import { endpointMutation, endpointQuery } from './endpoint-query';

/** Asked again every 15 s: the rail's foot shows the state and age of every source on every page. */
export const connectionsQuery = () => ({ ...endpointQuery(connectionsEndpoint, {}), refetchInterval: 15_000 });
export const createConnectionMutation = () => endpointMutation(createConnectionEndpoint);
export const changeConnectionMutation = () => endpointMutation(changeConnectionEndpoint);
export const deleteConnectionMutation = () => endpointMutation(deleteConnectionEndpoint);
export const testConnectionMutation = () => endpointMutation(testConnectionEndpoint);
export const tryConnectionMutation = () => endpointMutation(tryConnectionEndpoint);
