import { decoded } from '@/app/(signed-in)/decoded';
import type { TaskStatInput } from '@/lib/api/tasks';

type Params = Promise<{ connectionId: string; taskId: string }>;
type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The ids of the path: Next hands them over as they stand in the address. */
export async function taskParams(params: Params): Promise<{ connectionId: string; taskId: string }> {
  const { connectionId, taskId } = await params;
  return { connectionId: decoded(connectionId), taskId: decoded(taskId) };
}

/** The page's question, with the range exactly as the browser will put it. */
export async function statInput(params: Params, search: Search): Promise<TaskStatInput> {
  const [one, { from, to }] = await Promise.all([taskParams(params), search]);
  return { ...one, ...(typeof from === 'string' && from && { from }), ...(typeof to === 'string' && to && { to }) };
}
