import type { CallOutcome } from '@/lib/model/outcome';
import type { TaskState } from '@/lib/model/task-states';

/** By number status (doc 001). The present generation gives 2 and 12 other meanings: never share this table. */
export const STATUSES: readonly { readonly label: string; readonly outcome: CallOutcome }[] = [
  { label: '等待呼叫', outcome: 'waiting' },
  { label: '呼叫成功', outcome: 'answered' },
  { label: '线路故障', outcome: 'line_fault' },
  { label: '拒接', outcome: 'rejected' },
  { label: '无应答/无人接听', outcome: 'no_answer' },
  { label: '空号', outcome: 'empty_number' },
  { label: '关机', outcome: 'powered_off' },
  { label: '停机', outcome: 'suspended' },
  { label: '占线/用户正忙', outcome: 'busy' },
  { label: '呼入限制', outcome: 'incoming_restricted' },
  { label: '欠费', outcome: 'callee_arrears' },
  { label: '黑名单', outcome: 'blacklisted' },
  { label: '呼损', outcome: 'call_loss' },
];

/** By the task's `start`. */
export const TASK_STATES: ReadonlyMap<number, TaskState> = new Map([
  [0, 'paused_user'],
  [1, 'running'],
]);

/** Every list of this API has pages of 15 rows, and nothing changes that. */
export const PAGE_SIZE = 15;
