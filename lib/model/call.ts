import * as z from 'zod/mini';
import { callOutcome } from './outcome';
import { count, instant } from './quantity';

/** Where a number is registered; carriers in one vocabulary for all vendors. */
export const place = z.object({
  province: z.nullable(z.string()),
  city: z.nullable(z.string()),
  carrier: z.nullable(z.enum(['mobile', 'unicom', 'telecom'])),
});
export type Place = z.infer<typeof place>;

const tag = z.object({
  id: z.nullable(z.string()),
  name: z.string(),
  color: z.nullable(z.string()),
  group: z.nullable(z.string()),
});

/**
 * One conversation or attempt as its vendor keeps it. Only what the vendor gives is set, the rest is null or empty.
 * Telephone numbers are masked, also inside every text.
 */
export const call = z.object({
  /** The vendor's own id, unique within its connection. */
  id: z.string().check(z.minLength(1)),
  vendorCallId: z.string(),
  taskId: z.nullable(z.string()),
  direction: z.enum(['outbound', 'inbound']),
  callee: z.nullable(z.string()),
  caller: z.nullable(z.string()),
  customerName: z.nullable(z.string()),
  dialedAt: z.nullable(instant),
  answeredAt: z.nullable(instant),
  endedAt: z.nullable(instant),
  ringSeconds: z.nullable(z.number().check(z.gte(0))),
  /** From the answer to the end. */
  talkSeconds: z.nullable(z.number().check(z.gte(0))),
  /** From dialling to the end. */
  totalSeconds: z.nullable(z.number().check(z.gte(0))),
  outcome: callOutcome,
  outcomeCode: z.nullable(z.string()),
  outcomeLabel: z.nullable(z.string()),
  hangupBy: z.enum(['robot', 'customer', 'agent', 'unknown']),
  rounds: z.nullable(count),
  /** Whose turns `rounds` counts: vendors differ, and the two are never averaged together. */
  roundsBasis: z.nullable(z.enum(['customer_turns', 'robot_turns'])),
  score: z.nullable(z.number()),
  intent: z.nullable(
    z.object({
      /** The level's letter, or its label where there is none. */
      key: z.string(),
      label: z.string(),
      source: z.enum(['machine', 'human']),
      reason: z.nullable(z.string()),
    }),
  ),
  tags: z.array(tag),
  results: z.array(z.object({ name: z.string(), value: z.string(), description: z.nullable(z.string()) })),
  gender: z.object({
    code: z.enum(['unknown', 'female', 'male', 'maybe_female', 'maybe_male']),
    label: z.nullable(z.string()),
  }),
  place,
  transfer: z.nullable(z.object({ number: z.string(), at: z.nullable(instant), answeredAt: z.nullable(instant) })),
  /** What the vendor has of it; where it lies never leaves the server. */
  recording: z.object({ kind: z.enum(['url', 'api', 'path', 'none']), ref: z.null() }),
  retries: z.nullable(count),
  readAt: z.nullable(instant),
});
export type Call = z.infer<typeof call>;

/** One thing said. */
export const turn = z.object({
  /** Its place in the call, from 0; interim rows have places of their own. */
  seq: count,
  speaker: z.enum(['robot', 'customer', 'agent']),
  text: z.string(),
  /** What the recogniser heard on the way to a later row. */
  interim: z.boolean(),
  /** In the recording. `ms`: the vendor's own; `s`: inferred from whole seconds; `none`: nobody says. */
  offset: z.object({
    startMs: z.nullable(count),
    endMs: z.nullable(count),
    precision: z.enum(['ms', 's', 'none']),
  }),
  /** The script's node. */
  node: z.nullable(z.string()),
  /** What the robot took the customer to mean. */
  meaning: z.nullable(z.string()),
  keyword: z.nullable(z.string()),
  /** Whether the robot had no answer to it. */
  unknownToRobot: z.nullable(z.boolean()),
  score: z.nullable(z.number()),
  tags: z.array(z.string()),
});
export type Turn = z.infer<typeof turn>;
