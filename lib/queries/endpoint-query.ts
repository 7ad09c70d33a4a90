import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { type AnyEndpoint, type BodyOf, callEndpoint, type InputOf, type ReplyOf } from './call';
import type { ApiFailure } from './failure';

/** Options for `useQuery`. The key is `[endpoint name, input]`; invalidate an endpoint by its name alone. */
export function endpointQuery<Of extends AnyEndpoint>(name: Of['name'], input: InputOf<Of>) {
  return queryOptions<ReplyOf<Of>, ApiFailure>({
    queryKey: [name, input],
    queryFn: ({ signal }) => callEndpoint<Of>(name, input, { signal }),
  });
}

/** Options for `useMutation`, called with `{ input, body }`. */
export function endpointMutation<Of extends AnyEndpoint>(name: Of['name']) {
  return mutationOptions<ReplyOf<Of>, ApiFailure, { readonly input: InputOf<Of>; readonly body?: BodyOf<Of> }>({
    mutationKey: [name],
    mutationFn: ({ input, body }) => callEndpoint<Of>(name, input, { body }),
  });
}
