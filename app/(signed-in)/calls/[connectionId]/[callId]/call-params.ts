import { decoded } from '@/app/(signed-in)/decoded';
import type { CallId } from '@/components/call/use-call';

type Params = Promise<{ connectionId: string; callId: string }>;
type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The call of an address; its task stands in the search, since some vendors need it to find the call. */
export async function callParams(params: Params, search: Search): Promise<CallId> {
  const [{ connectionId, callId }, { task }] = await Promise.all([params, search]);
  return {
    connectionId: decoded(connectionId),
    callId: decoded(callId),
    ...(typeof task === 'string' && task !== '' && { taskId: task }),
  };
}
