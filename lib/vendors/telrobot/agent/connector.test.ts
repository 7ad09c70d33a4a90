import { afterEach, describe, expect, test } from 'vitest';
import { taskCounts } from '@/lib/model/task-stat';
import { type Asked, standIn, standInIo } from '../../stand-in';
import { telrobotAgent } from './connector';
import stat from './fixtures/stat.json' with { type: 'json' };
import taskList from './fixtures/task-list.json' with { type: 'json' };

const USER = '40863af8-db4a-41c6-a269-eb5bc386d97f';
const TASK = '1bcecc13-e873-4910-913c-d9246a891280';
const START = '2026-11-21T03:00:00.000Z';
const { signal } = new AbortController();

type Body = Parameters<typeof standIn>[0];
let open: Awaited<ReturnType<typeof standIn>> | undefined;
afterEach(() => open?.close());

async function connected(answer: Body) {
  open = await standIn(answer);
  const { io, time } = standInIo(START);
  const target = { baseUrl: open.baseUrl, timeZone: 'Asia/Shanghai' };
  return {
    connector: telrobotAgent.connect(target, { userId: USER, token: 'partner-token' }, io),
    asked: open.asked,
    time,
  };
}

/** The statistics of the document with some of it changed. */
async function countsOf(
  change: (data: typeof stat.data) => unknown,
  range: { from: string; to: string } | null = null,
) {
  const { connector } = await connected(() => ({ body: { ...stat, data: change(structuredClone(stat.data)) } }));
  return connector.taskCounts?.(TASK, range, signal);
}
/** The levels of the document with the first one changed. */
const firstLevel = ({ intention }: typeof stat.data, change: { percent?: number; total?: number }) =>
  intention.map((level, at) => (at === 0 ? { ...level, ...change } : level));

const failed = async (asked: Promise<unknown> | undefined) => {
  const error: unknown = await asked?.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error;
};

