import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConnectionEntry } from '@/lib/api/connections';
import { inboundEndpoint } from '@/lib/api/inbound';
import { taskStatEndpoint, tasksEndpoint } from '@/lib/api/tasks';
import type { Check } from '@/lib/model/check';
import { standIn } from '@/lib/vendors/stand-in';
import { openTestApi, type TestApi } from './testing/open';

// The documents' own samples over real HTTP, sign-in verified, through the whole product: what contract.md says of them.

let api: TestApi;
let old: Awaited<ReturnType<typeof standIn>>;
const answers = new Map<string, { data: never; meta: { checks: Check[] } }>();

const limits = { requestsPerSecond: 100 };
const onSamples = (entry: ConnectionEntry): ConnectionEntry => ({
  ...entry,
  baseUrl: `${new URL(entry.baseUrl).origin}/mode/sample`,
  limits,
});

/** Doc 001's list of numbers where the filter by status counts: two of status 2, with its word; one of 12, without. */
const OLD = { 2: { total: 2, status_str: '線路故障' }, 12: { total: 1, status_str: null } } as const;
const oldCluster = () =>
  standIn(({ path, query }) => {
    if (path === '/v1/task/query_done_task_phones') return { body: { data: [], total: 0, last_page: 0 } };
    const status = query['status[]'];
    const known = status === '2' || status === '12' ? OLD[status] : null;
    const total = status === undefined ? 3 : (known?.total ?? 0);
    const row = known && { status: Number(status), status_str: known.status_str };
    return { body: { code: 200, status: 'ok', data: { data: row ? [row] : [], total, last_page: 1 } } };
  });

beforeAll(async () => {
  old = await oldCluster();
  const oldEntry: ConnectionEntry = {
    id: 'old',
    name: 'Status 2 and 12 of 2020',
    dialect: 'telrobot-v1',
    baseUrl: old.baseUrl,
    timeZone: 'Asia/Shanghai',
    account: { token: 'token-of-the-old-cluster', taskIds: ['t'] },
    limits,
  };
  api = await openTestApi({}, (entries) => [...entries.map(onSamples), oldEntry]);
  const [v1] = api.entries.flatMap(({ account }) => (Array.isArray(account['taskIds']) ? account['taskIds'] : []));
  const questions = [
    ['tel', taskStatEndpoint, '/connections/tel/tasks/61551b2c-e3f3-4707-b4ed-f362f0925e03/stat'],
    ['tel-v1', taskStatEndpoint, `/connections/tel-v1/tasks/${v1}/stat`],
    ['old', taskStatEndpoint, '/connections/old/tasks/t/stat'],
    ['by', taskStatEndpoint, '/connections/by/tasks/19/stat'],
    ['by list', tasksEndpoint, '/connections/by/tasks'],
    ['air', inboundEndpoint, '/connections/air/inbound?from=2025-11-10&to=2025-11-12T14:30:00%2B07:00'],
  ] as const;
  for (const [name, endpoint, path] of questions) answers.set(name, await (await api.ask(endpoint, path)).json());
});
afterAll(async () => {
  await api.close();
  await old.close();
});

const of = (name: string) => answers.get(name) ?? expect.fail(`${name} was not asked`);
const dataOf = (name: string): Record<string, unknown> => of(name).data;

