import { describe, expect, onTestFinished, test } from 'vitest';
import { call } from '@/lib/model/call';
import type { CallFilters } from '../connector';
import { connectToWorld, done, level, type Row } from './calls-stand-in';
import sample from './fixtures/query-done-task-phones.json' with { type: 'json' };
import { always, connectTo, signal } from './stand-in';

async function connected(world: Parameters<typeof connectToWorld>[0]) {
  const connection = await connectToWorld(world);
  onTestFinished(connection.close);
  return connection;
}
const first = { taskId: '62', page: 1, pageSize: 50 };
const ids = (calls: readonly { readonly id: string }[]) => calls.map(({ id }) => Number(id));
const many = (count: number, change: (id: number) => Row = () => ({})) =>
  Array.from({ length: count }, (_, at) => done(count - at, change(count - at)));

test("the vendor's own example becomes calls", async () => {
  const { calls, close } = await connectTo(always(sample));
  onTestFinished(close);
  const { data, checks } = await calls(first, signal());
  expect(data).toMatchObject({ total: 2, last: true, filteredHere: [] });
  expect(data.calls[0]).toEqual({
    id: '493',
    vendorCallId: '493',
    taskId: '62',
    direction: 'outbound',
    callee: '****',
    caller: expect.stringMatching(/^199\*{4}\d{4}$/),
    customerName: '测试02',
    dialedAt: '2017-10-25T03:32:54.000Z',
    answeredAt: null,
    endedAt: '2017-10-25T03:33:22.000Z',
    ringSeconds: 1,
    talkSeconds: 27,
    totalSeconds: 28,
    outcome: 'answered',
    outcomeCode: '0',
    outcomeLabel: '已接听',
    hangupBy: 'unknown',
    rounds: 0,
    roundsBasis: 'robot_turns',
    score: null,
    intent: null,
    tags: [],
    results: [{ name: '催缴结果', value: '成功', description: null }],
    gender: { code: 'unknown', label: null },
    place: { province: null, city: null, carrier: null },
    transfer: null,
    recording: { kind: 'url', ref: null },
    retries: null,
    readAt: null,
  });
  for (const one of data.calls) expect(call.safeParse(one).success).toBe(true);
  // Q17: a time of day on 1970-01-01 is no date of the call.
  expect(JSON.stringify(data)).not.toContain('1970');
  expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual(['B5 pass', 'B6 pass', 'B7 pass']);
});

test.each([
  { page: 1, pageSize: 20, asked: [[1, 20]], from: 120, last: false },
  { page: 6, pageSize: 20, asked: [[6, 20]], from: 20, last: true },
  {
    page: 1,
    pageSize: 200,
    asked: [
      [1, 50],
      [2, 50],
      [3, 50],
    ],
    from: 120,
    last: true,
  },
  {
    page: 2,
    pageSize: 70,
    asked: [
      [2, 50],
      [3, 50],
    ],
    from: 50,
    last: true,
  },
])(
  'page $page of $pageSize is put together from pages of 50 at most',
  async ({ page, pageSize, asked: pages, from, last }) => {
    const { calls, asked } = await connected({ done: many(120) });
    const { data } = await calls({ taskId: '62', page, pageSize }, signal());
    expect(ids(data.calls)[0]).toBe(from);
    expect(data.calls).toHaveLength(Math.min(pageSize, 120 - (page - 1) * pageSize));
    expect(data).toMatchObject({ total: 120, last });
    const sent = asked.map(({ body }) => body as { pageNum: number; pageSize: number });
    expect(sent.map(({ pageNum, pageSize: size }) => [pageNum, size]).sort()).toEqual(pages);
  },
);

test.each<[CallFilters, Row]>([
  [
    { talkMin: 10, talkMax: 59 },
    { durationLeft: 10, durationRight: 59 },
  ],
  [{ talkMin: 10 }, { durationLeft: 10 }],
  [{ roundsMax: 2 }, { chatRoundRight: 2 }],
  [{ outcome: 'answered' }, { finishStatus: 0 }],
  [{ outcome: 'line_blind_zone' }, { finishStatus: 22 }],
])('%j is asked of the vendor as %j', async (filters, sent) => {
  const { calls, asked } = await connected({});
  expect((await calls({ ...first, ...filters }, signal())).data.filteredHere).toEqual([]);
  expect(asked.map(({ body }) => body)).toEqual([{ callJobId: 62, ...sent, pageNum: 1, pageSize: 50 }]);
});