describe('task statistics', () => {
  test("the vendor's own example becomes counts, with what it states beside them", async () => {
    const { connector, asked } = await connected(() => ({ body: stat }));
    const reading = await connector.taskCounts?.(TASK, null, signal);
    expect(reading?.data).toEqual({
      taskId: TASK,
      range: null,
      numbers: { total: 22, waiting: 12, done: 10 },
      calls: { answered: 61, unanswered: 6 },
      stated: { answerRate: 91.03999999999999 / 100, progress: 0.45 },
      outcomes: [
        ['waiting', '0', '等待呼叫', 12],
        ['answered', '1', '呼叫成功', 4],
        ['carrier_blocked', '2', '运营商拦截', 6],
        ['rejected', '3', '拒接', 0],
        ['no_answer', '4', '无应答、无人接听', 0],
        ['empty_number', '5', '空号', 0],
        ['powered_off', '6', '关机', 0],
        ['suspended', '7', '停机', 0],
        ['busy', '8', '占线、用户正忙', 0],
        ['incoming_restricted', '9', '呼入限制', 0],
        ['callee_arrears', '10', '欠费', 0],
        ['blacklisted', '11', '黑名单', 0],
        ['user_blocked', '12', '用户屏蔽', 0],
      ].map(([outcome, code, label, count]) => ({ outcome, code, label, count, base: 'numbers' })),
      intentions: [
        { key: 'A', label: 'A级(有明确意向)', rank: 1, count: 50, statedShare: 83.33 / 100 },
        { key: 'B', label: 'B级(可能有意向)', rank: 2, count: 1, statedShare: 1.67 / 100 },
        { key: 'C', label: 'C级(明确拒绝)', rank: 3, count: 7, statedShare: 11.67 / 100 },
        { key: 'D', label: 'D级(用户在忙)', rank: 4, count: 2, statedShare: 3.3300000000000005 / 100 },
        { key: 'E', label: 'E级(其他)', rank: 5, count: 0, statedShare: 0 },
      ],
      rounds: [
        { label: '1', min: 1, max: 1, count: 24, origin: 'vendor' },
        { label: '2~5', min: 2, max: 5, count: 2, origin: 'vendor' },
        { label: '6~10', min: 6, max: 10, count: 0, origin: 'vendor' },
        { label: '11~20', min: 11, max: 20, count: 0, origin: 'vendor' },
        { label: '>20', min: 21, max: null, count: 0, origin: 'vendor' },
      ],
      talkTime: [],
      dimensions: [],
      unavailable: ['talkTime', 'dimensions'],
    });
    expect(taskCounts.safeParse(reading?.data).success).toBe(true);
    expect(reading).toMatchObject({ endpoint: 'GET /agent-api/user/{user_id}/task/{task_id}/stat', fetchedAt: START });
    expect(reading?.raw).toEqual([{ endpoint: reading?.endpoint, fetchedAt: START, answer: stat }]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: 'GET', path: `/agent-api/user/${USER}/task/${TASK}/stat`, search: '' });
    expect(asked[0]?.headers['authorization']).toBe('Bearer partner-token');
  });

  test('every rule holds on the example, in the order of the rules', async () => {
    const reading = await countsOf((data) => data);
    expect(reading?.checks.map(({ id, status }) => `${id} ${status}`)).toEqual(
      ['T1', 'T2', 'T2', 'T2', 'T2', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9'].map((id) => `${id} pass`),
    );
    const [t1] = reading?.checks ?? [];
    expect(t1).toEqual({
      id: 'T1',
      status: 'pass',
      severity: 'warning',
      subject: 'answer_rate.callCompletetRate',
      stated: 91.03999999999999 / 100,
      computed: 61 / 67,
      tolerance: 0.00006,
    });
    const t8 = reading?.checks.find(({ id }) => id === 'T8');
    expect(t8).toMatchObject({ severity: 'info', stated: 4, computed: 61 });
  });

  test.each<[string, (data: typeof stat.data) => unknown]>([
    ['T1', (data) => ({ ...data, answer_rate: { ...data.answer_rate, callCompletetRate: 91.06 } })],
    ['T2', (data) => ({ ...data, intention: firstLevel(data, { percent: 80 }) })],
    ['T3', (data) => ({ ...data, intention: firstLevel(data, { percent: 83 }) })],
    ['T4', (data) => ({ ...data, intention: firstLevel(data, { total: 52 }) })],
    ['T5', (data) => ({ ...data, rounds: { ...data.rounds, '1': 60 } })],
    ['T6', (data) => ({ ...data, answer_rate: { ...data.answer_rate, taskProgress: 47 } })],
    ['T7', (data) => ({ ...data, answer_rate: { ...data.answer_rate, noAnswer: 5 } })],
    ['T8', (data) => ({ ...data, answer_rate: { ...data.answer_rate, answered: 3 } })],
    ['T9', (data) => ({ ...data, number_status: data.number_status.slice(0, 12) })],
  ])('%s fails where the vendor contradicts itself', async (id, change) => {
    const reading = await countsOf(change);
    expect(reading?.checks.some((check) => check.id === id && check.status === 'fail')).toBe(true);
  });

  test('T6: a progress that was rounded, or given with two digits, is as right as one that was cut off', async () => {
    for (const [taskProgress, status] of [
      [45, 'pass'],
      [45.45, 'pass'],
      [46, 'fail'],
      [44, 'fail'],
    ] as const) {
      const reading = await countsOf((data) => ({ ...data, answer_rate: { ...data.answer_rate, taskProgress } }));
      expect(reading?.checks.find(({ id }) => id === 'T6')?.status).toBe(status);
    }
  });

  test('a task without a call has no shares to compare', async () => {
    const reading = await countsOf((data) => ({
      answer_rate: { answered: 0, noAnswer: 0, callCompletetRate: 0, taskProgress: 0 },
      intention: data.intention.map((level) => ({ ...level, total: 0, percent: 0 })),
      number_status: data.number_status.map((row) => ({ ...row, count: 0 })),
      rounds: [],
    }));
    expect(reading?.data).toMatchObject({ numbers: { total: 0, waiting: 0, done: 0 }, rounds: [] });
    const by = new Map(reading?.checks.map(({ id, status }) => [id, status]));
    expect([by.get('T1'), by.get('T2'), by.get('T3'), by.get('T6')]).toEqual(['skipped', 'pass', 'pass', 'skipped']);
  });

  test('Q1: the dust in a percentage is passed on, not rounded away, and not held against the vendor', async () => {
    const reading = await countsOf((data) => data);
    expect(reading?.data.stated.answerRate).toBe(0.9103999999999999);
    expect(reading?.checks.every(({ status }) => status === 'pass')).toBe(true);
  });

  test("Q2: the vendor's misspelt names stay in its answer", async () => {
    const reading = await countsOf((data) => data);
    expect(JSON.stringify(reading?.data)).not.toMatch(/Completet|number_status|intention_results/);
  });

  test('Q3: 2 and 12 mean what this generation says, unless their words say otherwise', async () => {
    const renamed = await countsOf((data) => ({
      ...data,
      number_status: [
        { status: 2, status_str: '?', count: 1 },
        { status: 12, status_str: '?', count: 2 },
        { status: 2, status_str: '线路故障', count: 3 },
        { status: 12, status_str: '呼损', count: 4 },
      ],
    }));
    expect(renamed?.data.outcomes.map(({ outcome }) => outcome)).toEqual([
      'carrier_blocked',
      'user_blocked',
      'line_fault',
      'call_loss',
    ]);
  });

  test('Q4: labels are known in traditional characters and with either separator', async () => {
    const reading = await countsOf((data) => ({
      ...data,
      number_status: [{ status: 77, status_str: '佔線/用戶正忙', count: 1 }],
      intention: [{ intention_results: 9, name: 'B級(可能有意向)', total: 1, percent: 100 }],
    }));
    expect(reading?.data.outcomes[0]).toMatchObject({ outcome: 'busy', code: '77', label: '佔線/用戶正忙' });
    expect(reading?.data.intentions[0]).toMatchObject({ key: 'B', rank: 9 });
  });

  test('a status that nobody knows is counted under its own word', async () => {
    const reading = await countsOf((data) => ({
      ...data,
      number_status: [...data.number_status, { status: 13, status_str: '语音信箱', count: 3 }],
    }));
    expect(reading?.data.outcomes.at(-1)).toEqual({
      outcome: 'unknown',
      code: '13',
      label: '语音信箱',
      count: 3,
      base: 'numbers',
    });
    expect(reading?.data.numbers.total).toBe(25);
  });

  test('a renamed level takes its letter from its name, else from its code, and no letter twice', async () => {
    const reading = await countsOf((data) => ({
      ...data,
      intention: [
        { intention_results: 1, name: 'S级(重点)', total: 1, percent: 25 },
        { intention_results: 2, name: '一般', total: 1, percent: 25 },
        { intention_results: 3, name: 'B级', total: 1, percent: 25 },
        { intention_results: 99, name: '评分中', total: 1, percent: 25 },
      ],
    }));
    expect(reading?.data.intentions.map(({ key }) => key)).toEqual(['S', 'B', 'B级', '评分中']);
  });

  test('Q31: rounds stand in our order, whatever order the answer has, and new buckets have no edges', async () => {
    const reading = await countsOf((data) => ({
      ...data,
      rounds: { '>20': 1, '6~10': 2, '21~30': 9, '2~5': 3, '1': 4 },
    }));
    expect(reading?.data.rounds.map(({ label, min, max }) => [label, min, max])).toEqual([
      ['1', 1, 1],
      ['2~5', 2, 5],
      ['6~10', 6, 10],
      ['>20', 21, null],
      ['21~30', null, null],
    ]);
  });

  test('what the vendor leaves out is a gap, never a zero', async () => {
    const reading = await countsOf((data) => ({
      ...data,
      answer_rate: { answered: null },
      number_status: data.number_status.slice(1),
    }));
    expect(reading?.data).toMatchObject({
      numbers: { total: 10, waiting: null, done: null },
      calls: { answered: null, unanswered: null },
      stated: { answerRate: null, progress: null },
      unavailable: ['answerRate', 'progress', 'talkTime', 'dimensions'],
    });
  });

  test('a range is asked for in local time, its end one second earlier, and compared only with calls', async () => {
    const { connector, asked } = await connected(() => ({ body: stat }));
    const range = { from: '2026-11-19T16:00:00.000Z', to: '2026-11-20T16:00:00.000Z' };
    const reading = await connector.taskCounts?.(TASK, range, signal);
    expect(new URLSearchParams(asked[0]?.search).getAll('date[]')).toEqual([
      '2026-11-20 00:00:00',
      '2026-11-20 23:59:59',
    ]);
    expect(reading?.data.range).toEqual(range);
    const skipped = reading?.checks.filter(({ status }) => status === 'skipped').map(({ id }) => id);
    expect(skipped).toEqual(['T7', 'T8']);
  });
});

