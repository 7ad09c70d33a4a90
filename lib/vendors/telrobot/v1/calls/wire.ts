import * as z from 'zod';
import { wireAmountOrNull, wireCount, wireCountOrNull, wireId, wireIntOrNull, wireTextOrNull } from '../../../wire';
import { record } from '../wire';

// The rows of POST v1/task/query_done_task_phones and GET v1/task/number, and one call with what was said. Numbers come
// as the vendor has them, for the map to mask. Of a recording only whether there is one is read: a path on their disk.

/** As it is: masked in the map, and compared before. */
const rawNumber = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? null);
const rawText = rawNumber;

/** 1/0, true/false or their text. */
const flag = z
  .union([z.boolean(), z.literal([0, 1, '0', '1']).transform((value) => Number(value) === 1)])
  .nullish()
  .transform((value) => value ?? null);

const present = z.unknown().transform((value) => typeof value === 'string' && value.trim() !== '');

const parent = z.object({ name: wireTextOrNull });
/** In either spelling: `tag_groups` in lists, `tag_group` in details. */
const parents = z
  .array(parent)
  .nullish()
  .catch(null)
  .transform((list) => list ?? []);
const tag = z.object({
  id: wireId.nullish().transform((id) => id ?? null),
  name: wireTextOrNull,
  color: wireTextOrNull,
  tag_groups: parents,
  tag_group: parents,
});
const tags = z
  .array(tag)
  .nullish()
  .transform((list) => list ?? []);
export type TagWire = z.output<typeof tag>;

/** A province's name, too, stands in the field `city`; its area code is some city's. */
const area = z
  .object({ city: wireTextOrNull })
  .nullish()
  .catch(null)
  .transform((value) => value?.city ?? null);

const callRecord = record.extend({
  task_id: wireId.nullish().transform((id) => id ?? null),
  callid: rawText,
  callee: rawNumber,
  caller_number: rawNumber,
  score: wireIntOrNull,
  /** Text for the labels of a level: the vendor's own, masked. */
  hangup_disposition: wireIntOrNull,
  hangup_disposition_str: wireTextOrNull,
  bridge_number: rawNumber,
  /** The vendor's slip of the pen, always null where it was seen. */
  bredge_number: rawNumber,
  bridge_calldate: wireTextOrNull,
  bridge_answerdate: wireTextOrNull,
  recordfile: present,
  read_at: wireTextOrNull,
  operator: wireIntOrNull,
  operator_name: wireTextOrNull,
  province: area,
  city: area,
  tags,
});
export type CallRecordWire = z.output<typeof callRecord>;

export const callsAnswer = z.object({ data: z.array(callRecord), total: wireCount, last_page: wireCountOrNull });
export type CallsWire = z.output<typeof callsAnswer>;

/** GET v1/record/{record_id}: asked for the task alone. */
export const briefAnswer = z.object({ data: z.object({ task_id: wireId }) });

const attempt = z.object({
  id: wireId,
  call_id: rawText,
  call_time: wireTextOrNull,
  duration: wireCountOrNull,
  bill: wireCountOrNull,
  /** A number as text, null where nobody answered. A word there is no code. */
  hangup_code: wireIntOrNull.catch(null),
  /** What the tone recogniser heard. */
  call_status: wireTextOrNull,
  status: wireIntOrNull,
  status_str: wireTextOrNull,
  record_file: present,
});
export type AttemptWire = z.output<typeof attempt>;

const number = z.object({
  id: wireId,
  number: rawNumber,
  city: wireTextOrNull,
  pro: wireTextOrNull,
  mobile_type: wireTextOrNull,
  status: wireIntOrNull,
  status_str: wireTextOrNull,
  callid: rawText,
  is_blacklist: flag,
  /** Only where it was asked for. */
  call_history: z
    .array(attempt)
    .nullish()
    .transform((list) => list ?? null),
});
export type NumberWire = z.output<typeof number>;

export const numberListAnswer = z.object({
  data: z.object({ data: z.array(number), total: wireCount, last_page: wireCountOrNull }),
});

const said = z.object({
  notify: z.string().nullish(),
  sequence: wireIntOrNull,
  question_index: wireIntOrNull,
  question: rawText,
  answer_content: rawText,
  /** The script's node. */
  answer_text: wireTextOrNull,
  contents: z
    .array(z.object({ wav_second: wireAmountOrNull }))
    .nullish()
    .transform((list) => list ?? []),
  speak_ms: wireCountOrNull,
  keyword: wireTextOrNull,
  score: wireIntOrNull,
  bridge_status: wireIntOrNull,
  created_at: wireTextOrNull,
  callee: rawNumber,
  callid: rawText,
  tags,
});
export type SaidWire = z.output<typeof said>;

export const callAnswer = z.object({
  records: z.array(said),
  info: z.object({ record: callRecord }),
  mobile_info: z
    .object({ mobile_type: wireTextOrNull, province: wireTextOrNull, city: wireTextOrNull })
    .nullish()
    .catch(null),
});
export type CallAnswerWire = z.output<typeof callAnswer>;
