'use client';
import { useQueries } from '@tanstack/react-query';
import { callQuery } from '@/lib/queries/calls';
import { peaksQuery } from '@/lib/queries/recording';
import type { CallId, Neighbours } from './use-call';

type Connection = { readonly saveData?: boolean };

/** Whoever pays for every byte gets only what they ask for. Not in TypeScript's own types, since not every browser knows it. */
const savesData = (): boolean => (navigator as Navigator & { connection?: Connection }).connection?.saveData === true;

/**
 * While somebody listens, the next two calls of the list are asked for: their words, and the pictures of their recordings,
 * for which the server fetches these. What has not come when the page is left is given up.
 */
export function useAhead({ connectionId, taskId }: CallId, ahead: Neighbours['ahead'], listening: boolean): void {
  const enabled = listening && !savesData();
  useQueries({
    queries: ahead.map(({ callId }) => ({ ...callQuery({ connectionId, callId, taskId }), enabled })),
  });
  useQueries({
    queries: ahead
      .filter(({ recorded }) => recorded)
      .map(({ callId }) => ({ ...peaksQuery({ connectionId, callId, taskId }), enabled })),
  });
}
