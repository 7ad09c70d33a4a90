import * as z from 'zod/mini';
import { count } from './quantity';
import { TASK_STATES } from './task-states';

export const taskState = z.enum(TASK_STATES);

/** Local times of day `HH:mm`, in the connection's zone. */
const span = z.object({ from: z.string(), to: z.string() });

/** One outbound campaign as its vendor describes it. Only what the vendor gives is set; the rest is null or empty. */
export const task = z.object({
  /** The vendor's own id, unique within its connection. */
  id: z.string().check(z.minLength(1)),
  vendorTaskId: z.string(),
  name: z.string(),
  state: taskState,
  /** The vendor's words for the state. */
  stateLabel: z.nullable(z.string()),
  kind: z.nullable(z.enum(['scheduled', 'manual'])),
  /** `YYYY-MM-DD` in the connection's zone. */
  startDate: z.nullable(z.string()),
  windows: z.array(span),
  breaks: z.array(span),
  scriptName: z.nullable(z.string()),
  robotName: z.nullable(z.string()),
  remark: z.nullable(z.string()),
  /** Most calls at the same time. */
  concurrency: z.nullable(count),
});
export type Task = z.infer<typeof task>;
