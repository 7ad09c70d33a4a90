'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { callFiltersOf, callPath, callsInputOf, LIST_PAGE, listPath, listSearch } from '@/lib/queries/call-filters';
import { callsQuery } from '@/lib/queries/calls';

export type CallId = { readonly connectionId: string; readonly callId: string; readonly taskId?: string };

/** Where the list is that a call was opened from; the tasks where it was opened from none. */
export function useBack({ connectionId, taskId }: CallId): string {
  const search = listSearch(useSearchParams().toString());
  if (taskId === undefined) return '/tasks';
  const path = listPath({ connectionId, taskId }, 'calls');
  return search === '' ? path : `${path}?${search}`;
}

export type Neighbours = {
  /** From 1; null where the call is no longer where the list had it. */
  readonly at: number | null;
  readonly total: number | null;
  readonly previous: string | null;
  readonly next: string | null;
  /** The next two, with or without a recording. */
  readonly ahead: readonly { readonly callId: string; readonly recorded: boolean }[];
};

/**
 * The calls before and after this one in the list that it was opened from, which the address holds: `at` is its place
 * there, from 1. Null where it was not opened from a list.
 */
export function useNeighbours({ connectionId, callId, taskId = '' }: CallId): Neighbours | null {
  const params = useSearchParams();
  const given = Number(params.get('at') ?? '');
  const enabled = Number.isInteger(given) && given > 0 && taskId !== '';
  const place = enabled ? given : 1;
  const page = Math.ceil(place / LIST_PAGE);
  const inPage = (place - 1) % LIST_PAGE;
  const question = callsInputOf({ connectionId, taskId }, callFiltersOf(params));
  const here = useQuery({ ...callsQuery({ ...question, page }), enabled });
  const isFirst = inPage === 0 && page > 1;
  const before = useQuery({ ...callsQuery({ ...question, page: page - 1 }), enabled: enabled && isFirst });
  // New calls push those that are here down, this one perhaps on to the next page.
  const isPushed = here.data !== undefined && here.data.data.every(({ id }) => id !== callId);
  const isLast = inPage >= LIST_PAGE - 2 || isPushed;
  const after = useQuery({ ...callsQuery({ ...question, page: page + 1 }), enabled: enabled && isLast });
  if (!enabled || here.data === undefined) return null;
  const { total } = here.data.page;
  const pages = [before.data, here.data, after.data].flatMap((each) => each?.data ?? []);
  const rows = [...new Map(pages.map((row) => [row.id, row])).values()];
  const found = rows.findIndex(({ id }) => id === callId);
  if (found === -1) return { at: null, total, previous: null, next: null, ahead: [] };
  const ahead = rows.slice(found + 1, found + 3);
  const at = (page - 1) * LIST_PAGE - (before.data?.data.length ?? 0) + found + 1;
  const search = params.toString();
  const hrefOf = (row: { id: string } | undefined, number: number) =>
    row ? callPath({ connectionId, taskId }, row.id, { search, at: number }) : null;
  return {
    at,
    total,
    previous: hrefOf(rows[found - 1], at - 1),
    next: hrefOf(rows[found + 1], at + 1),
    ahead: ahead.map(({ id, recording }) => ({ callId: id, recorded: recording.kind !== 'none' })),
  };
}
