import { describe, expect, test } from 'vitest';
import { call, turn } from '@/lib/model/call';
import { check } from '@/lib/model/check';
import { contact } from '@/lib/model/contact';
import type { Io } from '../../../connector';
import { brokenBy, type Part } from '../../../mutations';
import { standInIo } from '../../../stand-in';
import { telrobotV1 } from '../connector';
import numbers from '../fixtures/number.json' with { type: 'json' };
import records from '../fixtures/query-done-task-phones.json' with { type: 'json' };
import brief from '../fixtures/record.json' with { type: 'json' };
import info from '../fixtures/record-info.json' with { type: 'json' };

// Calls and numbers of doc 001 with any one value of the vendor's own answer changed: what comes out fits the model, or
// says that it cannot be used.

/** One for every read, as in the product. */
const fresh = () => new AbortController().signal;
const TASK = info.info.task.uuid;

/** Its answer to everything but what `others` name. */
function answering(text: string, others: Readonly<Record<string, string>> = {}) {
  const fetch: Io['fetch'] = async ({ url }) => {
    const name = Object.keys(others).find((part) => new URL(url).pathname.includes(part));
    return new Response(name === undefined ? text : others[name]);
  };
  const target = { baseUrl: 'http://vendor.example', timeZone: 'Asia/Shanghai' };
  const { io } = standInIo('2026-11-21T03:00:00Z');
  const {
    calls,
    numbers: list,
    call: one,
  } = telrobotV1.connect(target, { token: 't', taskIds: [TASK] }, { ...io, fetch });
  if (!calls || !list || !one) throw new Error('telrobot-v1 tells of calls and numbers');
  return { calls, numbers: list, call: one };
}

type Schema = { readonly safeParse: (value: unknown) => { readonly success: boolean } };
const parts = (schema: Schema, values: readonly unknown[]): Part[] =>
  values.map((value) => ({ fits: schema.safeParse(value).success }));

async function callsIn(text: string, filters: object = {}) {
  const { data, checks } = await answering(text).calls({ taskId: TASK, page: 1, pageSize: 50, ...filters }, fresh());
  return [...parts(call, data.calls), ...parts(check, checks)];
}

/** Without what is not read of them. */
const UNREAD = /^(?:pivot|description|created_at|updated_at|user_id|post_code|area_code|error_code|level_id|group_id)$/;
const short = (sample: unknown): unknown =>
  JSON.parse(JSON.stringify(sample), (key, value) => (UNREAD.test(key) ? undefined : value));
const [first, , , , last] = info.records;
const oneCall = {
  ...info,
  records: short([first, last]),
  info: { task: { uuid: TASK }, record: short(info.info.record) },
  utterances: [],
};

describe('with any one value changed', () => {
  test('a list of calls', async () => {
    expect((await brokenBy(short(records), (text) => callsIn(text))).broken).toEqual([]);
  }, 60_000);

  test('a list of calls that is looked through for what the vendor cannot filter', async () => {
    const [row] = records.data;
    const few = { ...records, data: [short({ ...row, tags: [], tag_groups: [] })] };
    const { broken, tried } = await brokenBy(few, (text) => callsIn(text, { level: 'D', tag: '臟話', q: '199' }));
    expect(broken).toEqual([]);
    expect(tried).toBeGreaterThan(300);
  }, 60_000);

  test('a list of numbers with their attempts', async () => {
    const { broken } = await brokenBy(numbers, async (text) => {
      const question = { taskId: TASK, page: 1, pageSize: 50, history: true };
      const { data, checks } = await answering(text).numbers(question, fresh());
      return [...parts(contact, data.contacts), ...parts(check, checks)];
    });
    expect(broken).toEqual([]);
  }, 60_000);

  test('a call with what was said', async () => {
    const { broken } = await brokenBy(oneCall, async (text) => {
      const { data, checks } = await answering(text).call({ callId: 'c', taskId: TASK }, fresh());
      return [...parts(call, [data.call]), ...parts(turn, data.turns), ...parts(check, checks)];
    });
    expect(broken).toEqual([]);
  }, 60_000);

  test('the brief record that leads to a call', async () => {
    const found = { ...brief, data: { ...brief.data, task_id: TASK } };
    const { broken } = await brokenBy(found, async (text) => {
      const { data } = await answering(text, { record_info: JSON.stringify(oneCall) }).call({ callId: 'c' }, fresh());
      return parts(call, [data.call]);
    });
    expect(broken).toEqual([]);
  }, 60_000);
});