describe('what goes wrong', () => {
  test('Q8: an error whose data is an empty list is a refusal, not a wrong shape', async () => {
    const { connector } = await connected(() => ({
      body: { code: 422, status: 'error', message: '任务正在拨打中', data: [] },
    }));
    expect(await failed(connector.taskCounts?.(TASK, null, signal))).toMatchObject({ code: 'vendor_rejected' });
  });

  test('a token that is not taken is our 502, and asked with once', async () => {
    for (const status of [401, 403]) {
      const { connector, asked } = await connected(() => ({
        status,
        body: { code: status, status: 'error', message: 'Unauthenticated.', data: [] },
      }));
      expect(await failed(connector.taskCounts?.(TASK, null, signal))).toMatchObject({ code: 'vendor_rejected' });
      expect(asked).toHaveLength(1);
      await open?.close();
    }
  });

  test('a task that the vendor does not know is not found', async () => {
    const { connector } = await connected(() => ({ status: 404, body: { code: 404, status: 'error', data: [] } }));
    expect(await failed(connector.taskCounts?.(TASK, null, signal))).toMatchObject({ code: 'not_found' });
  });

  test.each(['.', '..', ''])('an id that would climb the path is not sent: %j', async (id) => {
    const { connector, asked } = await connected(() => ({ body: stat }));
    expect(await failed(connector.taskCounts?.(id, null, signal))).toMatchObject({ code: 'not_found' });
    expect(asked).toEqual([]);
  });

  test.each<[string, (data: typeof stat.data) => unknown]>([
    ['a negative count', (data) => ({ ...data, rounds: { '1': -1 } })],
    ['a percentage above 100', (data) => ({ ...data, answer_rate: { ...data.answer_rate, taskProgress: 101 } })],
    ['a section that is not there', ({ intention: _, ...data }) => data],
    ['a section of another kind', (data) => ({ ...data, number_status: {} })],
    ['nothing', () => []],
  ])('%s is malformed', async (_, change) => {
    expect(await failed(countsOf(change))).toMatchObject({ code: 'vendor_malformed' });
  });
});

