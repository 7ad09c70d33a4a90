/** Where a task can stand, in one vocabulary for all vendors. */
export const TASK_STATES = [
  'not_started',
  'running',
  'waiting',
  'queued',
  'paused_user',
  'paused_system',
  'finished',
  'stopped',
  'blocked',
  'deleted',
  'unknown',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** States after which no number of a task changes any more (contract.md 5.6). */
const ENDED: readonly TaskState[] = ['finished', 'stopped', 'deleted'];

/** Whether a task's numbers stay as they are, so that their age says nothing. */
export function hasEnded(state: TaskState): boolean {
  return ENDED.includes(state);
}
