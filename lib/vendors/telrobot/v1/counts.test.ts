import { describe, expect, onTestFinished, test } from 'vitest';
import { taskCounts } from '@/lib/model/task-stat';
import recordsSample from './fixtures/query-done-task-phones.json' with { type: 'json' };
import { answerOf, type Row, row, rows, START, signal, stage, TASK } from './testing';

const { connected, counted } = stage(onTestFinished);

describe('task statistics', () => {
  test('come from totals of numbers and from the call records', async () => {
    const { data, reading, asked } = await counted({
      numbers: { 0: 12, 1: 4, 2: 6, 8: 3 },
      labels: { 8: '占線、用戶正忙' },
      records: [
        ...rows(2),
        row('x', { rounds: 7, bill: 120_000, duration: 130_000, level_name: 'A級(有意向)', tags: [] }),
      ],
    });
    expect(data).toEqual({
      taskId: TASK,
      range: null,
      numbers: { total: 25, waiting: 12, done: 13 },
      calls: { answered: 3, unanswered: 9 },
      stated: { answerRate: null, progress: null },
      outcomes: [
        ['waiting', '等待呼叫', 12],
        ['answered', '呼叫成功', 4],
        ['line_fault', '线路故障', 6],
        ['rejected', '拒接', 0],
        ['no_answer', '无应答/无人接听', 0],
        ['empty_number', '空号', 0],
        ['powered_off', '关机', 0],
        ['suspended', '停机', 0],
        ['busy', '占線、用戶正忙', 3],
        ['incoming_restricted', '呼入限制', 0],
        ['callee_arrears', '欠费', 0],
        ['blacklisted', '黑名单', 0],
        ['call_loss', '呼损', 0],
      ].map(([outcome, label, count], code) => ({ outcome, code: String(code), label, count, base: 'numbers' })),
      intentions: [
        { key: 'A', label: 'A級(有意向)', rank: null, count: 1, statedShare: null },
        { key: 'D', label: 'D級(無意向)', rank: null, count: 2, statedShare: null },
      ],
      rounds: [
        { label: '0', min: 0, max: 0, count: 2, origin: 'computed' },
        { label: '1', min: 1, max: 1, count: 0, origin: 'computed' },
        { label: '2~5', min: 2, max: 5, count: 0, origin: 'computed' },
        { label: '6~10', min: 6, max: 10, count: 1, origin: 'computed' },
        { label: '11~20', min: 11, max: 20, count: 0, origin: 'computed' },
        { label: '>20', min: 21, max: null, count: 0, origin: 'computed' },
      ],
      talkTime: [
        { label: '<10s', min: 0, max: 9, count: 0, origin: 'computed' },
        { label: '10~59s', min: 10, max: 59, count: 2, origin: 'computed' },
        { label: '60~119s', min: 60, max: 119, count: 0, origin: 'computed' },
        { label: '≥120s', min: 120, max: null, count: 1, origin: 'computed' },
      ],
      dimensions: [{ name: '标签', values: [{ label: '臟話', count: 2 }] }],
      unavailable: [],
    });
    expect(taskCounts.safeParse(data).success).toBe(true);
    expect(reading).toMatchObject({ endpoint: 'GET /v1/task/number', fetchedAt: START });
    expect(reading?.coverage).toBeUndefined();
    expect(reading?.raw.slice(0, 3).map(({ endpoint }) => endpoint)).toEqual([
      'GET /v1/task/number',
      'POST /v1/task/query_done_task_phones',
      'GET /v1/task/number',
    ]);
    expect(asked).toHaveLength(15);
    expect(asked.every(({ headers }) => headers['authorization'] === 'Bearer old-token')).toBe(true);
    expect(asked.filter(({ path }) => path.endsWith('number')).every(({ query }) => query['page'] === '1')).toBe(true);
  });

  test("the vendor's own example breaks two rules and keeps the others", async () => {
    const { checks, reading } = await counted({ numbers: { 1: 1 }, records: recordsSample.data });
    expect(reading?.checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'T10 pass',
      'T11 pass',
      'T12 pass',
      'T14 pass',
      'T15 fail',
      'T16 fail',
      'T17 pass',
    ]);
    expect(checks.get('T15')).toMatchObject({
      subject: 'gender_str, gender',
      stated: 1,
      computed: 0,
      severity: 'warning',
    });
    expect(checks.get('T17')).toMatchObject({ stated: 1, computed: 1 });
  });

  test.each<[string, Row]>([
    ['T10', { bill: 70_000 }],
    ['T11', { duration: 65_000 }],
    ['T11', { bill: 20_000 }],
    ['T12', { answerdate: '2019-05-08 19:02:57' }],
    ['T14', { level_name: 'C級(無意向)' }],
  ])('%s fails where a record contradicts itself: %j', async (id, change) => {
    const { checks } = await counted({ records: [row('a', change), row('b')] });
    expect(checks.get(id)).toMatchObject({ status: 'fail', stated: 1, computed: 0 });
  });

  test('T17 fails where the pages do not follow from the total', async () => {
    const { connector } = await connected((asked) =>
      asked.path.endsWith('phones') ? { body: { ...recordsSample, total: 1, last_page: 2 } } : answerOf({}, asked),
    );
    const reading = await connector.taskCounts?.(TASK, null, signal);
    expect(reading?.checks.find(({ id }) => id === 'T17')).toMatchObject({ status: 'fail', stated: 2, computed: 1 });
  });

  test('a rule whose inputs are missing is skipped', async () => {
    const bare = { id: 'a' };
    const { reading, data } = await counted({ records: [bare] });
    expect(reading?.checks.map(({ status }) => status)).toEqual([
      'skipped',
      'skipped',
      'skipped',
      'skipped',
      'skipped',
      'pass',
      'pass',
    ]);
    expect(data).toMatchObject({ intentions: [], dimensions: [], calls: { answered: 1 } });
    expect([...(data?.rounds ?? []), ...(data?.talkTime ?? [])].every(({ count }) => count === 0)).toBe(true);
  });

  test('a task without numbers or calls is all zeros that the vendor gave', async () => {
    const { data, checks } = await counted({});
    expect(data).toMatchObject({ numbers: { total: 0, waiting: 0, done: 0 }, calls: { answered: 0, unanswered: 0 } });
    expect(data?.unavailable).toEqual([]);
    expect(checks.get('T17')?.status).toBe('pass');
  });

  test('with a range, calls are of the range and numbers are not, so there is no answer rate', async () => {
    const range = { from: '2026-11-19T16:00:00.000Z', to: '2026-11-20T16:00:00.000Z' };
    const { data, asked } = await counted({ numbers: { 0: 1, 1: 1, 3: 2 }, records: rows(1) }, range);
    expect(data).toMatchObject({ range, calls: { answered: 1, unanswered: null }, unavailable: ['answerRate'] });
    expect(data?.numbers).toEqual({ total: 4, waiting: 1, done: 3 });
    expect(asked.find(({ path }) => path.endsWith('phones'))?.body).toEqual({
      task_id: TASK,
      page: 1,
      start_at: '2026-11-20 00:00:00',
      end_at: '2026-11-20 23:59:59',
    });
  });
});

describe('the cheap part', () => {
  test('takes four requests and agrees with the whole', async () => {
    const world = { numbers: { 0: 12, 1: 4, 2: 6, 44: 2 }, records: rows(3) };
    const { connector, asked } = await connected((question) => answerOf(world, question));
    const summary = await connector.taskSummary?.(TASK, signal);
    expect(asked).toHaveLength(4);
    expect(summary?.data).toMatchObject({
      numbers: { total: 24, waiting: 12, done: 12 },
      calls: { answered: 3, unanswered: 8 },
      unavailable: ['outcomes', 'intentions', 'rounds', 'talkTime', 'dimensions'],
    });
    const whole = await connector.taskCounts?.(TASK, null, signal);
    expect([whole?.data.numbers, whole?.data.calls]).toEqual([summary?.data.numbers, summary?.data.calls]);
  });
});
