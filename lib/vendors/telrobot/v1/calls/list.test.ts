import { describe, expect, onTestFinished, test } from 'vitest';
import { call } from '@/lib/model/call';
import type { CallFilters } from '../../../connector';
import sample from '../fixtures/query-done-task-phones.json' with { type: 'json' };
import { connectTo, type Row, recordsOf, row, signal, TASK } from './testing';

async function connected(answer: Parameters<typeof connectTo>[0]) {
  const connection = await connectTo(answer);
  onTestFinished(connection.close);
  return connection;
}
const of = (records: readonly Row[], heed?: Parameters<typeof recordsOf>[2]) =>
  connected((asked) => recordsOf(records, asked, heed));
const many = (count: number, change: (at: number) => Row = () => ({})) =>
  Array.from({ length: count }, (_, at) => row(`r${at}`, change(at)));
const first = { taskId: TASK, page: 1, pageSize: 50 };
const ids = (calls: readonly { readonly id: string }[]) => calls.map(({ id }) => id);

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
    const { calls, asked } = await of(many(100));
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

describe('what the vendor filters', () => {
  test.each<[CallFilters, Row]>([
    [{ talkMin: 10 }, { bills: [10, 86_400] }],
    [{ roundsMin: 2, roundsMax: 5 }, { rounds: [2, 5] }],
    [{ roundsMin: 2 }, { rounds: [2, 10_000] }],
    [{ roundsMax: 0 }, { rounds: [0, 0] }],
    [{ q: ' 1001 ' }, { keyword: '1001' }],
    [{ q: '  ' }, {}],
    [{ tag: 'ee109a20-6b98-4463-94fe-ea730e2188c7' }, { tags: ['ee109a20-6b98-4463-94fe-ea730e2188c7'] }],
    [
      { range: { from: '2019-05-07T16:00:00.000Z', to: '2019-05-08T16:00:00.000Z' } },
      { start_at: '2019-05-08 00:00:00', end_at: '2019-05-08 23:59:59' },
    ],
  ])('%j is asked as %j', async (filters, sent) => {
    const { calls, asked } = await connected(() => ({ body: { data: [], total: 0, last_page: 0 } }));
    expect((await calls({ ...first, ...filters }, signal())).data.filteredHere).toEqual([]);
    expect(asked.map(({ body }) => body)).toEqual([{ task_id: TASK, page: 1, ...sent }]);
  });

  test('a most of talk time is asked for with one second more, and how many last exactly that long', async () => {
    const { calls, asked } = await connected(() => ({ body: { data: [], total: 0, last_page: 0 } }));
    expect((await calls({ ...first, talkMin: 10, talkMax: 59 }, signal())).data.filteredHere).toEqual([]);
    const bills = asked.map(({ body }) => (body as { bills: unknown }).bills);
    expect(bills).toEqual([
      [60, 60],
      [10, 60],
    ]);
  });

  test('Q5: its talk time is in seconds and its answers are in milliseconds', async () => {
    const heed = ({ bill }: Row, { bills }: Row) => {
      const [min = 0, max = 0] = bills as number[];
      return Number(bill) / 1000 >= min && Number(bill) / 1000 <= max;
    };
    const { calls } = await of(
      many(4, (at) => ({ bill: [9_999, 10_000, 31_319, 59_999][at] })),
      heed,
    );
    const { data } = await calls({ ...first, talkMin: 10, talkMax: 59 }, signal());
    expect(data.calls.map(({ talkSeconds }) => talkSeconds)).toEqual([10, 31.319, 59.999]);
    expect(data).toMatchObject({ total: 3, filteredHere: [] });
  });

  test('talk time counts in whole seconds, also where a call lasts exactly one second too long', async () => {
    const heed = ({ bill }: Row, { bills }: Row) => {
      const [min = 0, max = 0] = bills as number[];
      return Number(bill) / 1000 >= min && Number(bill) / 1000 <= max;
    };
    const { calls } = await of(
      many(40, (at) => ({ bill: 59_000 + at * 250 })),
      heed,
    );
    const { data } = await calls({ ...first, talkMin: 10, talkMax: 59 }, signal());
    expect(data.calls.map(({ talkSeconds }) => talkSeconds)).toEqual([59.75, 59.5, 59.25, 59]);
    expect(data).toMatchObject({ total: 4, last: true, filteredHere: ['talkMax'] });
  });

  test('and does not heed is left out here, by name and without a total', async () => {
    const { calls } = await of(many(20, (at) => ({ callee: `1990000${1000 + at}`, rounds: at })));
    const { data } = await calls({ ...first, q: '01007', roundsMax: 7 }, signal());
    expect(data).toMatchObject({ total: null, last: true, filteredHere: ['q', 'roundsMax'] });
    expect(ids(data.calls)).toEqual(['r7']);
  });
});

