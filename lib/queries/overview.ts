import type { overviewEndpoint } from '@/lib/api/overview';
import { endpointQuery } from './endpoint-query';

/** Asked again every 30 s, and soon while some tasks are still on their way. */
export const overviewQuery = () => ({
  ...endpointQuery<typeof overviewEndpoint>('overview', {}),
  refetchInterval: (query: { state: { data?: { data: { complete: boolean } } | undefined } }) =>
    query.state.data?.data.complete === false ? 2_000 : 30_000,
});
