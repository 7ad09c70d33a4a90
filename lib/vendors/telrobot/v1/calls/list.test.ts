import { describe, expect, onTestFinished, test } from 'vitest';
import { call } from '@/lib/model/call';
import sample from '../fixtures/query-done-task-phones.json' with { type: 'json' };
import { first, ids, many, type Row, row, signal, stage, TASK } from './testing';

const { connected, listOf } = stage(onTestFinished);

test("the vendor's own example becomes a call", async () => {
  const { calls } = await connected(() => ({ body: sample }));
  const { data, checks, endpoint } = await calls(first, signal());
  expect(data).toEqual({
    calls: [
      {
        id: '6d44d2f4-90f9-4621-8c77-e5e70c810623',
        vendorCallId: '6d44d2f4-90f9-4621-8c77-e5e70c810623',
        taskId: TASK,
        direction: 'outbound',
        callee: '199****1003',
        caller: '30****08',
        customerName: null,
        dialedAt: '2019-05-08T11:02:58.000Z',
        answeredAt: '2019-05-08T11:03:26.000Z',
        endedAt: '2019-05-08T11:03:58.000Z',
        ringSeconds: 28.761,
        talkSeconds: 31.319,
        totalSeconds: 60.08,
        outcome: 'answered',
        outcomeCode: null,
        outcomeLabel: null,
        hangupBy: 'robot',
        rounds: 0,
        roundsBasis: 'customer_turns',
        score: 0,
        intent: { key: 'D', label: 'D級(無意向)', source: 'machine', reason: null },
        tags: [{ id: 'ee109a20-6b98-4463-94fe-ea730e2188c7', name: '臟話', color: '#2d8cf0', group: '無意向' }],
        results: [],
        gender: { code: 'unknown', label: '未知' },
        place: { province: '江蘇', city: '南京', carrier: 'unicom' },
        transfer: null,
        recording: { kind: 'path', ref: null },
        retries: null,
        readAt: '2020-03-06T15:06:46.000Z',
      },
    ],
    total: 1,
    last: true,
    filteredHere: [],
  });
  expect(call.safeParse(data.calls[0]).success).toBe(true);
  expect(endpoint).toBe('POST /v1/task/query_done_task_phones');
  expect(checks.filter(({ status }) => status === 'fail').map(({ id }) => id)).toEqual(['T15', 'T16']);
});

describe('pages of fifteen', () => {
  test.each([
    { page: 1, pageSize: 50, asked: [1, 2, 3, 4], from: 0, to: 50, last: false },
    { page: 2, pageSize: 50, asked: [4, 5, 6, 7], from: 50, to: 100, last: true },
    { page: 3, pageSize: 50, asked: [7], from: 100, to: 100, last: true },
    { page: 3, pageSize: 7, asked: [1, 2], from: 14, to: 21, last: false },
    { page: 1, pageSize: 200, asked: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 100, last: true },
    { page: 100, pageSize: 1, asked: [7], from: 99, to: 100, last: true },
  ])('give page $page of $pageSize', async ({ page, pageSize, asked: pages, from, to, last }) => {
    const { calls, asked } = await listOf(many(100));
    const { data } = await calls({ taskId: TASK, page, pageSize }, signal());
    expect(ids(data.calls)).toEqual(ids(many(100).slice(from, to) as { id: string }[]));
    expect(data).toMatchObject({ total: 100, last });
    expect(asked.map(({ body }) => (body as { page: number }).page).sort((a, b) => a - b)).toEqual(pages);
  });

  test('a vendor that repeats its last page behind the end adds no call', async () => {
    const { calls } = await connected(() => ({ body: { data: many(10), total: 10, last_page: 1 } }));
    const { data } = await calls({ taskId: TASK, page: 2, pageSize: 50 }, signal());
    expect(data).toMatchObject({ calls: [], last: true });
  });

  test('a call that a new one pushed on to the next page is there once', async () => {
    const { calls } = await connected((asked) => {
      const { page } = asked.body as { page: number };
      const list = page === 1 ? many(30) : [row('new'), ...many(30)];
      return { body: { data: list.slice((page - 1) * 15, page * 15), total: list.length } };
    });
    const { data } = await calls(first, signal());
    expect(new Set(ids(data.calls)).size).toBe(data.calls.length);
  });
});

