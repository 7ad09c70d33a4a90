import type * as z from 'zod';
import type { Io, Target } from '../connector';
import { VendorRefusal } from '../failure';
import { type Reply, request } from '../request';
import { vendorUrl } from '../url';
import { type Keys, signedHeaders, vendorClock } from './sign';

type Query = readonly (readonly [name: string, value: string | number | undefined])[];
export type Ask = <Data>(
  signal: AbortSignal,
  question: {
    /** Method and path; byrobot's paths hold no ids. */
    readonly endpoint: string;
    readonly query?: Query;
    readonly body?: unknown;
    readonly schema: z.ZodType<Data>;
  },
) => Promise<Reply<Data>>;

const WRONG_TIME = 408;

/**
 * Signed requests of one account. Where the vendor says that our time is more than three minutes off, its Date header is
 * believed from then on and the request made once more.
 */
export function client({ baseUrl }: Target, keys: Keys, io: Io): Ask {
  const clock = vendorClock(io.now);
  // A 408 without the vendor's envelope is tried again like any passing failure; by then its time is known, too.
  const listening: Io = {
    ...io,
    fetch: async (asked) => {
      const response = await io.fetch(asked);
      const theirs = new Date(response.headers.get('date') ?? Number.NaN);
      if (response.status === WRONG_TIME && !Number.isNaN(theirs.getTime())) clock.learn(theirs);
      return response;
    },
  };

  return (signal, { endpoint, query, body, schema }) => {
    const once = () =>
      request(listening, {
        endpoint,
        url: vendorUrl(baseUrl, endpoint.replace(/^[A-Z]+ /, ''), query),
        headers: () => signedHeaders(keys, clock.now()),
        ...(body !== undefined && { body }),
        signal,
        schema,
        // Asking again with the same time would be in vain.
        meaning: (code) => (code === WRONG_TIME ? 'rejected' : undefined),
      });
    return once().catch((error: unknown) => {
      if (!(error instanceof VendorRefusal) || error.vendorCode !== WRONG_TIME || !error.date) throw error;
      clock.learn(error.date);
      return once();
    });
  };
}
