import { afterEach, describe, expect, test } from 'vitest';
import { taskCounts } from '@/lib/model/task-stat';
import { type Asked, standIn, standInIo } from '../../stand-in';
import { telrobotV1 } from './connector';
import numberSample from './fixtures/number.json' with { type: 'json' };
import recordsSample from './fixtures/query-done-task-phones.json' with { type: 'json' };
import infoSample from './fixtures/record-info.json' with { type: 'json' };

const TASK = '234cdcac-501c-47b5-9c06-47a658f363b8';
const OTHER = '840a4346-d0ac-4800-9c73-3d06275a9158';
const START = '2026-11-21T03:00:00.000Z';
const { signal } = new AbortController();

type Row = Record<string, unknown>;
type World = {
  /** Numbers by status. */
  readonly numbers?: Readonly<Record<number, number>>;
  readonly labels?: Readonly<Record<number, string>>;
  readonly records?: readonly Row[];
  readonly info?: unknown;
};
const [sampleRow = {}]: readonly Row[] = recordsSample.data;
const row = (id: string | number, change: Row = {}): Row => ({ ...sampleRow, id, ...change });
const rows = (count: number, change: Row = {}) => Array.from({ length: count }, (_, at) => row(`r${at}`, change));

/** The three endpoints as doc 001 describes them, over a world that a test makes up. */
function answerOf({ numbers = {}, labels = {}, records = [], info = infoSample }: World, asked: Asked) {
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

let open: Awaited<ReturnType<typeof standIn>> | undefined;
afterEach(() => open?.close());

async function connected(answer: Parameters<typeof standIn>[0], taskIds = [TASK]) {
  open = await standIn(answer);
  const { io, time } = standInIo(START);
  const target = { baseUrl: open.baseUrl, timeZone: 'Asia/Shanghai' };
  return { connector: telrobotV1.connect(target, { token: 'old-token', taskIds }, io), asked: open.asked, time };
}
async function counted(world: World, range: { from: string; to: string } | null = null) {
  const { connector, asked } = await connected((question) => answerOf(world, question));
  const reading = await connector.taskCounts?.(TASK, range, signal);
  return { data: reading?.data, reading, asked, checks: new Map(reading?.checks.map((check) => [check.id, check])) };
}
const failed = async (asked: Promise<unknown> | undefined) => {
  const error: unknown = await asked?.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error;
};

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

  test('Q3: 2 and 12 mean what this generation says, unless their words say otherwise', async () => {
    const silent = await counted({ numbers: { 2: 1, 12: 1 } });
    expect([silent.data?.outcomes[2]?.outcome, silent.data?.outcomes[12]?.outcome]).toEqual([
      'line_fault',
      'call_loss',
    ]);
    await open?.close();
    const told = await counted({ numbers: { 2: 1, 12: 1 }, labels: { 2: '運營商攔截', 12: '用户屏蔽' } });
    expect([told.data?.outcomes[2]?.outcome, told.data?.outcomes[12]?.outcome]).toEqual([
      'carrier_blocked',
      'user_blocked',
    ]);
  });

  test('Q4: simplified and traditional text give the same levels and pass the same rules', async () => {
    const simplified = { level_name: 'D级(无意向)', gender: 2, gender_str: '男', tag_groups: [] };
    const { data, checks } = await counted({ records: [row('a', simplified)] });
    expect(data?.intentions).toMatchObject([{ key: 'D', label: 'D级(无意向)' }]);
    expect(['T14', 'T15', 'T16'].map((id) => checks.get(id)?.status)).toEqual(['pass', 'pass', 'pass']);
  });

  test('Q5: talk time comes in milliseconds and is counted in seconds', async () => {
    const lengths = [9_999, 10_000, 59_999, 60_000, 119_999, 120_000, 0];
    const { data } = await counted({ records: lengths.map((bill, at) => row(`r${at}`, { bill })) });
    expect(data?.talkTime.map(({ count }) => count)).toEqual([2, 2, 2, 1]);
  });

  test('Q5: a call of more than six hours is flagged: the unit may have changed', async () => {
    const { checks } = await counted({ records: [row('a', { duration: 21_600_001 }), row('b')] });
    expect(checks.get('Q5')).toMatchObject({ status: 'fail', stated: 1 });
    await open?.close();
    expect((await counted({ records: rows(1) })).checks.has('Q5')).toBe(false);
  });

  test('Q6: answers without an envelope are read, and an envelope that says no is believed', async () => {
    expect('code' in recordsSample).toBe(false);
    const { connector } = await connected((asked) =>
      asked.path.endsWith('phones')
        ? { body: { code: 422, status: 'error', message: '', data: [] } }
        : answerOf({}, asked),
    );
    expect(await failed(connector.taskCounts?.(TASK, null, signal))).toMatchObject({ code: 'vendor_rejected' });
  });

  test('Q10: tags and their groups are read with ids of text, of digits, or none, under either status', async () => {
    const tags = [
      { id: 1, name: '甲', status: 1 },
      { id: '1', name: '甲', status: true },
      { id: null, name: '乙' },
      { name: '乙' },
      { id: 'x', name: null },
    ];
    const { data, checks } = await counted({
      records: [
        row('a', {
          tags,
          tag_groups: [
            { id: 1, name: 'g' },
            { id: 2, name: 'g' },
          ],
        }),
      ],
    });
    expect(data?.dimensions).toEqual([
      {
        name: '标签',
        values: [
          { label: '乙', count: 1 },
          { label: '甲', count: 1 },
        ],
      },
    ]);
    expect(checks.get('T16')?.status).toBe('pass');
  });

  test('Q11: codes and counts that come as text are numbers all the same', async () => {
    const { connector } = await connected((asked) => {
      const { body } = answerOf(
        { numbers: { 1: 2 }, records: rows(2, { gender: '1', rounds: '3', bill: '31319' }) },
        asked,
      );
      return { body: JSON.parse(JSON.stringify(body).replace(/"(total|last_page|status)":(\d+)/g, '"$1":"$2"')) };
    });
    const reading = await connector.taskCounts?.(TASK, null, signal);
    expect(reading?.data).toMatchObject({ numbers: { total: 2, waiting: 0 }, calls: { answered: 2 } });
    expect(reading?.data.rounds[2]).toMatchObject({ label: '2~5', count: 2 });
  });

  test('Q12 and Q13: places, numbers and recording paths are not read, and the raw answer hides them', async () => {
    const { reading, data } = await counted({ records: recordsSample.data });
    expect(JSON.stringify(data)).not.toMatch(/1990000|smartivr|025/);
    expect(JSON.stringify(reading?.raw)).not.toMatch(/1990000\d{4}|smartivr/);
    expect(JSON.stringify(reading?.raw)).toContain('199****1003');
  });

  test('Q32: record ids may be longer than a number can be', async () => {
    const { connector } = await connected((asked) => {
      const { body } = answerOf({ records: rows(2) }, asked);
      return { body: JSON.stringify(body).replace('"r0"', '9007199254740993').replace('"r1"', '9007199254740992') };
    });
    const reading = await connector.taskCounts?.(TASK, null, signal);
    expect(reading?.coverage).toBeUndefined();
    expect(reading?.data.rounds[0]?.count).toBe(2);
  });

  test('a status that no document knows is asked for as soon as it is seen', async () => {
    const { data } = await counted({ numbers: { 1: 1, 44: 5 }, labels: { 44: '语音信箱' } });
    expect(data?.outcomes.at(-1)).toEqual({
      outcome: 'unknown',
      code: '44',
      label: '语音信箱',
      count: 5,
      base: 'numbers',
    });
    expect(data?.calls.unanswered).toBe(5);
  });

  test('a vendor that ignores the status filter gives no breakdown, rather than thirteen times the whole', async () => {
    const { connector } = await connected((asked) =>
      asked.path.endsWith('number') ? { body: numberSample } : answerOf({ records: rows(1) }, asked),
    );
    const reading = await connector.taskCounts?.(TASK, null, signal);
    expect(reading?.data).toMatchObject({
      numbers: { total: 1, waiting: null, done: null },
      calls: { answered: 1, unanswered: null },
      outcomes: [],
      unavailable: ['answerRate', 'progress', 'outcomes'],
    });
  });

  test('numbers that move between two requests do not make a negative count', async () => {
    const { connector } = await connected((asked) => {
      const status = new URLSearchParams(asked.search).get('status[]');
      return answerOf({ numbers: status === null ? { 0: 1 } : { 0: 5, 1: 9 } }, asked);
    });
    const reading = await connector.taskCounts?.(TASK, null, signal);
    expect(reading?.data).toMatchObject({ numbers: { total: 1, waiting: 5, done: null }, calls: { unanswered: null } });
  });

  test('a task that is not configured is not asked for', async () => {
    const { connector, asked } = await connected((question) => answerOf({}, question));
    for (const read of [
      connector.taskCounts?.('nope', null, signal),
      connector.taskSummary?.('nope', signal),
      connector.task?.('nope', signal),
    ]) {
      expect(await failed(read)).toMatchObject({ code: 'not_found' });
    }
    expect(asked).toEqual([]);
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

describe('the task list', () => {
  const named = (uuid: string, name = '教育測試2') => ({
    ...infoSample,
    info: { ...infoSample.info, task: { ...infoSample.info.task, uuid, name } },
  });
  const world = (asked: Asked) => {
    const inBody = (asked.body as { task_id?: string } | null)?.task_id;
    const taskId = inBody ?? asked.path.split('/').at(-2) ?? '';
    return answerOf({ records: taskId === 'empty' ? [] : rows(1), info: named(taskId, `任务 ${taskId}`) }, asked);
  };

  test('is what was configured, with what a call tells about each task', async () => {
    const { connector, asked } = await connected(world, [OTHER, 'empty']);
    const reading = await connector.listTasks?.({ page: 1, pageSize: 50 }, signal);
    expect(reading?.data).toMatchObject({ total: 2, last: true });
    expect(reading?.data.tasks).toMatchObject([
      {
        id: OTHER,
        name: `任务 ${OTHER}`,
        state: 'paused_user',
        stateLabel: '暫停',
        scriptName: '電銷系統測試',
        concurrency: 1,
      },
      { id: 'empty', name: 'empty', state: 'unknown', stateLabel: null, scriptName: null, concurrency: null },
    ]);
    expect(asked).toHaveLength(3);
  });

  test('is remembered for ten minutes', async () => {
    const { connector, asked, time } = await connected(world, [OTHER]);
    await connector.listTasks?.({ page: 1, pageSize: 50 }, signal);
    time.monotonic = 599_999;
    await connector.task?.(OTHER, signal);
    expect(asked).toHaveLength(2);
    time.monotonic = 600_000;
    await connector.task?.(OTHER, signal);
    expect(asked).toHaveLength(4);
  });

  test("never shows another task's name", async () => {
    const { connector } = await connected((asked) => answerOf({ records: rows(1), info: infoSample }, asked), [TASK]);
    expect((await connector.task?.(TASK, signal))?.data).toMatchObject({ name: TASK, state: 'unknown' });
  });

  test('is filtered and paged here', async () => {
    const { connector } = await connected(world, ['a1', 'a2', 'b1', 'empty']);
    const found = await connector.listTasks?.({ page: 2, pageSize: 1, q: '任务 A', state: 'paused_user' }, signal);
    expect(found?.data).toMatchObject({ tasks: [{ id: 'a2' }], total: 2, last: true });
    const unknown = await connector.listTasks?.({ page: 1, pageSize: 10, state: 'unknown' }, signal);
    expect(unknown?.data.tasks.map(({ id }) => id)).toEqual(['empty']);
  });

  test('a task that cannot be looked up is listed under its id', async () => {
    const { connector } = await connected(
      (asked) => {
        const broken = (asked.body as { task_id?: string } | null)?.task_id === 'a2';
        return broken ? { status: 500, body: '' } : world(asked);
      },
      ['a1', 'a2'],
    );
    const reading = await connector.listTasks?.({ page: 1, pageSize: 10 }, signal);
    expect(reading?.data.tasks.map(({ name }) => name)).toEqual(['任务 a1', 'a2']);
  });

  test('a vendor that answers nothing at all is a failure, so that the last good list stays', async () => {
    const { connector } = await connected(() => ({ status: 503, body: '' }), ['a1', 'a2']);
    expect(await failed(connector.listTasks?.({ page: 1, pageSize: 10 }, signal))).toMatchObject({
      code: 'vendor_unavailable',
    });
  });

  test('a token that is refused is a failure', async () => {
    const { connector } = await connected(() => ({ status: 401, body: '' }), ['a1']);
    expect(await failed(connector.task?.('a1', signal))).toMatchObject({ code: 'vendor_rejected' });
  });
});

describe('trying a connection', () => {
  test('reads the numbers of the first task', async () => {
    const { connector, asked } = await connected((question) => ({
      ...answerOf({ numbers: { 1: 3, 44: 1 }, labels: { 44: '语音信箱' } }, question),
      headers: { date: 'Sat, 21 Nov 2026 03:02:00 GMT' },
    }));
    expect(await connector.test(signal)).toMatchObject({
      reachable: true,
      signedIn: true,
      clockSkewMs: -120_000,
      sample: { kind: 'task', id: TASK, total: 4 },
      steps: [
        { name: 'reach', status: 'pass' },
        { name: 'sign_in', status: 'pass' },
        { name: 'sample', status: 'pass', endpoint: 'GET /v1/task/number' },
        { name: 'codes', status: 'warn' },
        { name: 'clock', status: 'warn' },
      ],
      unmappedCodes: [{ field: 'status', code: '44', label: '语音信箱', count: 1 }],
    });
    expect(asked).toHaveLength(1);
  });

  test.each([
    [401, '', ['pass', 'fail', 'skipped', 'skipped', 'skipped']],
    [404, '', ['pass', 'skipped', 'fail', 'skipped', 'skipped']],
    [500, '', ['fail', 'skipped', 'skipped', 'skipped', 'skipped']],
  ])('HTTP %d is told and not thrown', async (status, body, steps) => {
    const { connector } = await connected(() => ({ status, body }));
    const result = await connector.test(signal);
    expect(result.steps.map((step) => step.status)).toEqual(steps);
    expect(result.signedIn).toBe(false);
  });
});

test.each([
  [{ token: 't' }, ['account.taskIds']],
  [{ token: 't', taskIds: [] }, ['account.taskIds']],
  [{ token: 't', taskIds: ['a', 'a'] }, ['account.taskIds']],
  [{ token: '', taskIds: ['a b'], userId: 'u' }, ['account.token', 'account.taskIds.0', 'account.userId']],
])('an account that does not fit is refused with its fields: %j', (given, fields) => {
  try {
    telrobotV1.checkAccount(given);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad_request', errors: fields.map((field) => ({ field })) });
  }
});
