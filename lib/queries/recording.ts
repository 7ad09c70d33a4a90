import { queryOptions } from '@tanstack/react-query';
import type { recordingPeaksEndpoint } from '@/lib/api/recordings';
import type { InputOf } from './call';
import { endpointQuery } from './endpoint-query';
import { problemOf } from './problem';

/** Where the recording of a call is heard; `taskId` where it is known. */
export function recordingUrl({
  connectionId,
  callId,
  taskId,
}: {
  readonly connectionId: string;
  readonly callId: string;
  readonly taskId?: string | undefined;
}): string {
  const path = `/api/v1/connections/${encodeURIComponent(connectionId)}/calls/${encodeURIComponent(callId)}/recording`;
  return taskId === undefined ? path : `${path}?taskId=${encodeURIComponent(taskId)}`;
}

/**
 * Why a recording cannot be heard: the code of the problem that our server answers in its place; null where it answers
 * with sound, so that it is the browser that cannot play it. An audio element does not tell.
 */
export const recordingFailureQuery = (url: string) =>
  queryOptions({
    queryKey: ['recording-failure', url],
    queryFn: async ({ signal }): Promise<string | null> => {
      const response = await fetch(url, { headers: { range: 'bytes=0-0' }, signal });
      if (response.ok) {
        await response.body?.cancel();
        return null;
      }
      return problemOf(await response.json().catch(() => null))?.code ?? 'internal';
    },
    staleTime: 0,
    retry: false,
  });

type Input = InputOf<typeof recordingPeaksEndpoint>;

/** How loud a recording is over its length, for its picture; asked once, since a recording does not change. */
export const peaksQuery = (input: Input) => ({
  ...endpointQuery<typeof recordingPeaksEndpoint>('recording-peaks', input),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});