describe('what is filtered here', () => {
  const LEVELS = ['A級(有意向)', 'B级(一般)', null];
  const world = many(100, (at) => ({
    level_name: LEVELS[at % 3],
    level: null,
    calldate: `2019-05-08 10:${String(59 - Math.floor(at / 2)).padStart(2, '0')}:00`,
    tags: at % 10 === 0 ? [{ id: 't1', name: '脏话' }] : [],
  }));

  test('a level is found over all pages of the vendor, and later pages of ours ask for one', async () => {
    const { calls, asked } = await of(world);
    const one = await calls({ taskId: TASK, page: 1, pageSize: 20, level: 'A' }, signal());
    expect(one.data).toMatchObject({ total: 34, last: false, filteredHere: ['level'] });
    expect(one.coverage).toBeUndefined();
    expect(asked).toHaveLength(7);
    const two = await calls({ taskId: TASK, page: 2, pageSize: 20, level: 'A' }, signal());
    expect(asked).toHaveLength(8);
    expect(two.data.last).toBe(true);
    const found = [...one.data.calls, ...two.data.calls];
    expect(ids(found).sort()).toEqual(world.flatMap(({ id }, at) => (at % 3 === 0 ? String(id) : [])).sort());
    expect(found.every(({ intent }) => intent?.key === 'A')).toBe(true);
    const times = found.map(({ dialedAt }) => dialedAt ?? '');
    expect(times).toEqual([...times].sort().reverse());
  });

  test.each<[CallFilters, number]>([
    [{ level: 'B级(一般)' }, 33],
    [{ level: 'F' }, 0],
    [{ tag: '脏话' }, 10],
    [{ tag: 't1' }, 10],
    [{ level: 'A', tag: '脏话' }, 4],
  ])('%j is of a label or a name, too', async (filters, total) => {
    const { calls } = await of(world);
    const { data } = await calls({ ...first, ...filters }, signal());
    expect(data).toMatchObject({ total, filteredHere: Object.keys(filters) });
    expect(data.calls).toHaveLength(total);
  });

  test('a list that is too long for one read says how much of it is here, and has no total', async () => {
    const long = many(1_000, (at) => ({ level_name: LEVELS[at % 3], level: null }));
    const { calls } = await of(long);
    const one = await calls({ ...first, level: 'A' }, signal());
    expect(one).toMatchObject({ data: { total: null, last: false }, coverage: { rows: 600 + 15, total: 1_000 } });
    const two = await calls({ ...first, level: 'A' }, signal());
    expect(two.coverage).toBeUndefined();
    expect(two.data.total).toBe(334);
  });

  test('an outcome: only answered calls have records, so that the others take one request and are none', async () => {
    const { calls, asked } = await of(world);
    const answered = await calls({ ...first, outcome: 'answered' }, signal());
    expect(answered.data).toMatchObject({ total: 100, filteredHere: ['outcome'] });
    const asking = asked.length;
    const busy = await calls({ ...first, outcome: 'busy' }, signal());
    expect(busy.data).toEqual({ calls: [], total: 0, last: true, filteredHere: ['outcome'] });
    expect(asked).toHaveLength(asking + 1);
  });

  test('a record that tells of no answer is not counted as answered', async () => {
    const { calls } = await of([row('a'), row('b', { bill: 0, answerdate: null })]);
    expect((await calls({ ...first, outcome: 'answered' }, signal())).data).toMatchObject({
      calls: [{ id: 'a' }],
      total: null,
    });
    expect((await calls({ ...first, outcome: 'unknown' }, signal())).data).toMatchObject({
      calls: [{ id: 'b', outcome: 'unknown' }],
      total: 1,
    });
  });
});

describe('oddities of a record', () => {
  const mapped = async (change: Row) => {
    const { calls } = await of([row('a', change)]);
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
  const { calls, asked } = await of([]);
  await expect(calls({ ...first, taskId: 'other' }, signal())).rejects.toMatchObject({ code: 'not_found' });
  expect(asked).toHaveLength(0);
});
