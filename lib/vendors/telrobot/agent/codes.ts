import type { CallOutcome } from '@/lib/model/outcome';
import type { TaskState } from '@/lib/model/task-states';

/** By number status, from 0 (doc 000). The first generation gives 2 and 12 other meanings: never share this table. */
export const OUTCOMES: readonly CallOutcome[] = [
  'waiting',
  'answered',
  'carrier_blocked',
  'rejected',
  'no_answer',
  'empty_number',
  'powered_off',
  'suspended',
  'busy',
  'incoming_restricted',
  'callee_arrears',
  'blacklisted',
  'user_blocked',
];

/** By the task list's `status`. A filter with any other value answers unfiltered data, so none is ever sent. */
export const TASK_STATES: ReadonlyMap<number, TaskState> = new Map([
  [1, 'paused_user'],
  [2, 'running'],
  [3, 'waiting'],
]);

export const TASK_STATE_OF_WORD: ReadonlyMap<string, TaskState> = new Map([
  ['暂停中', 'paused_user'],
  ['执行中', 'running'],
  ['等待执行', 'waiting'],
]);

/** The order of `rounds`. JavaScript lists the integer-like key "1" first, wherever the vendor put it. */
export const ROUND_KEYS = ['1', '2~5', '6~10', '11~20', '>20'] as const;
