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
  const isLast = inPage >= LIST_PAGE - 2;
  const after = useQuery({ ...callsQuery({ ...question, page: page + 1 }), enabled: enabled && isLast });
  if (!enabled || here.data === undefined) return null;
  const { data: rows, page: pageInfo } = here.data;
  const { total } = pageInfo;
  const found = rows.findIndex(({ id }) => id === callId);
  if (found === -1) return { at: null, total, previous: null, next: null, ahead: [] };
  const ahead = [...rows.slice(found + 1), ...(after.data?.data ?? [])].slice(0, 2);
  const at = (page - 1) * LIST_PAGE + found + 1;
  const search = params.toString();
  const hrefOf = (row: { id: string } | undefined, number: number) =>
    row ? callPath({ connectionId, taskId }, row.id, { search, at: number }) : null;
  return {
    at,
    total,
    previous: hrefOf(found > 0 ? rows[found - 1] : before.data?.data.at(-1), at - 1),
    next: hrefOf(found < rows.length - 1 ? rows[found + 1] : after.data?.data[0], at + 1),
    ahead: ahead.map(({ id, recording }) => ({ callId: id, recorded: recording.kind !== 'none' })),
  };
}
