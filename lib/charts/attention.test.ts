import { expect, test } from 'vitest';
import { overviewOf } from '@/lib/metrics/overview';
import type { Overview, OverviewTask } from '@/lib/model/overview';
import type { TaskStat } from '@/lib/model/task-stat';
import { prepareAttention } from './attention';
import { standOf } from './overview';

const none = {
  value: null,
  numerator: null,
  denominator: null,
  source: 'computed',
  vendorValue: null,
  interval: null,
} as const;

function entry(id: string, blocked: number, answered: number, failedCheck = false): OverviewTask {
  const outcomes: TaskStat['outcomes'] = [
    { outcome: 'waiting', code: '0', label: '等待呼叫', count: 500, base: 'numbers' },
    { outcome: 'answered', code: '1', label: '呼叫成功', count: answered, base: 'numbers' },
    { outcome: 'carrier_blocked', code: '2', label: '运营商拦截', count: blocked, base: 'numbers' },
  ];
  return {
    connectionId: 'tel',
    task: {
      id,
      vendorTaskId: id,
      name: `任务${id}`,
      state: 'running',
      stateLabel: null,
      kind: null,
      startDate: null,
      windows: [],
      breaks: [],
      scriptName: null,
      robotName: null,
      remark: null,
      concurrency: null,
    },
    stat: {
      taskId: id,
      asOf: '2026-11-21T01:00:00.000Z',
      range: null,
      numbers: { total: null, waiting: null, done: null },
      calls: { answered: null, unanswered: null },
      progress: none,
      answerRate: none,
      outcomes,
      intentions: [],
      rounds: [],
      talkTime: [],
      dimensions: [],
      unavailable: [],
    },
    meta: {
      source: {
        connectionId: 'tel',
        dialect: 'telrobot-agent',
        endpoint: 'GET /stat',
        fetchedAt: '2026-11-21T01:00:00.000Z',
        ageMs: 0,
        state: 'fresh',
      },
      checks: [
        {
          id: 'T1',
          status: failedCheck ? 'fail' : 'pass',
          severity: 'warning',
          subject: 'callCompletetRate',
          stated: 0.9,
          computed: 0.8,
          tolerance: 0.00006,
        },
      ],
    },
    pending: false,
    error: null,
  };
}

const overview = (tasks: OverviewTask[], sources: Overview['sources'] = []): Overview => ({
  tasks,
  sources,
  complete: true,
  totals: {
    tasks: tasks.length,
    numbersTotal: 0,
    numbersDone: 0,
    progress: none,
    answerRate: none,
    positive: none,
    oldestAsOf: null,
  },
});

test('a line that carriers block far more often than the other tasks of its account needs a look', () => {
  const [first, ...rest] = prepareAttention(overview([entry('a', 168, 765), entry('b', 40, 960), entry('c', 38, 900)]));
  expect(first).toMatchObject({ kind: 'status', taskId: 'a', outcome: 'carrier_blocked', part: 168, whole: 933 });
  expect(rest).toEqual([]);
});

test('a difference that chance explains is no line', () => {
  expect(prepareAttention(overview([entry('a', 3, 27), entry('b', 40, 960)]))).toEqual([]);
});

test('a failing source comes before everything else, contradictions come last', () => {
  const source: Overview['sources'][number] = {
    connectionId: 'by',
    state: 'stale',
    fetchedAt: null,
    listed: 0,
    total: null,
    totals: overviewOf([]),
    error: { code: 'vendor_unavailable', since: null, retryAfterSeconds: 30 },
  };
  const kinds = prepareAttention(overview([entry('a', 168, 765, true), entry('b', 40, 960)], [source])).map(
    ({ kind }) => kind,
  );
  expect(kinds).toEqual(['source', 'status', 'check']);
});

const stands = (tasks: OverviewTask[], sources: Overview['sources'], complete = true) =>
  standOf({ ...overview(tasks, sources), complete });

test('zeros of an overview are known only where some source gives data or has nothing', () => {
  const source: Overview['sources'][number] = {
    connectionId: 'tel',
    state: 'failed',
    fetchedAt: null,
    listed: 0,
    total: null,
    totals: overviewOf([]),
    error: { code: 'vendor_unavailable', since: null, retryAfterSeconds: null },
  };
  expect(stands([], [source])).toBe('silent');
  expect(stands([], [source, { ...source, state: 'fresh', error: null }])).toBe('known');
  expect(stands([{ ...entry('a', 1, 1), stat: null, pending: true }], [source], false)).toBe('reading');
  expect(stands([entry('a', 1, 1)], [source], false)).toBe('known');
});

test('a source that fails is said to keep its last values only where it has some', () => {
  const error = { code: 'vendor_unavailable', since: null, retryAfterSeconds: null };
  const source = { connectionId: 'tel', state: 'failed', fetchedAt: null, listed: 0, total: null, error } as const;
  const kept = (totals: Overview['totals']) =>
    prepareAttention(overview([], [{ ...source, totals }])).map((item) => item.kind === 'source' && item.kept);
  expect(kept(overviewOf([]))).toEqual([false]);
  expect(kept({ ...overviewOf([]), oldestAsOf: '2026-11-21T01:00:00.000Z' })).toEqual([true]);
});
