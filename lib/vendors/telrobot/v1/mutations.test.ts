import { expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { check } from '@/lib/model/check';
import { task } from '@/lib/model/task';
import { taskCounts } from '@/lib/model/task-stat';
import type { Io } from '../../connector';
import { readJson } from '../../json';
import { mutationsOf } from '../../mutations';
import { standInIo } from '../../stand-in';
import { factsOf } from '../record';
import { checksOfRecords } from './checks';
import { telrobotV1 } from './connector';
import numbers from './fixtures/number.json' with { type: 'json' };
import records from './fixtures/query-done-task-phones.json' with { type: 'json' };
import info from './fixtures/record-info.json' with { type: 'json' };
import { countsOfRecords } from './map';
import { recordsAnswer } from './wire';

/** One for every read, as in the product. */
const fresh = () => new AbortController().signal;
const target = { baseUrl: 'http://vendor.example', timeZone: 'Asia/Shanghai' };
const TASK = info.info.task.uuid;
const GOOD = {
  number: JSON.stringify(numbers),
  query_done_task_phones: JSON.stringify(records),
  record_info: JSON.stringify(info),
};
type Part = keyof typeof GOOD;

/** The samples, one of them changed. */
function answering(part: Part, text: string) {
  const answers: Record<string, string> = { ...GOOD, [part]: text };
  const fetch: Io['fetch'] = async ({ url }) => new Response(answers[new URL(url).pathname.split('/')[3] ?? '']);
  const { io } = standInIo('2026-11-21T03:00:00Z');
  return telrobotV1.connect(target, { token: 't', taskIds: [TASK] }, { ...io, fetch });
}
const honest = (error: unknown) =>
  error instanceof AppError &&
  ['vendor_malformed', 'vendor_rejected', 'vendor_unavailable', 'not_found'].includes(error.code);

async function expectCounts(part: Part, sample: unknown) {
  for (const { where, text } of mutationsOf(sample)) {
    const reading = await answering(part, text)
      .taskSummary?.(TASK, fresh())
      .catch((error: unknown) => error);
    if (honest(reading)) continue;
    expect(reading, where).not.toBeInstanceOf(Error);
    const { data } = reading as { data: unknown };
    expect(taskCounts.safeParse(data).success, where).toBe(true);
  }
}

test('a number list with any one value changed gives counts that fit the model, or an honest failure', async () => {
  const [row] = numbers.data.data;
  const short = { ...numbers, data: { ...numbers.data, data: [{ status: row?.status, status_str: row?.status_str }] } };
  await expectCounts('number', short);
});

test('call records with any one value changed are counted, or are no such answer', () => {
  const others = taskCounts.shape;
  const unread =
    /_at$|_id$|^(?:city|province|pivot|description|color|bridge_.*|operator.*|callid|caller_number|score|read_at)$/;
  const short: unknown = JSON.parse(JSON.stringify(records), (key, value) => (unread.test(key) ? undefined : value));
  for (const { where, text } of mutationsOf(short)) {
    const parsed = recordsAnswer.safeParse(readJson(text));
    if (!parsed.success) continue;
    const rows = parsed.data.data.map((row) => factsOf(row, 'Asia/Shanghai'));
    const counts = countsOfRecords(rows);
    for (const name of ['intentions', 'rounds', 'talkTime', 'dimensions'] as const) {
      expect(others[name].safeParse(counts[name]).success, where).toBe(true);
    }
    for (const one of checksOfRecords(rows, parsed.data)) expect(check.safeParse(one).success, where).toBe(true);
  }
});

test('record_info with any one value changed gives a task that fits the model', async () => {
  const { uuid, name, start, start_str, maximumcall, group_str, remark } = info.info.task;
  const read = { uuid, name, start, start_str, maximumcall, group_str, remark };
  for (const { where, text } of mutationsOf({ records: [], info: { task: read } })) {
    const reading = await answering('record_info', text)
      .task?.(TASK, fresh())
      .catch((error: unknown) => error);
    if (honest(reading)) continue;
    expect(reading, where).not.toBeInstanceOf(Error);
    const { data } = reading as { data: unknown };
    expect(task.safeParse(data).success, where).toBe(true);
  }
});
