import { AppError } from '@/lib/errors';
import type { Task } from '@/lib/model/task';
import type { Reading, TaskListQuestion, TaskPage } from '../../connector';
import { msLeft } from '../../deadline';
import { isAppError, isSignInRefusal, unknownId } from '../../failure';
import { mapSettled } from '../../pool';
import { type Access, askRecordInfo, askRecords, RECORD_INFO, RECORDS } from './ask';
import { mapTask } from './map';

/** What was learnt of a task, and when. */
type About = { readonly task: Task; readonly fetchedAt: string };
type Kept = About & { readonly until: number };

const KEEP_MS = 10 * 60 * 1000;
const IN_FLIGHT = 4;
/** Names are worth this share of a read's time; a task whose turn does not come keeps its id for a name. */
const SHARE_OF_TIME = 0.6;

/** One call of the task tells its name, state, script and concurrency: this API has no request for a task. */
async function learn(access: Access, taskId: string, signal: AbortSignal): Promise<About> {
  const records = await askRecords(access, { taskId, range: null, page: 1 }, signal);
  const [record] = records.data.data;
  const unnamed = { task: mapTask(taskId, null), fetchedAt: records.fetchedAt };
  if (!record) return unnamed;
  try {
    const { data } = await askRecordInfo(access, taskId, record.id, signal);
    const info = data.info.task ?? null;
    // Some other task's name would be worse than none.
    return info?.uuid === taskId ? { task: mapTask(taskId, info), fetchedAt: records.fetchedAt } : unnamed;
  } catch (error) {
    if (isAppError(error, 'not_found', 'vendor_malformed', 'vendor_rejected') && !isSignInRefusal(error))
      return unnamed;
    throw error;
  }
}

/** The configured tasks of a connection, with what their calls tell about them; remembered for ten minutes. */
export function configuredTasks(access: Access, taskIds: readonly string[]) {
  const kept = new Map<string, Kept>();
  const { io } = access;

  async function about(taskId: string, signal: AbortSignal): Promise<About> {
    const known = kept.get(taskId);
    if (known && io.monotonic() < known.until) return known;
    const learnt = await learn(access, taskId, signal);
    kept.set(taskId, { ...learnt, until: io.monotonic() + KEEP_MS });
    return learnt;
  }

  /** A task that cannot be looked up is listed under its id, unless none can: then the vendor is the news. */
  async function aboutAll(ids: readonly string[], signal: AbortSignal): Promise<About[]> {
    const until = io.monotonic() + SHARE_OF_TIME * msLeft(signal);
    const settled = await mapSettled(ids, IN_FLIGHT, async (taskId) => {
      const late = io.monotonic() >= until && !kept.has(taskId);
      return late ? { task: mapTask(taskId, null), fetchedAt: io.now().toISOString() } : about(taskId, signal);
    });
    const failures = settled.flatMap((one) => (one.ok ? [] : [one.error]));
    const fatal = failures.find((error) => !(error instanceof AppError) || isSignInRefusal(error));
    if (failures.length > 0 && (fatal || signal.aborted || failures.length === ids.length)) throw fatal ?? failures[0];
    return settled.map((one, index) => {
      if (one.ok) return one.value;
      return { task: mapTask(ids[index] ?? '', null), fetchedAt: io.now().toISOString() };
    });
  }

  const oldest = (learnt: readonly About[]) =>
    learnt.map(({ fetchedAt }) => fetchedAt).sort()[0] ?? io.now().toISOString();

  async function list({ page, pageSize, q, state }: TaskListQuestion, signal: AbortSignal): Promise<Reading<TaskPage>> {
    const slice = <Item>(items: readonly Item[]) => items.slice((page - 1) * pageSize, page * pageSize);
    const filtered = Boolean(q) || state !== undefined;
    const learnt = await aboutAll(filtered ? taskIds : slice(taskIds), signal);
    const needle = (q ?? '').toLowerCase();
    const fits = ({ task }: About) =>
      `${task.name}\n${task.id}`.toLowerCase().includes(needle) && (state === undefined || task.state === state);
    const found = filtered ? learnt.filter(fits) : learnt;
    const total = filtered ? found.length : taskIds.length;
    const tasks = (filtered ? slice(found) : found).map(({ task }) => task);
    const data = { tasks, total, last: page * pageSize >= total };
    return { data, checks: [], endpoint: RECORDS, fetchedAt: oldest(learnt), raw: [] };
  }

  async function one(taskId: string, signal: AbortSignal): Promise<Reading<Task>> {
    if (!taskIds.includes(taskId)) throw unknownId(RECORD_INFO);
    const { task, fetchedAt } = await about(taskId, signal);
    return { data: task, checks: [], endpoint: RECORD_INFO, fetchedAt, raw: [] };
  }

  return { list, one };
}
