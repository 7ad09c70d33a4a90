import type { TaskState } from '@/lib/model/task-states';

const SHAPES: Partial<Record<TaskState, 'run' | 'done' | 'warn' | 'bad'>> = {
  running: 'run',
  finished: 'done',
  stopped: 'done',
  deleted: 'done',
  paused_system: 'warn',
  blocked: 'bad',
};

/** The shape that stands beside a state's word: what runs, what is over, what somebody must look at, else what waits. */
export function shapeOfState(state: TaskState): 'run' | 'wait' | 'done' | 'warn' | 'bad' {
  return SHAPES[state] ?? 'wait';
}

/** Times of day as they are read: "09:00–12:00、13:00–20:00" with the separator of the language; null without any. */
export function spansText(spans: readonly { readonly from: string; readonly to: string }[], separator: string) {
  return spans.length === 0 ? null : spans.map(({ from, to }) => `${from}–${to}`).join(separator);
}
