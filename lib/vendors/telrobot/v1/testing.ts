import { type Asked, standIn, standInIo } from '../../stand-in';
import { telrobotV1 } from './connector';
import recordsSample from './fixtures/query-done-task-phones.json' with { type: 'json' };
import infoSample from './fixtures/record-info.json' with { type: 'json' };

export const TASK = '234cdcac-501c-47b5-9c06-47a658f363b8';
export const OTHER = '840a4346-d0ac-4800-9c73-3d06275a9158';
export const START = '2026-11-21T03:00:00.000Z';
export const { signal } = new AbortController();

export type Row = Record<string, unknown>;
type World = {
  /** Numbers by status. */
  readonly numbers?: Readonly<Record<number, number>>;
  readonly labels?: Readonly<Record<number, string>>;
  readonly records?: readonly Row[];
  readonly info?: unknown;
};
const [sampleRow = {}]: readonly Row[] = recordsSample.data;
export const row = (id: string | number, change: Row = {}): Row => ({ ...sampleRow, id, ...change });
export const rows = (count: number, change: Row = {}) =>
  Array.from({ length: count }, (_, at) => row(`r${at}`, change));

/** The three endpoints as doc 001 describes them, over a world that a test makes up. */
export function answerOf({ numbers = {}, labels = {}, records = [], info = infoSample }: World, asked: Asked) {
  if (asked.path === '/v1/task/number') {
    const status = new URLSearchParams(asked.search).get('status[]');
    const codes = status === null ? Object.keys(numbers).map(Number) : [Number(status)];
    const total = codes.reduce((sum, code) => sum + (numbers[code] ?? 0), 0);
    const data = codes.flatMap((code) =>
      Array.from({ length: Math.min(numbers[code] ?? 0, 2) }, () => ({ status: code, status_str: labels[code] })),
    );
    return { body: { code: 200, status: 'ok', message: '', data: { data, total, last_page: Math.ceil(total / 15) } } };
  }
  if (asked.path === '/v1/task/query_done_task_phones') {
    const { page } = asked.body as { page: number };
    const data = records.slice((page - 1) * 15, page * 15);
    return { body: { data, total: records.length, last_page: Math.ceil(records.length / 15) } };
  }
  return asked.path.startsWith('/v1/task/record_info/') ? { body: info } : { status: 404, body: '' };
}

/** The connector on such a vendor, which ends when `onEnd` says so: with the test. */
export function stage(onEnd: (close: () => Promise<void>) => void) {
  async function connected(answer: Parameters<typeof standIn>[0], taskIds = [TASK]) {
    const open = await standIn(answer);
    onEnd(open.close);
    const { io, time } = standInIo(START);
    const target = { baseUrl: open.baseUrl, timeZone: 'Asia/Shanghai' };
    return { connector: telrobotV1.connect(target, { token: 'old-token', taskIds }, io), asked: open.asked, time };
  }
  async function counted(world: World, range: { from: string; to: string } | null = null) {
    const { connector, asked } = await connected((question) => answerOf(world, question));
    const reading = await connector.taskCounts?.(TASK, range, signal);
    return { data: reading?.data, reading, asked, checks: new Map(reading?.checks.map((check) => [check.id, check])) };
  }
  return { connected, counted };
}
export const failed = async (asked: Promise<unknown> | undefined) => {
  const error: unknown = await asked?.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error;
};
