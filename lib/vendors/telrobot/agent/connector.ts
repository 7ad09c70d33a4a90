import * as z from 'zod';
import type { Connector, Io, Target } from '../../connector';
import { probe } from '../../probe';
import { request } from '../../request';
import { segment, vendorUrl } from '../../url';
import { vendor } from '../../vendor';
import { callReader } from './call';
import { callLister } from './calls';
import { checksOfStat } from './checks';
import { historyReader } from './history';
import { localSpan } from './local-span';
import { mapTask, mapTaskCounts, stateOf } from './map';
import { numberLister } from './numbers';
import { recordingOf } from './recording';
import { type Access, askList, findTask, listTasks, TASKS } from './task-list';
import { statAnswer, tokenAnswer } from './wire';

const TOKEN = 'GET /agent-api/token';
const STAT = 'GET /agent-api/user/{user_id}/task/{task_id}/stat';

const takes = { userId: 'takes 1 to 200 characters', token: 'takes 1 to 4,096 ASCII characters without blanks' };
const account = z.strictObject(
  {
    userId: z.string(takes.userId).regex(/^(?!\.{1,2}$)\S{1,200}$/, takes.userId),
    token: z.string(takes.token).regex(/^[\x21-\x7e]{1,4096}$/, takes.token),
  },
  'takes userId and token',
);

async function sampleOf(access: Access, signal: AbortSignal) {
  const { data, date } = await askList(access, { page: 1, pageSize: 1 }, signal);
  const [row] = data.data;
  const unmapped = data.data.filter((task) => stateOf(task) === 'unknown');
  return {
    date,
    sample: row && { kind: 'task' as const, id: row.uuid, name: mapTask(row).name, total: data.meta?.total ?? null },
    unmappedCodes: unmapped.map(({ status, status_str: label }) => ({
      field: 'status',
      code: status === null ? null : String(status),
      label,
      count: 1,
    })),
  };
}

function connect({ baseUrl, timeZone }: Target, { userId, token }: z.infer<typeof account>, io: Io): Connector {
  const headers = { authorization: `Bearer ${token}` };
  const access: Access = { io, baseUrl, timeZone, headers, userId, user: `/agent-api/user/${segment(userId)}` };

  const askToken = (signal: AbortSignal) => {
    const url = vendorUrl(baseUrl, '/agent-api/token');
    return request(io, { endpoint: TOKEN, url, headers, signal, schema: tokenAnswer });
  };

  return {
    test: (signal) =>
      probe(io, {
        signIn: { endpoint: TOKEN, ask: () => askToken(signal) },
        sample: { endpoint: TASKS, ask: () => sampleOf(access, signal) },
      }),
    listTasks: (question, signal) => listTasks(access, question, signal),
    task: (taskId, signal) => findTask(access, taskId, signal),
    calls: callLister(access),
    numbers: numberLister(access),
    call: callReader(access),
    history: historyReader(access),
    async taskCounts(taskId, range, signal) {
      // `date[]`, as this vendor's documents write lists in a query.
      const dates = range ? localSpan(range, timeZone).map((text) => ['date[]', text] as const) : [];
      const url = vendorUrl(baseUrl, `${access.user}/task/${segment(taskId)}/stat`, dates);
      const { data, raw, fetchedAt } = await request(io, { endpoint: STAT, url, headers, signal, schema: statAnswer });
      const checks = checksOfStat(data.data, range);
      return { data: mapTaskCounts(taskId, range, data.data), checks, endpoint: STAT, fetchedAt, raw: [raw] };
    },
    recording: async (question) => recordingOf(access, baseUrl, headers, question),
  };
}

/** Telrobot's present API: tasks with their statistics, calls, transcripts and numbers. A partner token cannot be renewed, only replaced. */
export const telrobotAgent = vendor(
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
      'levels',
      'tags',
    ],
    freshness: { tasks: 30, stat: 10, calls: 30, inbound: 60 },
    accountFields: [
      { name: 'userId', secret: false, required: true },
      { name: 'token', secret: true, required: true },
    ],
  },
  connect,
);
