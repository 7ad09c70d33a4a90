import type { sessionEndpoint } from '@/lib/api/account';
import { endpointQuery } from './endpoint-query';

/** Who is signed in and may do what; comes with every page, and changes with none. */
export const sessionQuery = () => ({
  ...endpointQuery<typeof sessionEndpoint>('session', {}),
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
});