describe('Q19: a level', () => {
  const spelt = (id: number) => level(['A级(较强)', 'B级(一般)', 'C级(很少)'][id % 3] ?? '');
  const world = { done: many(90, spelt), stat: { 较强: 30, 一般: 30, 很少: 30 } };
  const textsAsked = (asked: readonly { body: unknown }[]) =>
    asked.flatMap(({ body }) => (body as { resultQueryList?: { value: string }[] } | null)?.resultQueryList ?? []);

  test('is asked for with the text that the records hold, and its statistics prove it', async () => {
    const { calls, asked } = await connected(world);
    const { data } = await calls({ ...first, level: 'A' }, signal());
    expect(data).toMatchObject({ total: 30, last: true, filteredHere: [] });
    expect(data.calls.every(({ intent }) => intent?.key === 'A')).toBe(true);
    expect(textsAsked(asked).at(-1)).toEqual({ name: '客户意向等级', value: 'A级(较强)' });
    const before = asked.length;
    await calls({ ...first, page: 2, level: 'A' }, signal());
    expect(asked).toHaveLength(before + 1);
  });

  test('that no early record has is asked for with the text of its definition', async () => {
    const late = { done: many(300, (id) => (id < 5 ? level('F级(无需跟进)') : spelt(id))), stat: { 无需跟进: 4 } };
    for (const defs of [['F级(无需跟进)'], []]) {
      const { calls } = await connected({ ...late, defs });
      expect((await calls({ ...first, level: 'F' }, signal())).data).toMatchObject({ total: 4, filteredHere: [] });
    }
  });

  test('in two spellings, or more often in the statistics than found, is filtered here', async () => {
    const mixed = many(90, (id) => level(id % 2 ? 'A级(较强)' : 'A级(有明确意向)'));
    for (const one of [
      { done: mixed, stat: { 较强: 90 } },
      { ...world, stat: { 较强: 31 } },
      { done: world.done },
      { ...world, deaf: true },
    ]) {
      const { calls } = await connected(one);
      const { data } = await calls({ ...first, pageSize: 200, level: 'A' }, signal());
      expect(data.filteredHere).toEqual(['level']);
      expect(data).toMatchObject({ total: one.done === mixed ? 90 : 30 });
    }
  });

  test('under its own words is found by them, too', async () => {
    const { calls } = await connected({
      done: many(9, (id) => level(id % 3 ? '重点' : '一般客户')),
      stat: { 重点: 6 },
    });
    const { data } = await calls({ ...first, level: '重点' }, signal());
    expect(data).toMatchObject({ total: 6, filteredHere: [] });
    expect(data.calls[0]?.intent).toEqual({ key: '重点', label: '重点', source: 'machine', reason: null });
  });
});

