import * as z from 'zod/mini';
import { call, turn } from './call';
import { inboundStat } from './inbound';
import { linkMode, report } from './link';
import { instant } from './quantity';
import { signature } from './signature';
import { meta } from './source';
import { task } from './task';
import { taskStat } from './task-stat';

/** Of a task what a stranger may read: neither remarks nor who speaks. */
const sharedTask = z.pick(task, {
  id: true,
  name: true,
  state: true,
  stateLabel: true,
  kind: true,
  startDate: true,
  windows: true,
  breaks: true,
  scriptName: true,
});

/**
 * What a link shows, and nothing beyond: the schema is the gate, so that a field that is not named here cannot get out.
 * In the reports of tasks and inbound lines there is no field for a number, a name, a sound or a transcript.
 */
export const sharedReport = z.object({
  report,
  mode: linkMode,
  /** The connection's name and its zone, in which every date of the report is meant. */
  source: z.object({ name: z.string(), timeZone: z.string(), sandbox: z.boolean() }),
  asOf: instant,
  /** SHA-256 of the numbers, in hex: the same numbers have the same hash. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  task: z.optional(sharedTask),
  stat: z.optional(taskStat),
  inbound: z.optional(inboundStat),
  call: z.optional(call),
  turns: z.optional(z.array(turn)),
});
export type SharedReport = z.infer<typeof sharedReport>;

/**
 * The same as an answer, with where it came from and what does not add up. A snapshot is signed when it is taken, any
 * other report when it leaves as data or as a file.
 */
export const sharedAnswer = z.object({ data: sharedReport, meta, signature: z.optional(signature) });
export type SharedAnswer = z.infer<typeof sharedAnswer>;
