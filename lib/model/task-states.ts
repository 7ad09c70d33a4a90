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