test('a telephone number in any name, remark or label is masked', async () => {
  const text = (value: string) => `${value} 19900001234`;
  const counts = await countsOf((data) => ({
    ...data,
    intention: data.intention.map((level) => ({ ...level, name: text(level.name) })),
    number_status: data.number_status.map((row) => ({ ...row, status_str: text(row.status_str) })),
    rounds: { [text('?')]: 1 },
  }));
  expect(JSON.stringify(counts)).not.toContain('19900001234');
  await open?.close();
  const rows = taskList.data.map((row) => ({
    ...row,
    name: text(row.name),
    remark: '线路 025-58090333',
    status_str: text('?'),
  }));
  const { connector } = await connected(() => ({ body: { ...taskList, data: rows } }));
  const tasks = await connector.listTasks?.({ page: 1, pageSize: 50 }, signal);
  expect(JSON.stringify(tasks)).not.toMatch(/19900001234|58090333/);
});

describe('the task list', () => {
  const list = (asked: Asked) => ({ body: asked.path.endsWith('/task') ? taskList : { code: 404 } });

  test('is a page of tasks in our words', async () => {
    const { connector, asked } = await connected(list);
    const reading = await connector.listTasks?.({ page: 1, pageSize: 50 }, signal);
    expect(asked[0]?.search).toBe('?page=1&per_page=50');
    expect(reading?.data).toMatchObject({ total: 3, last: true });
    expect(
      reading?.data.tasks.map(({ id, name, state, stateLabel, concurrency, remark }) => [
        id.slice(-2),
        name,
        state,
        stateLabel,
        concurrency,
        remark,
      ]),
    ).toEqual([
      ['01', '春季回访', 'running', '执行中', 20, '华东'],
      ['02', '续费提醒', 'paused_user', '暂停中', 5, null],
      ['03', '满意度调查', 'unknown', '归档中', 1, null],
    ]);
  });

  test('Q7: a page size that comes back as text does no harm', async () => {
    expect(taskList.meta.per_page).toBe('50');
    const { connector } = await connected(list);
    expect((await connector.listTasks?.({ page: 1, pageSize: 50 }, signal))?.data.last).toBe(true);
  });

  test('is filtered by the vendor where it knows the state', async () => {
    const { connector, asked } = await connected(list);
    await connector.listTasks?.({ page: 2, pageSize: 15, q: '春', state: 'waiting' }, signal);
    expect(asked[0]?.query).toEqual({ page: '2', per_page: '15', name: '春', status: '3' });
  });

  test('is filtered here where the vendor would ignore the state and answer everything', async () => {
    const { connector, asked } = await connected(list);
    const unknown = await connector.listTasks?.({ page: 1, pageSize: 10, state: 'unknown' }, signal);
    const finished = await connector.listTasks?.({ page: 1, pageSize: 10, state: 'finished' }, signal);
    expect(asked.every(({ query }) => !('status' in query))).toBe(true);
    expect(unknown?.data).toMatchObject({ tasks: [{ name: '满意度调查' }], total: 1, last: true });
    expect(finished?.data).toEqual({ tasks: [], total: 0, last: true });
  });

  const long = ({ query }: Asked) => {
    const page = Number(query['page']);
    const rows = Array.from({ length: 100 }, (_, at) => ({ uuid: `t-${page}-${at}`, name: 'n', status: 2 }));
    return { body: { code: 200, data: rows, meta: { total: 5000, last_page: 50, per_page: '100' } } };
  };

  test('holds the one task that was asked for, on some page', async () => {
    const { connector, asked } = await connected(long);
    const reading = await connector.task?.('t-3-42', signal);
    expect(reading?.data).toMatchObject({ id: 't-3-42', state: 'running' });
    expect(asked).toHaveLength(3);
  });

  test('is not read without end for a task that is not in it', async () => {
    const { connector, asked } = await connected(long);
    expect(await failed(connector.task?.('nowhere', signal))).toMatchObject({ code: 'not_found' });
    expect(asked).toHaveLength(10);
  });
});

