import { describe, expect, test } from 'vitest';
import { ratioOf } from '@/lib/metrics/ratio';
import type { Meta } from '@/lib/model/source';
import type { Task } from '@/lib/model/task';
import type { TaskStat } from '@/lib/model/task-stat';
import type { TaskState } from '@/lib/model/task-states';
import {
  filtersOf,
  nextSort,
  prepareTaskTable,
  sortOf,
  type TaskFilters,
  type TaskSource,
  type TaskSummary,
  taskKey,
} from './tasks';

const task = (id: string, name: string, state: TaskState = 'running', more: Partial<Task> = {}): Task => ({
  id,
  vendorTaskId: id,
  name,
  state,
  stateLabel: null,
  kind: null,
  startDate: null,
  windows: [],
  breaks: [],
  scriptName: null,
  robotName: null,
  remark: null,
  concurrency: null,
  ...more,
});

const stat = (answered: number, finished: number): TaskStat => ({
  taskId: 't',
  asOf: '2026-11-21T06:00:00.000Z',
  range: null,
  numbers: { total: finished, waiting: 0, done: finished },
  calls: { answered, unanswered: finished - answered },
  progress: ratioOf(finished, finished),
  answerRate: ratioOf(answered, finished),
  outcomes: [],
  intentions: [],
  rounds: [],
  talkTime: [],
  dimensions: [],
  unavailable: [],
});

const failedCheck = (severity: 'info' | 'warning') => ({
  id: 'T1',
  status: 'fail' as const,
  severity,
  subject: '',
  stated: 1,
  computed: 2,
  tolerance: 0,
});
const meta: Meta = {
  source: {
    connectionId: 'a',
    dialect: 'telrobot-agent',
    endpoint: 'GET /stat',
    fetchedAt: '2026-11-21T06:00:00.000Z',
    ageMs: 0,
    state: 'fresh',
  },
  checks: [failedCheck('warning'), failedCheck('info')],
};
const summary = (answered: number, finished: number): TaskSummary => ({
  stat: stat(answered, finished),
  meta,
  failure: null,
});

const east = { id: 'a', name: '华东', sandbox: false, dialect: 'telrobot-agent' as const, capabilities: [] };
const west = { id: 'b', name: '西部', sandbox: true, dialect: 'byrobot' as const, capabilities: [] };
const sources: readonly TaskSource[] = [
  {
    connection: east,
    tasks: [task('1', '续费回访', 'finished'), task('2', '课程回访 第10批'), task('3', '课程回访 第2批')],
  },
  { connection: west, tasks: [task('1', '新客首单礼', 'paused_user', { scriptName: '首单礼' })] },
];
const summaries = new Map([
  [taskKey('a', '1'), summary(500, 1000)],
  [taskKey('a', '2'), summary(300, 1000)],
]);
const ALL: TaskFilters = { q: '', state: null, connection: null };
const names = (filters: TaskFilters, sort: string | null = null) =>
  prepareTaskTable(sources, summaries, filters, sortOf(sort)).rows.map(({ task: { name } }) => name);

describe('the tasks of all sources', () => {
  test('stand in one table, those that run first, equals as their vendor lists them', () => {
    expect(names(ALL)).toEqual(['课程回访 第10批', '课程回访 第2批', '新客首单礼', '续费回访']);
  });

  test('keep two tasks of one id apart by their source', () => {
    const { rows } = prepareTaskTable(sources, summaries, ALL, null);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(4);
    expect(rows.filter(({ task: { id } }) => id === '1').map(({ summary: own }) => own !== null)).toEqual([
      false,
      true,
    ]);
  });

  test('are found by what stands in their line, whatever the case', () => {
    expect(names({ ...ALL, q: '首单' })).toEqual(['新客首单礼']);
    expect(names({ ...ALL, state: 'running', q: '回访' })).toEqual(['课程回访 第10批', '课程回访 第2批']);
    expect(names({ ...ALL, connection: 'b', state: 'running' })).toEqual([]);
  });

  test('count before the filters, so that "N of M" is true', () => {
    const { rows, total, counted } = prepareTaskTable(sources, summaries, { ...ALL, connection: 'a' }, null);
    expect([rows.length, total, counted]).toEqual([3, 4, 2]);
  });
});

describe('an order by a column', () => {
  test('counts the numbers inside a name', () => {
    expect(names({ ...ALL, q: '课程' }, 'name')).toEqual(['课程回访 第2批', '课程回访 第10批']);
  });

  test('leaves what is not known at the end in either direction', () => {
    const own = [{ connection: east, tasks: [task('3', '未取到'), task('2', '低'), task('1', '高')] }];
    const order = (sort: string) =>
      prepareTaskTable(own, summaries, ALL, sortOf(sort)).rows.map(({ task: { name } }) => name);
    expect(order('rate')).toEqual(['低', '高', '未取到']);
    expect(order('-rate')).toEqual(['高', '低', '未取到']);
  });

  test('goes its natural way, the other way, and away again', () => {
    expect(nextSort('rate', null)).toBe('-rate');
    expect(nextSort('rate', sortOf('-rate'))).toBe('rate');
    expect(nextSort('rate', sortOf('rate'))).toBeNull();
    expect(nextSort('name', null)).toBe('name');
    expect(nextSort('name', sortOf('name'))).toBe('-name');
    expect(nextSort('name', sortOf('-name'))).toBeNull();
  });

  test('of a column that there is not is no order', () => {
    expect([sortOf('owner'), sortOf('-'), sortOf(null)]).toEqual([null, null, null]);
  });
});

test('the answer rate of all rows is pooled, never an average of rates', () => {
  expect(prepareTaskTable(sources, summaries, ALL, null).pooled).toBe(800 / 2000);
  expect(prepareTaskTable(sources, new Map(), ALL, null).pooled).toBeNull();
});

test('a row counts contradictions, not notes, and nothing before its answer is here', () => {
  const { rows } = prepareTaskTable(sources, summaries, { ...ALL, connection: 'a' }, null);
  expect(rows.map(({ task: { id }, contradictions }) => [id, contradictions])).toEqual([
    ['2', 1],
    ['3', null],
    ['1', 1],
  ]);
});

test('filters that are none of the choices filter nothing', () => {
  const read = (search: string) => filtersOf(new URLSearchParams(search));
  expect(read('q=%20abc%20&state=running&connection=a')).toEqual({ q: 'abc', state: 'running', connection: 'a' });
  expect(read('state=asleep&connection=')).toEqual(ALL);
});