describe('oddities of a record', () => {
  const mapped = async (change: Row) => {
    const { calls } = await listOf([row('a', change)]);
    return (await calls(first, signal())).data.calls[0];
  };

  test.each<[string, Row, object]>([
    [
      'Q2: the number of a transfer under its misspelt name',
      { bredge_number: '19900001009' },
      { transfer: { number: '199****1009', at: null, answeredAt: null } },
    ],
    [
      'Q2: both names, of which the right one counts',
      { bridge_number: '8001', bredge_number: '9', bridge_calldate: '2019-05-08 19:03:40' },
      { transfer: { number: '****', at: '2019-05-08T11:03:40.000Z', answeredAt: null } },
    ],
    [
      'the word of a gender against its code',
      { gender: 1, gender_str: '疑似男' },
      { gender: { code: 'maybe_male', label: '疑似男' } },
    ],
    ['a gender without its word', { gender: 1, gender_str: null }, { gender: { code: 'female', label: null } }],
    [
      'a customer who hung up, in traditional characters',
      { hangup_disposition: 1, hangup_disposition_str: '客戶' },
      { hangupBy: 'customer' },
    ],
    [
      'Q18: who hung up, by its code (byrobot has other ones)',
      { hangup_disposition: 2, hangup_disposition_str: null },
      { hangupBy: 'customer' },
    ],
    [
      'a code for hanging up that nobody knows',
      { hangup_disposition: 0, hangup_disposition_str: '系统' },
      { hangupBy: 'unknown' },
    ],
    [
      'Q7, Q11: numbers as text',
      { bill: '31319', duration: '60080', rounds: '2', score: '7' },
      { talkSeconds: 31.319, rounds: 2, score: 7 },
    ],
    [
      'what is missing, which is null and not 0',
      {
        bill: null,
        duration: null,
        rounds: null,
        score: null,
        city: null,
        province: [],
        operator_name: null,
        operator: 0,
        recordfile: null,
        read_at: null,
        calldate: null,
      },
      {
        talkSeconds: null,
        totalSeconds: null,
        ringSeconds: null,
        rounds: null,
        roundsBasis: null,
        score: null,
        place: { province: null, city: null, carrier: null },
        recording: { kind: 'none', ref: null },
        readAt: null,
        dialedAt: null,
      },
    ],
    [
      'a level without its joined name',
      { level_name: null, level: { name: 'B级', alias: '一般' } },
      { intent: { key: 'B', label: 'B级(一般)', source: 'machine', reason: null } },
    ],
    [
      'a level without a letter, which is its own key',
      { level_name: '重点客户' },
      { intent: { key: '重点客户', label: '重点客户', source: 'machine', reason: null } },
    ],
    ['no level', { level_name: null, level: null }, { intent: null }],
    [
      'Q10, Q16: tags of both spellings, each once',
      {
        tags: [
          {
            id: 't',
            name: '再联系',
            status: 1,
            tag_group: [
              { id: 1, name: '弱意向' },
              { id: 1, name: '弱意向' },
            ],
          },
          {
            id: 't',
            name: '再联系',
            status: true,
            tag_groups: [
              { id: 'x', name: '弱意向' },
              { id: 'y', name: '服务' },
            ],
          },
        ],
      },
      { tags: [{ id: 't', name: '再联系', color: null, group: '弱意向、服务' }] },
    ],
    ['Q32: ids that are numbers', { id: 1690000000000001 }, { id: '1690000000000001' }],
  ])('%s', async (_, change, expected) => {
    expect(await mapped(change)).toMatchObject(expected);
  });
});

test('a task that is not configured is not found, without a request', async () => {
  const { calls, asked } = await listOf([]);
  await expect(calls({ ...first, taskId: 'other' }, signal())).rejects.toMatchObject({ code: 'not_found' });
  expect(asked).toHaveLength(0);
});
