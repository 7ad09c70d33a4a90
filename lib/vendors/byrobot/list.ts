import type { Check } from '@/lib/model/check';
import type { Task } from '@/lib/model/task';
import type { Reading, TaskListQuestion, TaskPage } from '../connector';
import type { Reply } from '../request';
import { checkTaskPage } from './checks';
import type { Ask } from './client';
import { TASK_STATES } from './codes';
import { mapTask } from './map';
import { type TaskPageWire, taskPageWire } from './wire';

export const TASKS = 'GET /openapi/v1/task/getTasks';
const MAX_PAGE_SIZE = 100;
/** So far a state is looked for that the vendor's filter cannot name. */
const SCAN_PAGES = 10;

type Slice = { readonly page: number; readonly size: number };
type Filter = { readonly taskName?: string | undefined; readonly status?: number | undefined };
type Answer = Reply<{ readonly data: TaskPageWire }>;

/** The vendor's pages that hold one of ours; a page of more than 100 tasks is two of them, or three where it is odd. */
function slicesOf({ page, pageSize }: TaskListQuestion): { readonly slices: readonly Slice[]; readonly skip: number } {
  const half = pageSize % 2 === 0 ? pageSize / 2 : MAX_PAGE_SIZE;
  const size = pageSize <= MAX_PAGE_SIZE ? pageSize : half;
  const start = (page - 1) * pageSize;
  const first = Math.floor(start / size) + 1;
  const last = Math.floor((start + pageSize - 1) / size) + 1;
  const slices = Array.from({ length: last - first + 1 }, (_, index) => ({ page: first + index, size }));
  return { slices, skip: start - (first - 1) * size };
}

/** Whether the list ends with this page, or before it. */
function endsWith({ data: { data } }: Answer, { page, size }: Slice): boolean {
  return data.total === null ? data.list.length < size : page * size >= data.total;
}

/** Tasks by id: while pages are read one by one, a new task pushes others on to the next. */
function unique(tasks: readonly Task[]): Task[] {
  return [...new Map(tasks.map((task) => [task.id, task])).values()];
}

/** B5 of each page read; the first that fails, since it is one rule. */
function checksOf(answers: readonly Answer[]): Check[] {
  const checks = answers.map(({ data }) => checkTaskPage(data.data));
  return [checks.find(({ status }) => status === 'fail') ?? checks[0]].filter((check) => check !== undefined);
}

function reading(answers: readonly Answer[], data: TaskPage): Reading<TaskPage> {
  const [fetchedAt = ''] = answers.map((answer) => answer.fetchedAt).sort();
  return { data, checks: checksOf(answers), endpoint: TASKS, fetchedAt, raw: answers.map(({ raw }) => raw) };
}

/** Asks for pages in their order and stops behind the last one, where a vendor may answer the last one again. */
async function readPages(
  slices: readonly Slice[],
  askPage: (slice: Slice) => Promise<Answer>,
): Promise<{ readonly answers: readonly Answer[]; readonly tasks: readonly Task[]; readonly ended: boolean }> {
  const answers: Answer[] = [];
  const tasks: Task[] = [];
  for (const slice of slices) {
    const answer = await askPage(slice);
    answers.push(answer);
    const { total, list } = answer.data.data;
    const beyond = total !== null && (slice.page - 1) * slice.size >= total;
    tasks.push(...(beyond ? [] : list.map(mapTask)));
    if (endsWith(answer, slice)) return { answers, tasks, ended: true };
  }
  return { answers, tasks, ended: false };
}

/** The one status that means this state; undefined where several do, or none. */
function statusOf(state: TaskListQuestion['state']): number | undefined {
  const codes = [...TASK_STATES].filter(([, { means }]) => means === state).map(([code]) => code);
  return codes.length === 1 ? codes[0] : undefined;
}

/**
 * A page of tasks, without counters: the vendor's list has none. A state that no single vendor status names is filtered
 * here, in the first 1,000 tasks, and its total is null.
 */
export async function listTasks(
  ask: Ask,
  companyId: number,
  question: TaskListQuestion,
  signal: AbortSignal,
): Promise<Reading<TaskPage>> {
  const askPage =
    ({ taskName, status }: Filter) =>
    ({ page, size }: Slice) =>
      ask(signal, {
        endpoint: TASKS,
        query: [
          ['companyId', companyId],
          ['taskName', taskName || undefined],
          ['status', status],
          ['pageNum', page],
          ['pageSize', size],
        ],
        schema: taskPageWire,
      });
  const { page, pageSize, q, state } = question;
  const status = statusOf(state);
  if (state !== undefined && status === undefined) {
    const slices = Array.from({ length: SCAN_PAGES }, (_, index) => ({ page: index + 1, size: MAX_PAGE_SIZE }));
    const { answers, tasks } = await readPages(slices, askPage({ taskName: q }));
    const found = unique(tasks.filter((task) => task.state === state));
    const shown = found.slice((page - 1) * pageSize, page * pageSize);
    return reading(answers, { tasks: shown, total: null, last: page * pageSize >= found.length });
  }
  const { slices, skip } = slicesOf(question);
  const { answers, tasks, ended } = await readPages(slices, askPage({ taskName: q, status }));
  const total = answers[0]?.data.data.total ?? null;
  const shown = unique(tasks.slice(skip, skip + pageSize));
  // The last vendor page of an odd page size may reach beyond ours.
  const last = total === null ? ended && skip + pageSize >= tasks.length : page * pageSize >= total;
  const fitting = shown.filter((task) => state === undefined || task.state === state);
  // A total over tasks of other states is not the answer's.
  const filtered = fitting.length === shown.length;
  return reading(answers, { tasks: fitting, total: filtered ? total : null, last });
}

/** The answer to the first `size` tasks, for trying a connection. */
export function firstTasks(ask: Ask, companyId: number, size: number, signal: AbortSignal): Promise<Answer> {
  return ask(signal, {
    endpoint: TASKS,
    query: [
      ['companyId', companyId],
      ['pageNum', 1],
      ['pageSize', size],
    ],
    schema: taskPageWire,
  });
}
