import * as z from 'zod';
import { wireCount, wireCountOrNull, wireId, wireInt, wireIntOrNull, wireText, wireTextOrNull } from '../../wire';

// GET v1/task/number, POST v1/task/query_done_task_phones and GET /v1/task/record_info/{task_id}/{record_id}, as
// documented (doc 001; samples of 2019 and 2020). Two of the three answers have no envelope. Fields that we do not
// read are left out on purpose, above all numbers, recording paths and what was said.

const numberRow = z.object({ status: wireIntOrNull, status_str: wireTextOrNull });

export const numbersAnswer = z.object({
  data: z.object({ data: z.array(numberRow), total: wireCount, last_page: wireCountOrNull }),
});
export type NumbersWire = z.infer<typeof numbersAnswer>['data'];

/** A tag's id is a uuid in lists and a small number in details. */
const named = z.object({ id: z.union([wireId, z.null()]).optional(), name: wireTextOrNull });
const namedList = z
  .array(named)
  .nullish()
  .transform((list) => list ?? []);

/** What statistics read of a call record; `calls/wire.ts` reads the rest. */
export const record = z.object({
  id: wireId,
  /** Both in milliseconds; the filter `bills` of the same request takes seconds. */
  duration: wireCountOrNull,
  bill: wireCountOrNull,
  /** Turns of the customer. */
  rounds: wireCountOrNull,
  calldate: wireTextOrNull,
  answerdate: wireTextOrNull,
  hangupdate: wireTextOrNull,
  level_name: wireTextOrNull,
  level: z.object({ name: wireTextOrNull, alias: wireTextOrNull }).nullish(),
  gender: wireIntOrNull,
  gender_str: wireTextOrNull,
  tags: namedList,
  tag_groups: namedList,
});

export const recordsAnswer = z.object({ data: z.array(record), total: wireCount, last_page: wireCountOrNull });

const flag = z.union([wireInt, z.boolean().transform(Number)]);

export const recordInfoAnswer = z.object({
  records: z.array(z.unknown()),
  info: z.object({
    task: z
      .object({
        uuid: wireId,
        name: wireText,
        start: flag.nullish(),
        start_str: wireTextOrNull,
        maximumcall: wireCountOrNull,
        group_str: wireTextOrNull,
        remark: wireTextOrNull,
      })
      .nullish(),
  }),
});
export type TaskInfoWire = NonNullable<z.infer<typeof recordInfoAnswer>['info']['task']>;
