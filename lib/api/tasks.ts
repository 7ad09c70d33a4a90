import * as z from 'zod/mini';
import { task, taskState } from '@/lib/model/task';
import { taskStat } from '@/lib/model/task-stat';
import { answer, connectionId, endpoint, pagedAnswer, plain, rangeInput, vendorId, wholeNumber } from './endpoint';

const one = { connectionId, taskId: vendorId };

export const tasksEndpoint = endpoint({
  name: 'tasks',
  summary: 'The tasks of a connection, as its vendor lists them',
  access: 'viewer',
  input: z.object({
    connectionId,
    page: z._default(wholeNumber(1, 100_000), 1),
    pageSize: z._default(wholeNumber(1, 200), 50),
    q: z.optional(z.string().check(z.maxLength(200, 'takes at most 200 characters'))),
    state: z.optional(taskState),
  }),
  reply: pagedAnswer(task),
});
export type TasksInput = z.input<typeof tasksEndpoint.input>;

export const taskEndpoint = endpoint({
  name: 'task',
  summary: 'One task',
  access: 'viewer',
  input: z.object(one),
  reply: answer(task),
});

export const taskStatEndpoint = endpoint({
  name: 'task-stat',
  summary: 'Answer rate, progress, intention levels, number statuses, round and talk-time buckets of one task',
  access: 'viewer',
  input: z.object({ ...one, ...rangeInput }),
  reply: answer(taskStat),
});
export type TaskStatInput = z.input<typeof taskStatEndpoint.input>;

export const taskSummaryEndpoint = endpoint({
  name: 'task-summary',
  summary:
    'The part of the task statistics that costs the vendor least: counters, answer rate and progress; what else it did not give is empty',
  access: 'viewer',
  input: z.object(one),
  reply: answer(taskStat),
});

/** A vendor's own answer: numbers masked, secrets, stack traces and recording addresses removed. */
export const rawAnswer = z.object({ endpoint: z.string(), fetchedAt: z.iso.datetime(), answer: z.unknown() });

/** The main answer, and the others of a question that took several requests. */
export const rawData = z.extend(rawAnswer, { others: z.array(rawAnswer) });
export type RawData = z.infer<typeof rawData>;

export const taskStatRawEndpoint = endpoint({
  name: 'task-stat-raw',
  summary: "The vendor's own answers behind the task statistics",
  access: 'viewer',
  input: z.object({ ...one, ...rangeInput }),
  reply: plain(rawData),
});
