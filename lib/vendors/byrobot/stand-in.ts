import { standIn, standInIo } from '../stand-in';
import { byrobot } from './connector';

/** When the tests of byrobot take place. */
export const START = '2026-01-01T00:00:00.000Z';
export const ACCOUNT = { appKey: 'demo-key', appSecret: 'demo-secret', companyId: 3813 };

export const signal = () => new AbortController().signal;

/** A refusal, with things in it that must not get out. */
export const refusing = (code: number) => ({
  code,
  data: null,
  resultMsg: '校验数据错误',
  errorStackTrace: 'com.byrobot.Secret',
});

/** The same answer to everything. */
export const always =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () => ({ status, body, headers });

/** A connector to a vendor that answers as the test says. */
export async function connectTo(answer: Parameters<typeof standIn>[0]) {
  const vendor = await standIn(answer);
  const { io, time } = standInIo(START);
  const connector = byrobot.connect({ baseUrl: vendor.baseUrl, timeZone: 'Asia/Shanghai' }, ACCOUNT, io);
  const { listTasks, task, taskCounts, taskSummary, calls, numbers, call, recording, seats } = connector;
  if (!listTasks || !task || !taskCounts || !taskSummary) throw new Error('byrobot lists and counts tasks');
  if (!calls || !numbers || !call || !recording || !seats) throw new Error('byrobot tells of calls and numbers');
  return {
    ...vendor,
    time,
    test: connector.test,
    listTasks,
    task,
    taskCounts,
    taskSummary,
    calls,
    numbers,
    call,
    recording,
    seats,
  };
}
