import { describe, expect, test } from 'vitest';
import { call, turn } from '@/lib/model/call';
import { check } from '@/lib/model/check';
import { contact } from '@/lib/model/contact';
import type { Io } from '../connector';
import { brokenBy, type Part } from '../mutations';
import { standInIo } from '../stand-in';
import { byrobot } from './connector';
import taskDetail from './fixtures/get-task-detail.json' with { type: 'json' };
import undialedSample from './fixtures/not-dialed-customer-list.json' with { type: 'json' };
import callSample from './fixtures/phone-log-info.json' with { type: 'json' };
import doneSample from './fixtures/query-done-task-phones.json' with { type: 'json' };
import { START } from './stand-in';

// Calls and numbers of doc 002 with any one value of the vendor's own answer changed: what comes out fits the model, or
// says that it cannot be used.

/** One for every read, as in the product. */
const fresh = () => new AbortController().signal;
const COMPANY = callSample.data.sceneInstance.companyId;
const GOOD = {
  getTaskDetail: JSON.stringify(taskDetail),
  notDialedCustomerList: JSON.stringify(undialedSample),
  phoneLogInfo: JSON.stringify(callSample),
  queryDoneTaskPhones: JSON.stringify(doneSample),
};

/** The samples, one of them changed. */
function answering(changed: keyof typeof GOOD, text: string) {
  const answers: Readonly<Record<string, string>> = { ...GOOD, [changed]: text };
  const fetch: Io['fetch'] = async ({ url }) => new Response(answers[new URL(url).pathname.split('/').at(-1) ?? '']);
  const target = { baseUrl: 'http://vendor.example', timeZone: 'Asia/Shanghai' };
  const account = { appKey: 'key', appSecret: 'secret', companyId: COMPANY };
  const { calls, numbers, call: one } = byrobot.connect(target, account, { ...standInIo(START).io, fetch });
  if (!calls || !numbers || !one) throw new Error('byrobot tells of calls and numbers');
  return { calls, numbers, call: one };
}

type Schema = { readonly safeParse: (value: unknown) => { readonly success: boolean } };
const parts = (schema: Schema, values: readonly unknown[]): Part[] =>
  values.map((value) => ({ fits: schema.safeParse(value).success }));

const list = { taskId: '62', page: 1, pageSize: 50 };
async function callsIn(changed: keyof typeof GOOD, text: string, filters: object = {}) {
  const { data, checks } = await answering(changed, text).calls({ ...list, ...filters }, fresh());
  return [...parts(call, data.calls), ...parts(check, checks)];
}
async function numbersIn(changed: keyof typeof GOOD, text: string) {
  const { data, checks } = await answering(changed, text).numbers({ ...list, history: true }, fresh());
  return [...parts(contact, data.contacts), ...parts(check, checks)];
}

describe('with any one value changed', () => {
  test('a list of finished calls, plain and looked through', async () => {
    const read = async (text: string) => [
      ...(await callsIn('queryDoneTaskPhones', text)),
      ...(await callsIn('queryDoneTaskPhones', text, { q: '1', tag: '成功', roundsMax: 3 })),
    ];
    const { broken, tried } = await brokenBy(doneSample, read);
    expect(broken).toEqual([]);
    expect(tried).toBeGreaterThan(500);
  }, 60_000);

  test('the words of a task, under which a level is looked for', async () => {
    const { data } = taskDetail;
    const words = {
      ...taskDetail,
      data: { totalCount: 2, doneCount: 2, resultDefs: data.resultDefs, extraStat: data.extraStat },
    };
    const { broken } = await brokenBy(words, (text) => callsIn('getTaskDetail', text, { level: 'A' }));
    expect(broken).toEqual([]);
  }, 60_000);

  test('the numbers that are not dialled yet, behind those that are', async () => {
    expect((await brokenBy(undialedSample, (text) => numbersIn('notDialedCustomerList', text))).broken).toEqual([]);
    const [row] = doneSample.data.list;
    const one = { ...doneSample, data: { ...doneSample.data, list: [row] } };
    expect((await brokenBy(one, (text) => numbersIn('queryDoneTaskPhones', text))).broken).toEqual([]);
  }, 60_000);

  test('a call with what was said', async () => {
    const { broken } = await brokenBy(callSample, async (text) => {
      const { data, checks } = await answering('phoneLogInfo', text).call({ callId: '540' }, fresh());
      return [...parts(call, [data.call]), ...parts(turn, data.turns), ...parts(check, checks)];
    });
    expect(broken).toEqual([]);
  }, 60_000);
});
