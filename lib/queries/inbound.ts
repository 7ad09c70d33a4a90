import type { InboundInput, inboundEndpoint, inboundRawEndpoint } from '@/lib/api/inbound';
import { endpointQuery } from './endpoint-query';
import { refreshEvery } from './refresh';

/** Asked again every 15 s while a page shows it. */
export const inboundQuery = (input: InboundInput) => ({
  ...endpointQuery<typeof inboundEndpoint>('inbound', input),
  refetchInterval: refreshEvery(15_000),
});
export const inboundRawQuery = (input: InboundInput) => endpointQuery<typeof inboundRawEndpoint>('inbound-raw', input);
