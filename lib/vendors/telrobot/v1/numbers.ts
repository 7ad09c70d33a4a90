import type { TaskCounts } from '@/lib/model/task-stat';
import { outcomeOfLabel } from '../../labels';
import { mapAll } from '../../pool';
import type { Reply } from '../../request';
import { type Access, askNumbers } from './ask';
import { STATUSES } from './codes';
import type { NumbersWire } from './wire';

type Answer = Reply<{ readonly data: NumbersWire }>;
type StatusTotal = { readonly status: number; readonly total: number; readonly label: string | null };

/** The numbers of a task by status. `byStatus` is null where the vendor did not heed the filter. */
export type NumberTotals = {
  readonly total: number;
  readonly byStatus: readonly StatusTotal[] | null;
  readonly replies: readonly Answer[];
};

const IN_FLIGHT = 4;

/** A row under another status than the one asked for says that the filter was ignored, and every total is the whole. */
const heeds = ({ data }: Answer, status: number) =>
  data.data.data.every((row) => row.status === null || row.status === status);

const DOCUMENTED = STATUSES.map((_, status) => status);

/** One small request for all numbers, and one per status (`wanted`): the vendor gives totals, but no breakdown. */
export async function numberTotals(
  access: Access,
  taskId: string,
  wanted: 'all' | readonly number[],
  signal: AbortSignal,
): Promise<NumberTotals> {
  const all = await askNumbers(access, taskId, signal);
  // A status that no document knows is asked for as soon as it is seen.
  const seen = all.data.data.data.flatMap(({ status }) => status ?? []);
  const unknown = [...new Set(seen)].filter((status) => STATUSES[status] === undefined);
  const asked = wanted === 'all' ? [...DOCUMENTED, ...unknown] : wanted;
  const replies = await mapAll(asked, IN_FLIGHT, (status) => askNumbers(access, taskId, signal, status));
  const honoured = replies.every((reply, index) => heeds(reply, asked[index] ?? -1));
  const byStatus = replies.map(({ data: { data } }, index): StatusTotal => {
    return { status: asked[index] ?? -1, total: data.total, label: data.data[0]?.status_str ?? null };
  });
  return { total: all.data.data.total, byStatus: honoured ? byStatus : null, replies: [all, ...replies] };
}

/** A total of one status; null where it was not to be had. */
export const totalOf = ({ byStatus }: NumberTotals, status: number): number | null =>
  byStatus?.find((row) => row.status === status)?.total ?? null;

const atLeastZero = (value: number | null) => (value === null || value < 0 ? null : value);

/** Totals of one moment each: where numbers moved between the requests so that a difference is negative, it is null. */
export function numbersOf(totals: NumberTotals): TaskCounts['numbers'] & { readonly unanswered: number | null } {
  const { total } = totals;
  const waiting = totalOf(totals, 0);
  const answered = totalOf(totals, 1);
  const done = waiting === null ? null : total - waiting;
  const unanswered = done === null || answered === null ? null : done - answered;
  return { total, waiting, done: atLeastZero(done), unanswered: atLeastZero(unanswered) };
}

/** The vendor's word where a row came along, else the document's. */
export function outcomesOf({ byStatus }: NumberTotals): TaskCounts['outcomes'] {
  return (byStatus ?? []).map(({ status, total, label }) => ({
    outcome: outcomeOfLabel(label) ?? STATUSES[status]?.outcome ?? 'unknown',
    code: String(status),
    label: label ?? STATUSES[status]?.label ?? String(status),
    count: total,
    base: 'numbers',
  }));
}
