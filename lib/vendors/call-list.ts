import type { Coverage } from '@/lib/model/source';
import { type CallFilter, type CallRow, filtersOf, misfits } from './call-filter';
import type { CallPage, CallsQuestion } from './connector';
import type { ScanMemory } from './scan-memory';
import { readSpan, spanOf } from './span';

export type CallSource = {
  readonly pageSize: number;
  /** A page of the list as the vendor filters it. */
  readonly ask: (page: number, signal: AbortSignal) => Promise<{ readonly rows: CallRow[]; readonly total: number }>;
  /** What the vendor was not asked to filter. */
  readonly here: readonly CallFilter[];
  /** Set where a row that fits may stand anywhere: then the whole list is read, as fast as time allows, and remembered. */
  readonly scan: { readonly memory: ScanMemory<CallRow>; readonly key: string } | null;
};

type Listed = { readonly data: CallPage; readonly coverage?: Coverage };

/** Rows by id: while pages are read, a new call pushes others on to the next. */
const unique = (rows: readonly CallRow[]) => [...new Map(rows.map((row) => [row.id, row])).values()];

/**
 * A page of the vendor's pages. What breaks a filter all the same is left out, so that the pages together are right; the
 * vendor's total is then not the answer's.
 */
async function paged(question: CallsQuestion, source: CallSource, signal: AbortSignal): Promise<Listed> {
  const filters = filtersOf(question);
  const { rows, total, ended } = await readSpan(spanOf(question), source.pageSize, (page) => source.ask(page, signal));
  const broken = rows.flatMap((row) => misfits(row, filters, source.here));
  const calls = unique(rows).flatMap((row) => (misfits(row, filters, source.here).length === 0 ? [row.call] : []));
  const filteredHere = [...new Set([...source.here, ...broken])];
  return { data: { calls, total: broken.length > 0 ? null : total, last: ended, filteredHere } };
}

const newestFirst = ({ call: a }: CallRow, { call: b }: CallRow) => {
  const [x, y] = [a.dialedAt ?? '', b.dialedAt ?? ''];
  if (x !== y) return x < y ? 1 : -1;
  return a.id < b.id ? 1 : -1;
};

async function scanned(
  question: CallsQuestion,
  source: CallSource,
  { memory, key }: NonNullable<CallSource['scan']>,
  signal: AbortSignal,
): Promise<Listed> {
  const filters = filtersOf(question);
  const first = await source.ask(1, signal);
  const { rows, total, settled } = await memory.read(key, first, source.ask, signal);
  const fitting = [...rows.values()].filter((row) => misfits(row, filters, source.here).length === 0);
  const { start, end } = spanOf(question);
  const calls = fitting.sort(newestFirst).slice(start, end);
  const whole = settled || rows.size >= total;
  // A list that is longer than what may be kept stays partial, and its end is the end of what is kept.
  const last = (whole || rows.size >= memory.maxRows) && end >= fitting.length;
  return {
    data: {
      calls: calls.map(({ call }) => call),
      total: whole ? fitting.length : null,
      last,
      filteredHere: source.here,
    },
    ...(!whole && { coverage: { rows: rows.size, total } }),
  };
}

/** One of our pages of calls, filtered by the vendor as far as it can and by us where not. */
export function listCalls(question: CallsQuestion, source: CallSource, signal: AbortSignal): Promise<Listed> {
  return source.scan ? scanned(question, source, source.scan, signal) : paged(question, source, signal);
}