describe('the numbers of telrobot-agent', () => {
  test('61 of 67 answered, between 81.8 and 95.8 per cent, and what the vendor stated beside it', () => {
    const { answerRate, calls } = dataOf('tel') as {
      answerRate: { interval: { low: number; high: number } };
      calls: object;
    };
    expect(answerRate).toMatchObject({ numerator: 61, denominator: 67, source: 'computed', value: 61 / 67 });
    expect(answerRate).toMatchObject({ vendorValue: expect.closeTo(0.9104, 12) });
    expect(answerRate.interval.low).toBeCloseTo(0.818, 3);
    expect(answerRate.interval.high).toBeCloseTo(0.958, 3);
    expect(calls).toEqual({ answered: 61, unanswered: 6 });
  });

  test('taskProgress 45 stands beside 10 of 22', () => {
    expect(dataOf('tel')).toMatchObject({
      numbers: { total: 22, waiting: 12, done: 10 },
      progress: { numerator: 10, denominator: 22, value: 10 / 22, vendorValue: 0.45, source: 'computed' },
    });
  });

  test('levels, rounds and statuses as counted, zeros kept, 2 and 12 in the meaning of this generation', () => {
    const { intentions, rounds, outcomes, unavailable } = dataOf('tel') as Record<string, Record<string, unknown>[]>;
    expect(intentions?.map(({ key, count }) => [key, count])).toEqual([
      ['A', 50],
      ['B', 1],
      ['C', 7],
      ['D', 2],
      ['E', 0],
    ]);
    expect(rounds?.map(({ label, min, max, count }) => [label, min, max, count])).toEqual([
      ['1', 1, 1, 24],
      ['2~5', 2, 5, 2],
      ['6~10', 6, 10, 0],
      ['11~20', 11, 20, 0],
      ['>20', 21, null, 0],
    ]);
    expect(outcomes).toHaveLength(13);
    expect(outcomes?.[2]).toEqual({
      outcome: 'carrier_blocked',
      code: '2',
      label: '运营商拦截',
      count: 6,
      base: 'numbers',
    });
    expect(outcomes?.[12]).toMatchObject({ outcome: 'user_blocked', code: '12', label: '用户屏蔽', count: 0 });
    expect(unavailable).toEqual(['talkTime', 'dimensions']);
  });
});

test('telrobot-v1: 31.319 s of talk is the bucket of 10 to 59, 0 rounds have a bucket, and an ignored filter says nothing', () => {
  const data = dataOf('tel-v1') as Record<string, { label: string; count: number }[]>;
  expect(data['talkTime']?.filter(({ count }) => count > 0)).toMatchObject([{ min: 10, max: 59, count: 1 }]);
  expect(data['rounds']?.filter(({ count }) => count > 0)).toMatchObject([{ min: 0, max: 0, count: 1 }]);
  expect(data['intentions']).toMatchObject([{ key: 'D', count: 1 }]);
  // The sample's list of numbers is the same under every status, so that no breakdown can be had from it.
  expect(data).toMatchObject({ outcomes: [], unavailable: ['answerRate', 'progress', 'outcomes'] });
});

test('telrobot-v1: statuses 2 and 12 mean what they meant in 2020, by their word and without it', () => {
  const { outcomes } = dataOf('old') as { outcomes: { count: number }[] };
  expect(outcomes.filter(({ count }) => count > 0)).toEqual([
    { outcome: 'line_fault', code: '2', label: '線路故障', count: 2, base: 'numbers' },
    { outcome: 'call_loss', code: '12', label: '呼损', count: 1, base: 'numbers' },
  ]);
});

test("byrobot: its counters, its own buckets, and its list's null counters are not zeros", () => {
  expect(dataOf('by')).toMatchObject({
    numbers: { total: 2, waiting: 0, done: 2 },
    calls: { answered: 0, unanswered: 2 },
    talkTime: [{ label: '<10s', min: 0, max: 9, count: 22, origin: 'vendor' }],
    rounds: [{ label: '0-9次', min: 0, max: 9, count: 22, origin: 'vendor' }],
    intentions: [{ key: 'A', label: '较强', count: 1 }],
    dimensions: [{ name: '客户关注点', values: expect.arrayContaining([{ label: '其他楼盘', count: 1 }]) }],
  });
  const { outcomes } = dataOf('by') as { outcomes: { outcome: string; count: number }[] };
  expect(outcomes.filter(({ count }) => count > 0)).toMatchObject([{ outcome: 'caller_unavailable', count: 2 }]);
});

