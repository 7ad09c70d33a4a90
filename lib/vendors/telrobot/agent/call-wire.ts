import * as z from 'zod';
import { wireCount, wireIntOrNull, wireTextOrNull } from '../../wire';
import { callDetail, callRecord, numberRow } from '../wire';

// GET /agent-api/user/{user_id}/task/{task_id}/record, …/number and …/detail/{record_id}, and
// GET /agent-api/settings/{user_id}/record_level, as in the public documentation (TEL-DOC, TEL-OLD): the rows of the first
// generation under this one's envelope.

/** `per_page` is text where it was asked for, and may be less than that. */
const MOST = 1_000_000_000;
const meta = z.object({ total: wireCount.refine((total) => total < MOST), per_page: wireIntOrNull });

export const recordList = z.object({ data: z.array(callRecord), meta });
export const numberList = z.object({ data: z.array(numberRow), meta });
export const detailAnswer = z.object({ data: callDetail });

/** Of a call, its number alone, not masked: the other schemas let none through. */
const callee = z.union([z.string(), z.number().transform(String)]).nullish();
export const calleeAnswer = z.object({
  data: z.object({ info: z.object({ record: z.object({ callee }) }) }),
});

const level = z.object({
  name: wireTextOrNull,
  alias: wireTextOrNull,
  score_min: wireIntOrNull,
  score_max: wireIntOrNull,
});
export type LevelWire = z.infer<typeof level>;
export const levelList = z.object({ data: z.array(level) });
