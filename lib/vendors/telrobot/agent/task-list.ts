import type { Task } from '@/lib/model/task';
import type { Io, Reading, TaskListQuestion, TaskPage } from '../../connector';
import { unknownId } from '../../failure';
import { type Reply, request } from '../../request';
import { vendorUrl } from '../../url';
import { TASK_STATES } from './codes';
import { mapTask } from './map';
import { type TaskListWire, taskListAnswer } from './wire';

export const TASKS = 'GET /agent-api/user/{user_id}/task';

/** There is no request for one task: it is looked for in the list, this far. */
const SCAN_PAGE_SIZE = 100;
const SCAN_PAGES = 10;

/** Where and as whom to ask. */
export type Access = {
  readonly io: Io;
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly userId: string;
  /** Path of the account, `/agent-api/user/{user_id}`. */
  readonly user: string;
};
type ListQuery = {
  readonly page: number;
  readonly pageSize: number;
  readonly name?: string | undefined;
  readonly status?: number | undefined;
};
type Scan = { readonly tasks: readonly Task[]; readonly complete: boolean; readonly reply: Reply<TaskListWire> };

/** One page of the vendor's list. */
export function askList(access: Access, { page, pageSize, name, status }: ListQuery, signal: AbortSignal) {
  const query = [
    ['page', page],
    ['per_page', pageSize],
    ['name', name || undefined],
    ['status', status],
  ] as const;
  const url = vendorUrl(access.baseUrl, `${access.user}/task`, query);
  return request(access.io, { endpoint: TASKS, url, headers: access.headers, signal, schema: taskListAnswer });
}

const isLast = ({ data, meta }: TaskListWire, { page, pageSize }: ListQuery) =>
  meta?.last_page == null ? data.length < pageSize : page >= meta.last_page;

/** Page by page until `enough`; bounded, because nobody knows how long the list is. */
async function scan(
  access: Access,
  name: string | undefined,
  signal: AbortSignal,
  enough: (task: Task) => boolean,
): Promise<Scan> {
  const tasks: Task[] = [];
  const first = await askList(access, { page: 1, pageSize: SCAN_PAGE_SIZE, name }, signal);
  for (let page = 1, reply = first; ; ) {
    const rows = reply.data.data.map(mapTask);
    tasks.push(...rows);
    const complete = rows.length === 0 || isLast(reply.data, { page, pageSize: SCAN_PAGE_SIZE });
    if (complete || page >= SCAN_PAGES || rows.some(enough)) return { tasks, complete, reply: first };
    page++;
    reply = await askList(access, { page, pageSize: SCAN_PAGE_SIZE, name }, signal);
  }
}

const reading = <Data>(data: Data, { fetchedAt, raw }: Reply<unknown>): Reading<Data> => ({
  data,
  checks: [],
  endpoint: TASKS,
  fetchedAt,
  raw: [raw],
});

/** The vendor filters by name and by the states of its legend; other states are looked for here. */
export async function listTasks(
  access: Access,
  { page, pageSize, q, state }: TaskListQuestion,
  signal: AbortSignal,
): Promise<Reading<TaskPage>> {
  const status = [...TASK_STATES].find(([, known]) => known === state)?.[0];
  if (state === undefined || status !== undefined) {
    const query = { page, pageSize, name: q, status };
    const reply = await askList(access, query, signal);
    const total = reply.data.meta?.total ?? null;
    return reading({ tasks: reply.data.data.map(mapTask), total, last: isLast(reply.data, query) }, reply);
  }
  const { tasks, complete, reply } = await scan(access, q, signal, () => false);
  const found = tasks.filter((task) => task.state === state);
  const shown = found.slice((page - 1) * pageSize, page * pageSize);
  const total = complete ? found.length : null;
  return reading({ tasks: shown, total, last: page * pageSize >= found.length }, reply);
}

/** @throws AppError `not_found` where the first 1,000 tasks of the list do not hold it. */
export async function findTask(access: Access, taskId: string, signal: AbortSignal): Promise<Reading<Task>> {
  const { tasks, reply } = await scan(access, undefined, signal, ({ id }) => id === taskId);
  const found = tasks.find(({ id }) => id === taskId);
  if (!found) throw unknownId(TASKS);
  return reading(found, reply);
}
