import { expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { call, turn } from '@/lib/model/call';
import { contact } from '@/lib/model/contact';
import { task } from '@/lib/model/task';
import { taskCounts } from '@/lib/model/task-stat';
import type { Io } from '../../connector';
import { mutationsOf } from '../../mutations';
import { standInIo } from '../../stand-in';
import { telrobotAgent } from './connector';
import detail from './fixtures/detail.json' with { type: 'json' };
import number from './fixtures/number.json' with { type: 'json' };
import record from './fixtures/record.json' with { type: 'json' };
import stat from './fixtures/stat.json' with { type: 'json' };
import taskList from './fixtures/task-list.json' with { type: 'json' };

/** One for every read, as in the product. */
const fresh = () => new AbortController().signal;
const target = { baseUrl: 'http://vendor.example', timeZone: 'Asia/Shanghai' };

function answering(text: string) {
  const fetch: Io['fetch'] = async () => new Response(text);
  return telrobotAgent.connect(target, { userId: 'u', token: 't' }, { ...standInIo('2026-11-21T03:00:00Z').io, fetch });
}
const honest = (error: unknown) =>
  error instanceof AppError &&
  ['vendor_malformed', 'vendor_rejected', 'vendor_unavailable', 'not_found'].includes(error.code);

test('statistics with any one value changed are counts that fit the model, or an honest failure', async () => {
  let tried = 0;
  for (const { where, text } of mutationsOf(stat)) {
    tried++;
    const reading = await answering(text)
      .taskCounts?.('t', null, fresh())
      .catch((error: unknown) => error);
    if (honest(reading)) continue;
    expect(reading, where).not.toBeInstanceOf(Error);
    const { data } = reading as { data: unknown };
    expect(taskCounts.safeParse(data).success, where).toBe(true);
  }
  expect(tried).toBeGreaterThan(1_000);
}, 60_000);

test('a task list with any one value changed is a list that fits the model, or an honest failure', async () => {
  for (const { where, text } of mutationsOf(taskList)) {
    const reading = await answering(text)
      .listTasks?.({ page: 1, pageSize: 50 }, fresh())
      .catch((error: unknown) => error);
    if (honest(reading)) continue;
    expect(reading, where).not.toBeInstanceOf(Error);
    const { data } = reading as { data: { tasks: readonly unknown[] } };
    for (const one of data.tasks) expect(task.safeParse(one).success, where).toBe(true);
  }
}, 60_000);

/** One row of each kind, and without what is not read. */
const { records, mobile_info, info } = detail.data;
const oneCall = { ...detail, data: { records: [records[0], records[4]], mobile_info, info: { record: info.record } } };

type Connected = ReturnType<typeof answering>;
type Parts = readonly (readonly [part: unknown, fits: (part: unknown) => boolean])[];
const fitsCall = (part: unknown) => call.safeParse(part).success;

const LISTS: readonly (readonly [string, unknown, (of: Connected) => Promise<Parts> | undefined])[] = [
  [
    'a list of calls',
    record,
    async (of) => {
      const page = await of.calls?.({ taskId: 't', page: 1, pageSize: 50 }, fresh());
      return page?.data.calls.map((one) => [one, fitsCall] as const) ?? [];
    },
  ],
  [
    'a list of numbers',
    number,
    async (of) => {
      const page = await of.numbers?.({ taskId: 't', page: 1, pageSize: 50, history: true }, fresh());
      return page?.data.contacts.map((one) => [one, (part: unknown) => contact.safeParse(part).success] as const) ?? [];
    },
  ],
  [
    'a call with its transcript',
    oneCall,
    async (of) => {
      const one = await of.call?.({ taskId: 't', callId: 'c' }, fresh());
      const turns = one?.data.turns.map((said) => [said, (part: unknown) => turn.safeParse(part).success] as const);
      return [[one?.data.call, fitsCall] as const, ...(turns ?? [])];
    },
  ],
];

test.each(LISTS)(
  '%s with any one value changed fits the model, or is an honest failure',
  async (_, sample, read) => {
    for (const { where, text } of mutationsOf(sample)) {
      const parts = await read(answering(text))?.catch((error: unknown) => error);
      if (honest(parts)) continue;
      expect(parts, where).not.toBeInstanceOf(Error);
      for (const [part, fits] of parts as Parts) expect(fits(part), where).toBe(true);
    }
  },
  60_000,
);
