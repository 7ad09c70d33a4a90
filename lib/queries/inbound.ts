import { type InboundInput, inboundEndpoint, inboundRawEndpoint } from '@/lib/api/inbound';
import { endpointQuery } from './endpoint-query';
import { refreshEvery } from './refresh';

/** Asked again every 15 s while a page shows it. */
export const inboundQuery = (input: InboundInput) => ({
  ...endpointQuery(inboundEndpoint, input),
  refetchInterval: refreshEvery(15_000),
});
export const inboundRawQuery = (input: InboundInput) => endpointQuery(inboundRawEndpoint, input);