describe('what the vendor cannot filter', () => {
  const day = (id: number) => `2026-01-${String(1 + (id % 28)).padStart(2, '0')}`;
  const world = many(120, (id) => ({
    startTime: `${day(id)} 10:00:00`,
    endTime: `${day(id)} 10:01:00`,
    customerName: id % 10 === 0 ? '王小明' : '李雷',
    resultList: id % 4 === 0 ? [{ name: '客户标签', value: '价格敏感，[VIP]' }] : [],
    finishStatus: id % 6 === 0 ? 99 : 0,
  }));
  test.each<[CallFilters, (id: number) => boolean]>([
    [{ q: '0001007' }, (id) => id === 7],
    [{ q: '王小' }, (id) => id % 10 === 0],
    [{ tag: '价格敏感' }, (id) => id % 4 === 0],
    [{ outcome: 'unknown' }, (id) => id % 6 === 0],
    [
      { range: { from: '2026-01-01T16:00:00.000Z', to: '2026-01-03T16:00:00.000Z' } },
      (id) => id % 28 === 1 || id % 28 === 2,
    ],
    [{ tag: '价格敏感', q: '王' }, (id) => id % 20 === 0],
  ])('%j is filtered here, over all of its pages', async (filters, fits) => {
    const { calls } = await connected({ done: world });
    const expected = world.map(({ callInstanceId }) => Number(callInstanceId)).filter(fits);
    const found: number[] = [];
    for (let page = 1; ; page++) {
      const { data } = await calls({ taskId: '62', page, pageSize: 7, ...filters }, signal());
      found.push(...ids(data.calls));
      expect([...data.filteredHere].sort()).toEqual(Object.keys(filters).sort());
      expect(data.total).toBe(expected.length);
      if (data.last) break;
    }
    expect(found.sort()).toEqual(expected.sort());
  });

  test('takes part of what the vendor can', async () => {
    const { calls, asked } = await connected({ done: world });
    await calls({ ...first, q: '王', outcome: 'answered' }, signal());
    expect(asked[0]?.body).toMatchObject({ finishStatus: 0 });
  });

  test('in a list that is too long for one read says how much is here', async () => {
    const { calls } = await connected({ done: many(3_000) });
    const one = await calls({ ...first, q: '李' }, signal());
    expect(one).toMatchObject({ coverage: { rows: 2_050, total: 3_000 }, data: { total: null, last: false } });
    expect((await calls({ ...first, q: '李' }, signal())).coverage).toBeUndefined();
  });
});

describe('oddities of a call', () => {
  const mapped = async (change: Row) => {
    const { calls } = await connected({ done: [done(1, change)] });
    return (await calls(first, signal())).data.calls[0];
  };
  test.each<[string, Row, object]>([
    ['Q14: talk time as words', { duration: '27秒' }, { talkSeconds: 27 }],
    ['Q14: talk time as digits', { duration: '27' }, { talkSeconds: 27 }],
    ['Q14: talk time as a number', { duration: 27 }, { talkSeconds: 27 }],
    ['Q14: talk time that cannot be read', { duration: '未知' }, { talkSeconds: null, ringSeconds: null }],
    ['a code that nobody knows', { finishStatus: 99 }, { outcome: 'unknown', outcomeCode: '99', outcomeLabel: '99' }],
    ['codes as text', { finishStatus: '6', status: '2' }, { outcome: 'busy', outcomeCode: '6', outcomeLabel: '占线' }],
    [
      'a call that will be redialled',
      { status: 3, finishStatus: 8 },
      { outcome: 'redial_scheduled', outcomeCode: '8' },
    ],
    ['the name of a line', { callerPhone: '测试线路2' }, { caller: '测试线路2' }],
    ['no recording', { luyinOssUrl: null }, { recording: { kind: 'none', ref: null } }],
    [
      'Q22: missing keys',
      { customerName: undefined, chatRound: undefined, resultList: undefined, endTime: undefined },
      { customerName: null, rounds: null, roundsBasis: null, results: [], totalSeconds: null },
    ],
    ['an end before the start', { endTime: '2017-10-25 11:32:00' }, { totalSeconds: null, ringSeconds: null }],
    ['Q19: the newer spelling', level('B级(可能有意向)'), { intent: { key: 'B', label: 'B级(可能有意向)' } }],
    ['Q19: the bare spelling', level('较强'), { intent: { key: 'A', label: '较强' } }],
    [
      'tags of which only the keys are told',
      { resultList: [{ name: '客户标签', value: '[1]' }] },
      { tags: [{ id: '1', name: '1', color: null, group: null }], results: [] },
    ],
    ['Q32: an id beyond 2^53', { callInstanceId: '9007199254740993' }, { id: '9007199254740993' }],
  ])('%s', async (_, change, expected) => {
    expect(await mapped(change)).toMatchObject(expected);
  });
});

test('a task that byrobot cannot have numbered is not found, without a request', async () => {
  const { calls, asked } = await connected({});
  await expect(calls({ ...first, taskId: '../1' }, signal())).rejects.toMatchObject({ code: 'not_found' });
  expect(asked).toHaveLength(0);
});