test('AI Rudder: its rates and ours side by side, and only its own where nothing is there to compute from', () => {
  const { realtime, offline } = dataOf('air') as Record<string, { total: object; daily: object[]; hourly: object[] }>;
  expect(realtime?.total).toMatchObject({
    counts: { calls: 892, transferAttempts: 218, transferSuccess: 126, users: 2198 },
    rates: {
      transferAttempt: { vendorValue: 0.4578, value: 218 / 892, source: 'computed' },
      transferSuccess: { vendorValue: 0.9234, value: 126 / 218, source: 'computed' },
      agentReception: { vendorValue: 0.4768, value: 0.4768, source: 'vendor', interval: null },
      firstCallSolved: { vendorValue: 0.5785, value: 0.5785, source: 'vendor' },
    },
  });
  expect(realtime?.daily).toMatchObject([
    { rates: { satisfied: { vendorValue: 0.7001, value: 68 / 97, numerator: 68, denominator: 97 } } },
    { rates: { satisfied: { vendorValue: 0.7011, value: 68 / 97 } } },
  ]);
  expect([realtime?.hourly.length, offline?.daily.length, offline?.hourly.length]).toEqual([2, 3, 0]);
  expect(offline?.total).toMatchObject({
    counts: { fakeReceipts: 278, fakeReceiptsPerDay: 273, fakeReceiptsUnique: 396 },
  });
});

type Row = readonly [id: string, status: Check['status'], stated?: unknown, computed?: unknown];
const near = (value: number) => expect.closeTo(value, 6);

describe('meta.checks are contract.md section 8', () => {
  test.each<[string, readonly Row[]]>([
    [
      'tel',
      [
        ['T1', 'pass', near(0.9104), near(61 / 67)],
        ['T2', 'pass', near(0.8333), near(50 / 60)],
        ['T2', 'pass', near(0.0167), near(1 / 60)],
        ['T2', 'pass', near(0.1167), near(7 / 60)],
        ['T2', 'pass', near(0.0333), near(2 / 60)],
        ['T2', 'pass', 0, 0],
        ['T3', 'pass', near(1), 1],
        ['T4', 'pass', 60, 61],
        ['T5', 'pass', 26, 61],
        ['T6', 'pass', 0.45, near(10 / 22)],
        ['T7', 'pass', 6, 6],
        ['T8', 'pass', 4, 61],
        ['T9', 'pass'],
      ],
    ],
    [
      'tel-v1',
      [
        ['T10', 'pass', 0, 0],
        ['T11', 'pass', 0, 0],
        ['T12', 'pass', 0, 0],
        ['T14', 'pass', 0, 0],
        ['T15', 'fail', 1, 0],
        ['T16', 'fail', 1, 0],
        ['T17', 'pass', 1, 1],
      ],
    ],
    [
      'by',
      [
        ['B1', 'pass'],
        ['B2', 'pass', 2, 2],
        ['B3', 'fail', 0, 22],
        ['B4', 'fail', 0, 1],
      ],
    ],
    ['by list', [['B5', 'pass', 23, 23]]],
    [
      'air',
      [
        ['A1', 'fail', 0.4578, near(218 / 892)],
        ['A1', 'fail', 0.9234, near(126 / 218)],
        ['A1', 'fail', 0.4545, near(218 / 892)],
        ['A1', 'fail', 0.9333, near(126 / 218)],
        ['A1', 'fail', 0.4345, near(218 / 892)],
        ['A1', 'fail', 0.9222, near(126 / 218)],
        ['A1', 'fail', 0.4225, near(218 / 892)],
        ['A1', 'fail', 0.9333, near(126 / 218)],
        ['A2', 'pass'],
        ['A3', 'fail', 2198, 892],
        ['A4', 'fail', '892; 892', '3269; 8505'],
        ['A5', 'fail', 0.7001, near(68 / 97)],
        ['A5', 'fail', 0.7011, near(68 / 97)],
        ['A6', 'fail', 892, 1784],
        ['A7', 'fail', expect.stringMatching(/2025-11-13 00.*; 2$/), expect.stringMatching(/2025-11-12 14.*; 0$/)],
        ['A8', 'fail', 396, 273],
        ['A9', 'fail', 38, near(23 + (76 * 126) / 892)],
        ['A10', 'fail', 218, 3822],
        ['A11', 'pass'],
      ],
    ],
  ])('%s', (name, expected) => {
    const { checks } = of(name).meta;
    expect(checks.map(({ id, status }) => [id, status])).toEqual(expected.map(([id, status]) => [id, status]));
    for (const [at, [id, , ...values]] of expected.entries()) {
      if (values.length > 0) expect([id, checks[at]?.stated, checks[at]?.computed]).toEqual([id, ...values]);
    }
  });
});
