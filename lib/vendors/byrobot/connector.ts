import * as z from 'zod';
import { AppError } from '@/lib/errors';
import type { ConnectionTest } from '@/lib/model/connection';
import type { TaskCounts } from '@/lib/model/task-stat';
import type { Connector, Io, Reading, Target } from '../connector';
import { deadlineSignal, msLeft } from '../deadline';
import { unknownId } from '../failure';
import { probe } from '../probe';
import type { Reply } from '../request';
import { vendor } from '../vendor';
import { readCall } from './calls/detail';
import { callLister } from './calls/list';
import { numberLister } from './calls/numbers';
import { checkTaskDetail } from './checks';
import { client } from './client';
import { TASK_KINDS, TASK_STATES } from './codes';
import { firstTasks, listTasks, TASKS } from './list';
import { mapTask, mapTaskCounts } from './map';
import { recordingOf } from './recording';
import { readSeats } from './seats';
import { doneCallTotals } from './totals';
import { companiesWire, type TaskDetailWire, type TaskWire, taskDetailWire } from './wire';

const COMPANIES = 'GET /openapi/v1/company/getCompanys';
const DETAIL = 'GET /openapi/v1/task/getTaskDetail';
const SAMPLE_SIZE = 10;
/** Distributions may take this share of what time is left after the counters; then these are shown without them. */
const TOTALS_SHARE = 0.8;

const key = (takes: string) => z.string(takes).regex(/^[\x21-\x7e]{1,200}$/, takes);
const WHOLE = 'takes the whole number of the company';
const account = z.strictObject(
  {
    appKey: key('takes the app key'),
    appSecret: key('takes the app secret'),
    companyId: z.union(
      [
        z.int().gte(0),
        z
          .string()
          .regex(/^\d{1,15}$/)
          .transform(Number),
      ],
      WHOLE,
    ),
  },
  { error: 'takes appKey, appSecret and companyId' },
);
type Account = z.infer<typeof account>;

/** Codes of a list that no table knows, with how often they stand in it. */
function unmappedIn(tasks: readonly TaskWire[]): ConnectionTest['unmappedCodes'] {
  const fields = [
    { field: 'status', known: TASK_STATES, codes: tasks.map(({ status }) => status) },
    { field: 'jobType', known: TASK_KINDS, codes: tasks.map(({ jobType }) => jobType) },
  ];
  return fields.flatMap(({ field, known, codes }) => {
    const unknown = codes.filter((code) => code !== null).filter((code) => !known.has(code));
    return [...new Set(unknown)].map((code) => ({
      field,
      code: String(code),
      label: null,
      count: unknown.filter((other) => other === code).length,
    }));
  });
}

function connect(target: Target, { appKey, appSecret, companyId }: Account, io: Io): Connector {
  const ask = client(target, { appKey, appSecret }, io);
  const listCalls = callLister(ask, io, companyId, target.timeZone);

  const askDetail = (taskId: string, signal: AbortSignal): Promise<Reply<{ data: TaskDetailWire }>> => {
    // The vendor numbers its tasks and would call anything else a wrong parameter.
    if (!/^\d{1,20}$/.test(taskId)) throw unknownId(DETAIL);
    const query = [
      ['companyId', companyId],
      ['taskId', taskId],
    ] as const;
    return ask(signal, { endpoint: DETAIL, query, schema: taskDetailWire });
  };

  const readingOf = (
    { data: { data }, raw, fetchedAt }: Awaited<ReturnType<typeof askDetail>>,
    counts: TaskCounts,
  ): Reading<TaskCounts> => ({ data: counts, checks: checkTaskDetail(data), endpoint: DETAIL, fetchedAt, raw: [raw] });

  return {
    test: (signal) => {
      let company: string | null = null;
      return probe(io, {
        signIn: {
          endpoint: COMPANIES,
          ask: async () => {
            const reply = await ask(signal, { endpoint: COMPANIES, schema: companiesWire });
            const own = reply.data.data.find((row) => row.companyId === String(companyId));
            company = own?.companyName ?? null;
            return reply;
          },
        },
        sample: {
          endpoint: TASKS,
          ask: async () => {
            const { data, date } = await firstTasks(ask, companyId, SAMPLE_SIZE, signal);
            const { list, total } = data.data;
            const [first] = list.map(mapTask);
            const sample: ConnectionTest['sample'] = first
              ? { kind: 'task', id: first.id, name: first.name, total }
              : { kind: 'account', id: String(companyId), name: company ?? String(companyId), total };
            return { date, sample, unmappedCodes: unmappedIn(list) };
          },
        },
      });
    },

    listTasks: (question, signal) => listTasks(ask, companyId, question, signal),

    async task(taskId, signal) {
      const { data, raw, fetchedAt } = await askDetail(taskId, signal);
      return { data: mapTask(data.data), checks: [], endpoint: DETAIL, fetchedAt, raw: [raw] };
    },

    async taskSummary(taskId, signal) {
      const reply = await askDetail(taskId, signal);
      return readingOf(reply, mapTaskCounts(taskId, reply.data.data, { outcomes: null, rounds: null, talkTime: null }));
    },

    calls: listCalls,
    numbers: numberLister(ask, listCalls),
    call: (question, signal) => readCall(ask, question, { companyId, zone: target.timeZone }, signal),

    async taskCounts(taskId, range, signal) {
      if (range) throw new AppError('unsupported', 'This vendor cannot restrict a task to a span of time.');
      const reply = await askDetail(taskId, signal);
      const detail = reply.data.data;
      const patience = deadlineSignal(signal, Math.ceil(msLeft(signal) * TOTALS_SHARE), io.monotonic);
      const totals = doneCallTotals(ask, taskId, patience);
      const lacks = (stat: TaskDetailWire['chatRoundStat']) => detail.calledCount !== 0 && !stat?.length;
      const outcomes = await totals.outcomes();
      const rounds = lacks(detail.chatRoundStat) ? await totals.rounds() : null;
      const talkTime = lacks(detail.durationStat) ? await totals.talkTime() : null;
      const reading = readingOf(
        reply,
        mapTaskCounts(taskId, detail, {
          outcomes: outcomes?.result ?? null,
          rounds: rounds?.result ?? null,
          talkTime: talkTime?.result ?? null,
        }),
      );
      return { ...reading, raw: [reply.raw, ...(outcomes ? [outcomes.proof.raw] : [])] };
    },

    seats: (signal) => readSeats(ask, companyId, signal),
    recording: (question, signal) => recordingOf(ask, companyId, question, signal),
  };
}

/** 百应: tasks and their counts. Keys do not expire; every request is signed with the time. */
export const byrobot = vendor(
  account,
  {
    capabilities: [
      'taskList',
      'taskStat',
      'calls',
      'callDetail',
      'transcript',
      'numbers',
      'undialed',
      'recording',
      'seats',
    ],
    freshness: { tasks: 30, stat: 30, calls: 30, inbound: 30 },
    accountFields: [
      { name: 'appKey', secret: true, required: true },
      { name: 'appSecret', secret: true, required: true },
      { name: 'companyId', secret: false, required: true },
    ],
  },
  connect,
);
