'use client';
import { useQuery } from '@tanstack/react-query';
import type { Connection } from '@/lib/model/connection';
import type { TaskStat } from '@/lib/model/task-stat';
import { connectionsQuery } from '@/lib/queries/connections';
import { taskStatQuery } from '@/lib/queries/tasks';

export type TaskId = { readonly connectionId: string; readonly taskId: string };

/** The list's connection; null where there is none of that id, undefined while nobody knows. */
export function useConnection(connectionId: string): Connection | null | undefined {
  const { data } = useQuery(connectionsQuery());
  return data && (data.data.find(({ id }) => id === connectionId) ?? null);
}

/** The task's totals, which the head of the page asks for anyway; null while they are not here. */
export function useTotals(one: TaskId, range: { readonly from?: string; readonly to?: string } = {}): TaskStat | null {
  const { data } = useQuery(taskStatQuery({ ...one, ...range }));
  return data?.data ?? null;
}

export const zoneOf = (connection: Connection | null | undefined) => connection?.timeZone ?? 'Asia/Shanghai';
