import { QueryClient } from '@tanstack/react-query';
import { ApiFailure } from './failure';

/** Only what never reached our server is asked again, twice at most, and never while rendering on the server. */
export function mayRetry(failures: number, error: unknown): boolean {
  const inBrowser = typeof window !== 'undefined';
  return inBrowser && failures < 2 && error instanceof ApiFailure && error.code === 'no_answer';
}

/** A cache of answers: one per browser tab, or one per request on the server. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: mayRetry,
        // Our server answers from its own cache while an answer is fresh; asking it again within seconds gains nothing.
        staleTime: 5_000,
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
}
