import * as z from 'zod';
import {
  wireCount,
  wireCountOrNull,
  wireId,
  wireInt,
  wireIntOrNull,
  wirePercentOrNull,
  wireText,
  wireTextOrNull,
} from '../../wire';

// GET /agent-api/user/{user_id}/task/{task_id}/stat, as documented (doc 000), and
// GET /agent-api/user/{user_id}/task, as in the older public documentation (TEL-OLD rwlb.html).
// Misspelt names are the vendor's. Fields that we do not read are left out on purpose. Percentages become rates here.

/** PHP writes an empty object as an empty list. */
const emptyList = z.array(z.never()).transform(() => ({}));

const stat = z.object({
  answer_rate: z.object({
    answered: wireCountOrNull,
    noAnswer: wireCountOrNull,
    callCompletetRate: wirePercentOrNull,
    taskProgress: wirePercentOrNull,
  }),
  /** `intention_results`: 1 is level A, 2 is B, and so on. */
  intention: z.array(
    z.object({ intention_results: wireInt, name: wireText, total: wireCount, percent: wirePercentOrNull }),
  ),
  number_status: z.array(z.object({ status: wireInt, status_str: wireText, count: wireCount })),
  /** Keys read "1", "2~5", ">20"; there is none for 0 rounds. */
  rounds: z.union([emptyList, z.record(z.string(), wireCount)]),
});
export type StatWire = z.infer<typeof stat>;
export const statAnswer = z.object({ data: stat });

const taskRow = z.object({
  uuid: wireId,
  name: wireTextOrNull,
  status: wireIntOrNull,
  status_str: wireTextOrNull,
  maximumcall: wireCountOrNull,
  remark: wireTextOrNull,
});
export type TaskRowWire = z.infer<typeof taskRow>;

/** `per_page` comes as text when it was asked for, as a number when not; it is not read. */
export const taskListAnswer = z.object({
  data: z.array(taskRow),
  meta: z.object({ total: wireCountOrNull, last_page: wireCountOrNull }).nullish(),
});
export type TaskListWire = z.infer<typeof taskListAnswer>;

/** The shape of the token's validity is not documented: any JSON under code 200 will do. */
export const tokenAnswer = z.unknown();