describe('trying a connection', () => {
  const good = (asked: Asked) => ({
    headers: { date: 'Sat, 21 Nov 2026 02:59:58 GMT' },
    body: asked.path === '/agent-api/token' ? { code: 200, status: 'success', data: { whatever: 1 } } : taskList,
  });

  test('shows that the account is the one that was meant', async () => {
    const { connector } = await connected(good);
    expect(await connector.test(signal)).toMatchObject({
      reachable: true,
      signedIn: true,
      clockSkewMs: 2000,
      sample: { kind: 'task', id: taskList.data[0]?.uuid, name: '春季回访', total: 3 },
      steps: [
        { name: 'reach', status: 'pass' },
        { name: 'sign_in', status: 'pass', endpoint: 'GET /agent-api/token' },
        { name: 'sample', status: 'pass' },
        { name: 'codes', status: 'warn' },
        { name: 'clock', status: 'pass' },
      ],
      unmappedCodes: [{ field: 'status', code: '9', label: '归档中', count: 1 }],
    });
  });

  test.each([
    [
      'a refused token',
      401,
      { code: 401, data: [] },
      true,
      ['pass', 'fail', 'skipped', 'skipped', 'skipped'],
      'vendor_rejected',
    ],
    [
      'a vendor that is down',
      503,
      '',
      false,
      ['fail', 'skipped', 'skipped', 'skipped', 'skipped'],
      'vendor_unavailable',
    ],
    ['some other web site', 200, '<html>', true, ['pass', 'fail', 'skipped', 'skipped', 'skipped'], 'vendor_malformed'],
  ])('%s is told and not thrown', async (_, status, body, reachable, steps, code) => {
    const { connector } = await connected(() => ({ status, body }));
    const result = await connector.test(signal);
    expect(result).toMatchObject({ reachable, signedIn: false, sample: null, clockSkewMs: null });
    expect(result.steps.map((step) => step.status)).toEqual(steps);
    expect(result.steps.find((step) => step.status === 'fail')?.code).toBe(code);
  });

  test('a white label without the token page is tried by its list', async () => {
    const { connector } = await connected((asked) =>
      asked.path === '/agent-api/token' ? { status: 404, body: '' } : good(asked),
    );
    const result = await connector.test(signal);
    expect(result).toMatchObject({ reachable: true, signedIn: true });
    expect(result.steps.map((step) => step.status)).toEqual(['pass', 'skipped', 'pass', 'warn', 'pass']);
  });
});

test('a base URL may have a path of its own', async () => {
  const server = await standIn(() => ({ body: stat }));
  open = server;
  const target = { baseUrl: `${server.baseUrl}/tel/`, timeZone: 'Asia/Shanghai' };
  const connector = telrobotAgent.connect(target, { userId: 'a+b', token: 't' }, standInIo(START).io);
  await connector.taskCounts?.('x/y', null, signal).catch(() => undefined);
  expect(server.asked[0]?.path).toBe('/tel/agent-api/user/a%2Bb/task/x%2Fy/stat');
});

test.each([
  [{ userId: 'u' }, ['account.token']],
  [{ userId: '', token: 'a b', other: 1 }, ['account.userId', 'account.token', 'account.other']],
  [{ userId: '..', token: '令牌' }, ['account.userId', 'account.token']],
  [null, ['account']],
])('an account that does not fit is refused with its fields: %j', (given, fields) => {
  try {
    telrobotAgent.checkAccount(given);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad_request', errors: fields.map((field) => ({ field })) });
  }
});
