'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import type { CallsInput } from '@/lib/api/calls';
import { callsQuery } from '@/lib/queries/calls';

export type CallId = { readonly connectionId: string; readonly callId: string; readonly taskId?: string };

/** As the list asks for it, so that its answer is found. */
const PAGE_SIZE = 100;
/** What of an address belongs to one call alone, and stays behind on the way to another. */
const OWN = ['turn'];

/** The address of a call: `search` is the list's own, so that its neighbours can be found. */
export function callHref(
  { connectionId, callId, taskId }: CallId,
  search: URLSearchParams = new URLSearchParams(),
  tab: '' | '/raw' = '',
): string {
  const kept = new URLSearchParams(search);
  for (const name of OWN) kept.delete(name);
  if (taskId !== undefined) kept.set('task', taskId);
  const path = `/calls/${encodeURIComponent(connectionId)}/${encodeURIComponent(callId)}${tab}`;
  return kept.size > 0 ? `${path}?${kept}` : path;
}

/** What the list was narrowed to: every parameter of the address but the page's own ones. */
function questionOf(search: URLSearchParams, { connectionId, taskId }: { connectionId: string; taskId: string }) {
  const filters = Object.fromEntries([...search].filter(([name]) => ![...OWN, 'task', 'at'].includes(name)));
  return (page: number): CallsInput => ({ ...filters, connectionId, taskId, page, pageSize: PAGE_SIZE });
}

export type Neighbours = {
  /** From 1; null where the call is no longer where the list had it. */
  readonly at: number | null;
  readonly total: number | null;
  readonly previous: string | null;
  readonly next: string | null;
};

/**
 * The calls before and after this one in the list that it was opened from, which the address holds: `at` is its place
 * there, from 1. Null where it was not opened from a list.
 */
export function useNeighbours({ connectionId, callId, taskId }: CallId): Neighbours | null {
  const search = useSearchParams();
  const given = Number(search.get('at') ?? '');
  const at = Number.isInteger(given) && given > 0 ? given : null;
  const page = Math.ceil((at ?? 1) / PAGE_SIZE);
  const question = questionOf(search, { connectionId, taskId: taskId ?? '' });
  const enabled = at !== null && taskId !== undefined;
  const inList = ((at ?? 1) - 1) % PAGE_SIZE;
  const here = useQuery({ ...callsQuery(question(page)), enabled });
  const before = useQuery({ ...callsQuery(question(page - 1)), enabled: enabled && inList === 0 && page > 1 });
  const after = useQuery({ ...callsQuery(question(page + 1)), enabled: enabled && inList === PAGE_SIZE - 1 });
  if (!enabled || at === null || here.data === undefined) return null;
  const rows = here.data.data;
  const found = rows.findIndex(({ id }) => id === callId);
  const total = here.data.page.total;
  if (found === -1) return { at: null, total, previous: null, next: null };
  const place = (page - 1) * PAGE_SIZE + found + 1;
  const hrefOf = (row: { id: string } | undefined, number: number) => {
    if (!row) return null;
    const to = new URLSearchParams(search);
    to.set('at', String(number));
    return callHref({ connectionId, callId: row.id, ...(taskId !== undefined && { taskId }) }, to);
  };
  return {
    at: place,
    total,
    previous: hrefOf(rows[found - 1] ?? (found === 0 ? before.data?.data.at(-1) : undefined), place - 1),
    next: hrefOf(rows[found + 1] ?? (found === rows.length - 1 ? after.data?.data[0] : undefined), place + 1),
  };
}
