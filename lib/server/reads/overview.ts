import { AppError } from '@/lib/errors';
import { type Counted, overviewOf } from '@/lib/metrics/overview';
import type { Overview, OverviewSource, OverviewTask } from '@/lib/model/overview';
import type { Meta } from '@/lib/model/source';
import type { Task } from '@/lib/model/task';
import { hasEnded, type TaskState } from '@/lib/model/task-states';
import { deadlineOf, linked } from '@/lib/proxy/abort';
import 'server-only';
import { listHeld } from '../connections/connect';
import type { HeldConnection } from '../connections/held-connection';
import type { Call } from '../http/call';
import { getTaskSummary, listTasks } from './tasks';

/** How long an answer waits for slow vendors; what is later comes with the next one, out of the cache. */
const PATIENCE_MS = 2_000;
/** Tasks that are looked at in each connection: what runs now, then what ran last. */
const TASKS_PER_CONNECTION = 16;
const LIST_SIZE = 50;
/** A task that has ended no longer changes (contract.md 5.6). */
const ENDED_FRESH_SECONDS = 600;

const ORDER: readonly TaskState[] = ['running', 'blocked', 'queued', 'waiting', 'paused_system', 'paused_user'];

type Settled<Value> =
  | { readonly state: 'done'; readonly value: Value }
  | { readonly state: 'pending' }
  | { readonly state: 'failed'; readonly error: AppError };

/** What became of one question within the patience; the vendor goes on being asked for the next answer. */
async function settle<Value>(question: Promise<Value>, patience: AbortSignal): Promise<Settled<Value>> {
  try {
    return { state: 'done', value: await question };
  } catch (error) {
    const queued = error instanceof AppError && error.context?.['limit'] === 'in-flight';
    if (patience.aborted || queued) return { state: 'pending' };
    if (error instanceof AppError) return { state: 'failed', error };
    throw error;
  }
}

function rankOf({ state }: Task): number {
  const index = ORDER.indexOf(state);
  return index === -1 ? ORDER.length + (hasEnded(state) ? 1 : 0) : index;
}

/** Running first; of equals the one that started last. */
function byUrgency(a: Task, b: Task): number {
  return rankOf(a) - rankOf(b) || (b.startDate ?? '').localeCompare(a.startDate ?? '');
}

const failureOf = (error: AppError) => ({
  code: error.code,
  since: null,
  retryAfterSeconds: error.retryAfterSeconds ?? null,
});

/** A stale answer is an answer with a failure behind it. */
function staleFailure(meta: Meta): OverviewSource['error'] {
  const { error } = meta.source;
  return error ? { code: error.code, since: error.since, retryAfterSeconds: null } : null;
}

async function taskOf(call: Call, held: HeldConnection, task: Task): Promise<OverviewTask> {
  const connectionId = held.entry.id;
  const freshSeconds = hasEnded(task.state) ? ENDED_FRESH_SECONDS : undefined;
  const settled = await settle(getTaskSummary(call, { connectionId, taskId: task.id }, freshSeconds), call.signal);
  const none = { connectionId, task, stat: null, meta: null, pending: false, error: null };
  if (settled.state === 'pending') return { ...none, pending: true };
  if (settled.state === 'failed') return { ...none, error: failureOf(settled.error) };
  const { data, meta } = settled.value;
  return { ...none, stat: data, meta, error: staleFailure(meta) };
}

const countedOf = (tasks: readonly OverviewTask[]): Counted[] =>
  tasks.flatMap(({ task: { state }, stat }) => (stat ? [{ state, stat }] : []));

async function sourceOf(
  call: Call,
  held: HeldConnection,
): Promise<{ readonly source: OverviewSource; readonly tasks: OverviewTask[] }> {
  const connectionId = held.entry.id;
  const empty = { connectionId, fetchedAt: null, listed: 0, total: null, totals: overviewOf([]), error: null };
  const listed = await settle(listTasks(call, { connectionId, page: 1, pageSize: LIST_SIZE }), call.signal);
  if (listed.state === 'pending') return { source: { ...empty, state: 'pending' }, tasks: [] };
  if (listed.state === 'failed') {
    return { source: { ...empty, state: 'failed', error: failureOf(listed.error) }, tasks: [] };
  }
  const { data, page, meta } = listed.value;
  const chosen = [...data].sort(byUrgency).slice(0, TASKS_PER_CONNECTION);
  const tasks = await Promise.all(chosen.map((task) => taskOf(call, held, task)));
  const { state, fetchedAt } = meta.source;
  const error = staleFailure(meta) ?? tasks.find((entry) => entry.error !== null)?.error ?? null;
  const totals = overviewOf(countedOf(tasks));
  return { source: { ...empty, state, fetchedAt, listed: chosen.length, total: page.total, totals, error }, tasks };
}

/**
 * The tasks of every outbound connection with their cheap statistics, and what may be added of them. One vendor that is
 * slow or down takes nothing away from the others.
 */
export async function getOverview(call: Call): Promise<{ data: Overview }> {
  const held = (await listHeld(call)).filter(({ vendor }) => vendor.capabilities.includes('taskList'));
  const late = deadlineOf(PATIENCE_MS, call.services.clock);
  const patience = linked([call.signal, late.signal]);
  // The headers of a proxied answer speak of one vendor; this is an answer of several.
  const patient: Call = { ...call, signal: patience.signal, noted: {} };
  const parts = await Promise.all(held.map((one) => sourceOf(patient, one))).finally(() => {
    patience.unlink();
    late.clear();
  });
  const tasks = parts.flatMap((part) => part.tasks);
  const sources = parts.map(({ source }) => source);
  const complete = !tasks.some(({ pending }) => pending) && !sources.some(({ state }) => state === 'pending');
  return { data: { totals: overviewOf(countedOf(tasks)), tasks, sources, complete } };
}
