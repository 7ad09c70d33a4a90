import { dehydrate, HydrationBoundary, type QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { makeQueryClient } from '@/lib/queries/client';

type Question = {
  readonly queryKey: QueryKey;
  /** The verb behind the query's endpoint, answered in process: no request to ourselves. */
  readonly ask: () => Promise<unknown>;
};

/** What is at hand comes with the page; what a vendor still has to be asked for, the browser waits for itself. */
const PATIENCE_MS = 250;

const later = () =>
  new Promise<undefined>((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
  });

/** Its children find the answers to these questions in their cache, unless they take longer than a moment. */
export async function Prefetched({ questions, children }: { questions: readonly Question[]; children: ReactNode }) {
  const client = makeQueryClient();
  await Promise.all(
    questions.map(async ({ queryKey, ask }) => {
      // A failure is shown by whoever asks for it again in the browser, with its code and request id.
      const answer = await Promise.race([ask().catch(() => undefined), later()]);
      if (answer !== undefined) client.setQueryData(queryKey, answer);
    }),
  );
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
