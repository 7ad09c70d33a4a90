'use client';
import { useSearchParams } from 'next/navigation';
import type { Meta } from '@/lib/model/source';
import type { TaskStat } from '@/lib/model/task-stat';

export type TaskId = { readonly connectionId: string; readonly taskId: string };
/** What a page of a task shows: one answer and where it came from. */
export type TaskView = TaskId & {
  readonly stat: TaskStat;
  readonly meta: Meta;
  readonly zone: string;
  readonly stale: boolean;
  /** Path of a tab of this task, with the range of the page. */
  readonly hrefOf: (tab: '' | 'calls' | 'numbers' | 'quality' | 'raw') => string;
};

/** The range as the address holds it; a text that is no date is left to the server to refuse. */
export function useRangeInput(): { readonly from?: string; readonly to?: string } {
  const params = useSearchParams();
  const [from, to] = [params.get('from'), params.get('to')];
  return { ...(from && { from }), ...(to && { to }) };
}

/** Addresses of the tabs; the range goes with them, what belongs to one tab alone does not. */
export function useTaskHref({ connectionId, taskId }: TaskId): TaskView['hrefOf'] {
  const range = new URLSearchParams(useRangeInput()).toString();
  const path = `/tasks/${encodeURIComponent(connectionId)}/${encodeURIComponent(taskId)}`;
  return (tab) => `${path}${tab === '' ? '' : `/${tab}`}${range === '' ? '' : `?${range}`}`;
}
