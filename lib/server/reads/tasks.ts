import type * as z from 'zod/mini';
import type {
  taskEndpoint,
  taskStatEndpoint,
  taskStatRawEndpoint,
  taskSummaryEndpoint,
  tasksEndpoint,
} from '@/lib/api/tasks';
import { taskStatOf } from '@/lib/metrics/task-stat';
import type { TaskCounts } from '@/lib/model/task-stat';
import 'server-only';
import { connect } from '../connections/connect';
import type { Call } from '../http/call';
import { askedRange } from './range';
import { rawDataOf } from './raw-data';
import { methodOf, type ReadAnswer, readThrough } from './read-through';

type Input<Of extends { input: z.ZodMiniType }> = z.output<Of['input']>;
type Reply<Of extends { reply: z.ZodMiniType }> = Promise<z.output<Of['reply']>>;

/** One page of tasks, as the vendor orders them. @throws AppError `unsupported` where it lists none. */
export async function listTasks(call: Call, input: Input<typeof tasksEndpoint>): Reply<typeof tasksEndpoint> {
  const { page, pageSize, q, state } = input;
  const held = await connect(call, input.connectionId);
  const listing = methodOf(held, 'listTasks');
  const { reading, meta } = await readThrough(
    call,
    held,
    {
      name: 'tasks',
      key: [page, pageSize, q, state],
      freshSeconds: held.vendor.freshness.tasks,
      aboutOneId: false,
    },
    (signal) => listing({ page, pageSize, q, state }, signal),
  );
  const { tasks, total, last } = reading.data;
  return { data: [...tasks], page: { number: page, size: pageSize, total, last }, meta };
}

/** One task. @throws AppError `not_found`, `unsupported` */
export async function getTask(call: Call, input: Input<typeof taskEndpoint>): Reply<typeof taskEndpoint> {
  const { connectionId, taskId } = input;
  const held = await connect(call, connectionId);
  const task = methodOf(held, 'task');
  const freshSeconds = held.vendor.freshness.tasks;
  const { reading, meta } = await readThrough(
    call,
    held,
    { name: 'task', key: [taskId], freshSeconds, aboutOneId: true },
    (signal) => task(taskId, signal),
  );
  return { data: reading.data, meta };
}

type Manner = {
  /** How long the answer counts as fresh where the caller knows better than the dialect. */
  readonly freshFor?: number | undefined;
  readonly oneOfMany?: boolean;
};

async function readCounts(
  call: Call,
  input: Input<typeof taskStatEndpoint>,
  { freshFor, oneOfMany = false }: Manner = {},
): Promise<ReadAnswer<TaskCounts>> {
  const { connectionId, taskId } = input;
  const held = await connect(call, connectionId);
  const counts = methodOf(held, 'taskCounts');
  const { clock } = call.services;
  const asked = askedRange(input, held.entry.timeZone, clock.now());
  const freshSeconds = freshFor ?? held.vendor.freshness.stat;
  return readThrough(
    call,
    held,
    { name: 'stat', key: [taskId, asked?.key], freshSeconds, aboutOneId: true, oneOfMany },
    // Until now, of the time when the vendor is asked and not of the time when the question was first put.
    (signal) => counts(taskId, askedRange(input, held.entry.timeZone, clock.now())?.range ?? null, signal),
  );
}

/** Every number of one task. @throws AppError `unsupported` for a range that the vendor cannot restrict them to. */
export async function getTaskStat(
  call: Call,
  input: Input<typeof taskStatEndpoint>,
  manner: Manner = {},
): Reply<typeof taskStatEndpoint> {
  const { reading, meta } = await readCounts(call, input, manner);
  return { data: taskStatOf(reading.data, reading.fetchedAt), meta };
}

/** The vendor's own answers behind `getTaskStat`. */
export async function getTaskStatRaw(
  call: Call,
  input: Input<typeof taskStatRawEndpoint>,
): Reply<typeof taskStatRawEndpoint> {
  const { reading } = await readCounts(call, input);
  return { data: rawDataOf(reading) };
}

/**
 * The cheap part of the statistics; the whole of them, and the same answer, where one request gives all. A caller that
 * knows that the task has ended may let its answer count as fresh for longer.
 */
export async function getTaskSummary(
  call: Call,
  input: Input<typeof taskSummaryEndpoint>,
  freshFor?: number,
): Reply<typeof taskSummaryEndpoint> {
  const { connectionId, taskId } = input;
  const held = await connect(call, connectionId);
  const { taskSummary } = held.connector();
  if (!taskSummary) return getTaskStat(call, { connectionId, taskId }, { freshFor, oneOfMany: true });
  const freshSeconds = freshFor ?? held.vendor.freshness.stat;
  const { reading, meta } = await readThrough(
    call,
    held,
    { name: 'summary', key: [taskId], freshSeconds, aboutOneId: true, oneOfMany: true },
    (signal) => taskSummary(taskId, signal),
  );
  return { data: taskStatOf(reading.data, reading.fetchedAt), meta };
}
