import { queryOptions } from '@tanstack/react-query';
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
