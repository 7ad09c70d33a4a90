'use client';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useAddress } from '@/components/ui/use-address';
import type { Connection } from '@/lib/model/connection';
import type { TaskStat } from '@/lib/model/task-stat';
import { UNSTATED } from '@/lib/queries/stated';
import { taskStatQuery } from '@/lib/queries/tasks';

export type TaskId = { readonly connectionId: string; readonly taskId: string };

/** The task's totals, which the head of the page asks for anyway; null while they are not here. */
export function useTotals(one: TaskId, range: { readonly from?: string; readonly to?: string } = {}): TaskStat | null {
  const { data } = useQuery(taskStatQuery({ ...one, ...range }));
  return data?.data ?? null;
}

export const zoneOf = (connection: Connection | null | undefined) => connection?.timeZone ?? 'Asia/Shanghai';

/**
 * The address's parameters and how to change them: `change` for what narrows the list, which then no longer is the list
 * of the mark that it was opened from; `put` for the rest. `onTag` stays the same, so that no row is drawn anew for it.
 */
export function useChange() {
  const { params, change: put } = useAddress();
  const change = (changes: Parameters<typeof put>[0]) => put({ ...changes, ...UNSTATED });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `put` reads the address anew whenever it is called
  const onTag = useCallback((tag: string) => change({ tag }), []);
  return { params, put, change, onTag };
}
