import * as z from 'zod';
import type { Range } from '@/lib/model/quantity';
import type { TaskCounts } from '@/lib/model/task-stat';
import type { Connector, Io, Reading, Target } from '../../connector';
import { evidence } from '../../evidence';
import { unknownId } from '../../failure';
import { probe } from '../../probe';
import { type ScanMemory, scanMemory } from '../../scan-memory';
import { vendor } from '../../vendor';
import { factsOf, type RecordFacts } from '../record';
import { type Access, askNumbers, askRecords, NUMBERS } from './ask';
import { callFinder, callReader } from './calls/detail';
import { historyReader } from './calls/history';
import { callLister } from './calls/list';
import { listNumbers } from './calls/numbers';
import { checksOfRecords } from './checks';
import { PAGE_SIZE, STATUSES } from './codes';
import { countsOfRecords } from './map';
import { type NumberTotals, numbersOf, numberTotals, outcomesOf } from './numbers';
import { recordingOf } from './recording';
import { configuredTasks } from './tasks';

const takes = {
  token: 'takes 1 to 4,096 ASCII characters without blanks',
  taskIds: 'takes a list of 1 to 500 different task ids',
  taskId: 'takes a task id of 1 to 200 characters without blanks',
};
const account = z.strictObject(
  {
    token: z.string(takes.token).regex(/^[\x21-\x7e]{1,4096}$/, takes.token),
    taskIds: z
      .array(z.string(takes.taskId).regex(/^(?!\.{1,2}$)\S{1,200}$/, takes.taskId), takes.taskIds)
      .min(1, takes.taskIds)
      .max(500, takes.taskIds)
      .refine((ids) => new Set(ids).size === ids.length, takes.taskIds),
  },
  'takes token and taskIds',
);

const MAX_FACTS = 200_000;

const NO_RECORDS = { intentions: [], rounds: [], talkTime: [], dimensions: [] };

/** With a range, calls are of the range and numbers are not: there is no answer rate across the two. */
function countsOf(taskId: string, range: Range | null, totals: NumberTotals, answered: number) {
  const { unanswered: all, ...numbers } = numbersOf(totals);
  const unanswered = range ? null : all;
  const counts = {
    taskId,
    range,
    numbers,
    calls: { answered, unanswered },
    stated: { answerRate: null, progress: null },
    ...NO_RECORDS,
  };
  const unavailable: TaskCounts['unavailable'] = [
    ...(unanswered === null ? (['answerRate'] as const) : []),
    ...(numbers.done === null ? (['progress'] as const) : []),
  ];
  return { counts, unavailable };
}

/** Page 1 of the records and of the numbers of each status, then as many records as time allows. */
async function readCounts(
  access: Access,
  memory: ScanMemory<RecordFacts>,
  taskId: string,
  range: Range | null,
  signal: AbortSignal,
): Promise<Reading<TaskCounts>> {
  const page = async (number: number, within: AbortSignal) => {
    const reply = await askRecords(access, { taskId, range, page: number }, within);
    const { data, total } = reply.data;
    return { reply, rows: data.map((row) => factsOf(row, access.timeZone)), total };
  };
  const totals = await numberTotals(access, taskId, 'all', signal);
  const first = await page(1, signal);
  const key = JSON.stringify([taskId, range?.from, range?.to]);
  const { rows: known, total } = await memory.read(key, first, page, signal);
  const rows = [...known.values()];
  const { counts, unavailable } = countsOf(taskId, range, totals, total);
  const outcomes = outcomesOf(totals);
  return {
    data: {
      ...counts,
      outcomes,
      ...countsOfRecords(rows),
      unavailable: [...unavailable, ...(totals.byStatus ? [] : (['outcomes'] as const))],
    },
    checks: checksOfRecords(rows, first.reply.data),
    endpoint: NUMBERS,
    ...evidence([...totals.replies.slice(0, 1), first.reply, ...totals.replies.slice(1)]),
    ...(rows.length < total && { coverage: { rows: rows.length, total } }),
  };
}

/** Four requests: all numbers, those waiting, those answered, and the total of the records. */
async function readSummary(access: Access, taskId: string, signal: AbortSignal): Promise<Reading<TaskCounts>> {
  const totals = await numberTotals(access, taskId, [0, 1], signal);
  const records = await askRecords(access, { taskId, range: null, page: 1 }, signal);
  const { counts, unavailable } = countsOf(taskId, null, totals, records.data.total);
  return {
    data: {
      ...counts,
      outcomes: [],
      unavailable: [...unavailable, 'outcomes', 'intentions', 'rounds', 'talkTime', 'dimensions'],
    },
    checks: [],
    endpoint: NUMBERS,
    ...evidence([...totals.replies, records]),
  };
}

async function sampleOf(access: Access, taskId: string, signal: AbortSignal) {
  const { data, date } = await askNumbers(access, taskId, signal);
  const unmapped = data.data.data.filter(({ status }) => status !== null && STATUSES[status] === undefined);
  return {
    date,
    sample: { kind: 'task' as const, id: taskId, name: taskId, total: data.data.total },
    unmappedCodes: unmapped.map(({ status, status_str: label }) => ({
      field: 'status',
      code: String(status),
      label,
      count: 1,
    })),
  };
}

function connect({ baseUrl, timeZone }: Target, { token, taskIds }: z.infer<typeof account>, io: Io): Connector {
  const access: Access = { io, baseUrl, timeZone, headers: { authorization: `Bearer ${token}` } };
  const memory = scanMemory<RecordFacts>(io, { pageSize: PAGE_SIZE, maxRows: MAX_FACTS });
  const tasks = configuredTasks(access, taskIds);
  const listCalls = callLister(access);
  const [firstTask = ''] = taskIds;
  /** Only what is configured is asked for; the vendor itself may know more. */
  const known = (taskId: string) => {
    if (!taskIds.includes(taskId)) throw unknownId(NUMBERS);
  };
  const find = callFinder(access, known);
  return {
    test: (signal) => probe(io, { sample: { endpoint: NUMBERS, ask: () => sampleOf(access, firstTask, signal) } }),
    listTasks: tasks.list,
    task: tasks.one,
    async taskCounts(taskId, range, signal) {
      known(taskId);
      return readCounts(access, memory, taskId, range, signal);
    },
    async taskSummary(taskId, signal) {
      known(taskId);
      return readSummary(access, taskId, signal);
    },
    async calls(question, signal) {
      known(question.taskId);
      return listCalls(question, signal);
    },
    async numbers(question, signal) {
      known(question.taskId);
      return listNumbers(access, question, signal);
    },
    call: callReader(access, find),
    history: historyReader(access, find),
    recording: (question, signal) => recordingOf(access, taskIds, question, signal),
  };
}

/** Telrobot's first API: no task list and no statistics; the tasks are configured, the statistics computed. */
export const telrobotV1 = vendor(
  account,
  {
    capabilities: [
      'taskList',
      'taskStat',
      'calls',
      'callDetail',
      'transcript',
      'numbers',
      'attempts',
      'undialed',
      'recording',
    ],
    freshness: { tasks: 60, stat: 60, calls: 60, inbound: 60 },
    accountFields: [
      { name: 'token', secret: true, required: true },
      { name: 'taskIds', secret: false, required: true },
    ],
  },
  connect,
);
