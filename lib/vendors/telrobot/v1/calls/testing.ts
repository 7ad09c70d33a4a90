import { type Asked, standIn, standInIo } from '../../../stand-in';
import { telrobotV1 } from '../connector';
import recordsSample from '../fixtures/query-done-task-phones.json' with { type: 'json' };
import infoSample from '../fixtures/record-info.json' with { type: 'json' };

export const TASK = '234cdcac-501c-47b5-9c06-47a658f363b8';
export const SAMPLE_TASK = infoSample.info.task.uuid;
export const signal = () => new AbortController().signal;

export type Row = Record<string, unknown>;
const [sampleRow = {}]: readonly Row[] = recordsSample.data;
export const row = (id: string, change: Row = {}): Row => ({ ...sampleRow, id, ...change });

/** Pages of 15 out of what a test made up; `heed` filters as the vendor would. */
export function recordsOf(records: readonly Row[], asked: Asked, heed: (row: Row, body: Row) => boolean = () => true) {
  const body = asked.body as Row & { readonly page: number };
  const found = records.filter((one) => heed(one, body));
  const { page } = body;
  return {
    body: {
      data: found.slice((page - 1) * 15, page * 15),
      total: found.length,
      last_page: Math.ceil(found.length / 15),
    },
  };
}

/** A connector to a vendor that answers as the test says. */
export async function connectTo(answer: Parameters<typeof standIn>[0], taskIds = [TASK, SAMPLE_TASK]) {
  const vendor = await standIn(answer);
  const { io, time } = standInIo('2026-11-21T03:00:00.000Z');
  const target = { baseUrl: vendor.baseUrl, timeZone: 'Asia/Shanghai' };
  const { calls, numbers, call, history } = telrobotV1.connect(target, { token: 'old-token', taskIds }, io);
  if (!calls || !numbers || !call || !history) throw new Error('telrobot-v1 tells of calls and numbers');
  return { ...vendor, time, calls, numbers, call, history };
}

/** Such vendors, which end when `onEnd` says so: with the test. */
export function stage(onEnd: (close: () => Promise<void>) => void) {
  async function connected(answer: Parameters<typeof connectTo>[0]) {
    const connection = await connectTo(answer);
    onEnd(connection.close);
    return connection;
  }
  const listOf = (records: readonly Row[], heed?: Parameters<typeof recordsOf>[2]) =>
    connected((asked) => recordsOf(records, asked, heed));
  return { connected, listOf };
}

export const many = (count: number, change: (at: number) => Row = () => ({})) =>
  Array.from({ length: count }, (_, at) => row(`r${at}`, change(at)));
export const first = { taskId: TASK, page: 1, pageSize: 50 };
export const ids = (calls: readonly { readonly id: string }[]) => calls.map(({ id }) => id);
