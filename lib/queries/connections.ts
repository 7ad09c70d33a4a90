import type {
  changeConnectionEndpoint,
  connectionsEndpoint,
  createConnectionEndpoint,
  deleteConnectionEndpoint,
  testConnectionEndpoint,
  tryConnectionEndpoint,
} from '@/lib/api/connections';
import { endpointMutation, endpointQuery } from './endpoint-query';

type State = { data?: { data: readonly { state: string }[] } | undefined; dataUpdateCount: number };

/**
 * Asked again every 15 s: the rail's foot shows the state and age of every source on every page. Sooner at first, while
 * there is one that nobody has asked since we started: the page itself is about to.
 */
export const connectionsQuery = () => ({
  ...endpointQuery<typeof connectionsEndpoint>('connections', {}),
  refetchInterval: ({ state: { data, dataUpdateCount } }: { state: State }) =>
    dataUpdateCount < 4 && data?.data.some(({ state }) => state === 'unknown') === true ? 2_000 : 15_000,
});
export const createConnectionMutation = () => endpointMutation<typeof createConnectionEndpoint>('connection-create');
export const changeConnectionMutation = () => endpointMutation<typeof changeConnectionEndpoint>('connection-change');
export const deleteConnectionMutation = () => endpointMutation<typeof deleteConnectionEndpoint>('connection-delete');
export const testConnectionMutation = () => endpointMutation<typeof testConnectionEndpoint>('connection-test');
export const tryConnectionMutation = () => endpointMutation<typeof tryConnectionEndpoint>('connection-try');
