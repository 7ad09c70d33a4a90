import { ratioOf } from '@/lib/metrics/ratio';
import type { Connection } from '@/lib/model/connection';
import type { Ratio } from '@/lib/model/quantity';
import type { Meta } from '@/lib/model/source';
import type { Task } from '@/lib/model/task';
import type { TaskStat } from '@/lib/model/task-stat';
import type { TaskState } from '@/lib/model/task-states';
import { TASK_STATES } from '@/lib/model/task-states';
import { type Dot, type Dots, prepareDots } from './dots';
import { positiveOf } from './overview';

/** Columns that a reader may sort by; those of `COUNTED` need the counters of every row. */
export const SORT_KEYS = ['name', 'state', 'source', 'numbers', 'progress', 'rate', 'positive', 'differs'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type Sort = { readonly key: SortKey; readonly descending: boolean };
const COUNTED: readonly SortKey[] = ['numbers', 'progress', 'rate', 'positive', 'differs'];

export type TaskFilters = {
  readonly q: string;
  readonly state: TaskState | null;
  readonly connection: string | null;
};

type Described = Pick<Connection, 'id' | 'name' | 'sandbox' | 'dialect' | 'capabilities'>;
/** The tasks of one connection that are here. */
export type TaskSource = { readonly connection: Described; readonly tasks: readonly Task[] };
/** What came for one task; neither: still on its way, or not asked for. */
export type TaskSummary = {
  readonly stat: TaskStat | null;
  readonly meta: Meta | null;
  /** Problem code. */
  readonly failure: string | null;
};

export type TaskRow = {
  readonly key: string;
  readonly connection: Described;
  readonly task: Task;
  readonly summary: TaskSummary | null;
  /** Its answer rate on the axis of the column. */
  readonly dot: Dot;
  /** Levels A and B over classified calls; null where the answer has no levels. */
  readonly positive: Ratio | null;
  /** Checks that failed, contradictions alone; null while there is no answer. */
  readonly contradictions: number | null;
};

export type TaskTable = {
  readonly rows: readonly TaskRow[];
  /** Of all connections, before the filters. */
  readonly total: number;
  readonly domain: Dots['domain'];
  /** Of the rows that have their counters; null without any. */
  readonly pooled: number | null;
  /** How many of the rows have their counters. */
  readonly counted: number;
};

const NOTHING: Ratio = ratioOf(null, null);
/** What happens now before what may happen, and that before what is over. */
const STATE_ORDER: readonly TaskState[] = [
  'running',
  'blocked',
  'paused_system',
  'queued',
  'waiting',
  'paused_user',
  'not_started',
  'unknown',
  'stopped',
  'finished',
  'deleted',
];

/** The task's own key among all connections. */
export const taskKey = (connectionId: string, taskId: string) => `${connectionId}/${taskId}`;

/** `rate` ascending, `-rate` descending; null for anything else. */
export function sortOf(text: string | null): Sort | null {
  const descending = text?.startsWith('-') === true;
  const key = SORT_KEYS.find((each) => each === (descending ? text?.slice(1) : text));
  return key === undefined ? null : { key, descending };
}

/** What a press on a column's head leads to: its natural direction, then the other, then none. */
export function nextSort(key: SortKey, current: Sort | null): string | null {
  const first = COUNTED.includes(key);
  if (current?.key !== key) return first ? `-${key}` : key;
  if (current.descending === first) return first ? key : `-${key}`;
  return null;
}

/** Whether the order cannot be told without the counters of every row. */
export const sortsByCounters = (sort: Sort | null) => sort !== null && COUNTED.includes(sort.key);

/** The filters of an address; what is not one of the choices is no filter. */
export function filtersOf(params: { get: (name: string) => string | null }): TaskFilters {
  const state = params.get('state');
  return {
    q: (params.get('q') ?? '').trim(),
    state: TASK_STATES.find((each) => each === state) ?? null,
    connection: params.get('connection') || null,
  };
}

export const isFiltered = ({ q, state, connection }: TaskFilters) => q !== '' || state !== null || connection !== null;

function matches({ connection, task }: { connection: Described; task: Task }, filters: TaskFilters): boolean {
  const { q, state } = filters;
  if (filters.connection !== null && connection.id !== filters.connection) return false;
  if (state !== null && task.state !== state) return false;
  const wanted = q.toLowerCase();
  const texts = [task.name, task.scriptName, task.robotName, task.remark, task.id];
  return wanted === '' || texts.some((text) => text?.toLowerCase().includes(wanted) === true);
}

function contradictionsOf(summary: TaskSummary | null): number | null {
  if (!summary?.meta) return null;
  return summary.meta.checks.filter(({ status, severity }) => status === 'fail' && severity === 'warning').length;
}

type Value = string | number | null;

function sortValue(row: TaskRow, key: SortKey): Value {
  switch (key) {
    case 'name':
      return row.task.name;
    case 'state':
      return STATE_ORDER.indexOf(row.task.state);
    case 'source':
      return row.connection.name;
    case 'numbers':
      return row.summary?.stat?.numbers.total ?? null;
    case 'progress':
      return row.summary?.stat?.progress.value ?? null;
    case 'rate':
      return row.dot.ratio.value;
    case 'positive':
      return row.positive?.value ?? null;
    case 'differs':
      return row.contradictions;
  }
}

/** Chinese by pronunciation, numbers inside names by their size: the same in both languages of the page. */
const COLLATOR = new Intl.Collator('zh-CN', { numeric: true });

function compare(a: Value, b: Value, descending: boolean): number {
  // What is not known has no rank: it stays at the end in either direction.
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = typeof a === 'string' ? COLLATOR.compare(a, String(b)) : a - Number(b);
  return descending ? -order : order;
}

/** The tasks of every connection as one table: filtered, ordered, their answer rates on one axis. */
export function prepareTaskTable(
  sources: readonly TaskSource[],
  summaries: ReadonlyMap<string, TaskSummary>,
  filters: TaskFilters,
  sort: Sort | null,
): TaskTable {
  const all = sources.flatMap(({ connection, tasks }) => tasks.map((task) => ({ connection, task })));
  const kept = all.filter((entry) => matches(entry, filters));
  const entries = kept.map(({ connection, task }) => {
    const key = taskKey(connection.id, task.id);
    return { key, connection, task, summary: summaries.get(key) ?? null };
  });
  const ratios = entries.map(({ summary }) => summary?.stat?.answerRate ?? NOTHING);
  const computed = ratios.filter(({ source, value }) => source === 'computed' && value !== null);
  const sum = (part: 'numerator' | 'denominator') => computed.reduce((total, ratio) => total + (ratio[part] ?? 0), 0);
  const dots = prepareDots(
    entries.map(({ key, task }, at) => ({ key, label: task.name, ratio: ratios[at] ?? NOTHING })),
    { pooled: computed.length === 0 ? null : ratioOf(sum('numerator'), sum('denominator')).value },
  );
  const rows = entries.flatMap((entry, at): TaskRow[] => {
    const dot = dots.rows[at];
    if (!dot) return [];
    const { summary } = entry;
    const positive = summary?.stat ? positiveOf(summary.stat) : null;
    return [{ ...entry, dot, positive, contradictions: contradictionsOf(summary) }];
  });
  const { key, descending } = sort ?? { key: 'state', descending: false };
  return {
    // Stable: equals keep the order of their vendor.
    rows: rows.toSorted((a, b) => compare(sortValue(a, key), sortValue(b, key), descending)),
    total: all.length,
    domain: dots.domain,
    pooled: dots.pooled,
    counted: rows.filter(({ summary }) => summary !== null).length,
  };
}
