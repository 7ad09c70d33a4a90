import * as z from 'zod';
import { maskProse } from '../mask-text';
import { wireAmountOrNull, wireCountOrNull, wireId, wireInt, wireIntOrNull, wireTextOrNull } from '../wire';

// Call records, transcript rows and numbers, which both generations write in the same way (contract.md 2.5 to 2.8).
// Durations are milliseconds, times local text. The fields for telephone numbers come as the vendor has them, for the map
// to show or mask; in every other text a number is masked here.

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id that comes as a telephone number is masked; in a uuid the digits mean nothing and stay. */
const maskedId = wireId.transform((id) => (UUID.test(id) ? id : maskProse(id)));
export const idOrNull = maskedId.nullish().transform((id) => id ?? null);

/** A telephone number as the vendor has it: `shownNumber` is the way out. */
export const numberOrNull = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((number) => number ?? null);

/** What no call can have is somebody's telephone number, or nothing: it is not known. */
const plausible = (least: number, most: number) => (value: number | null) =>
  value !== null && value >= least && value <= most ? value : null;
const DAY_MS = 86_400_000;
const lengthMs = wireCountOrNull.transform(plausible(0, DAY_MS));

const points = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d{1,9}(?:\.\d{1,9})?$/)
      .transform(Number),
  ])
  .nullish()
  .transform((value) => plausible(-1e7, 1e7)(value ?? null));

/** PHP's true is true, 1 and "1". */
const flagOrNull = z
  .union([z.boolean(), wireInt.transform((value) => value !== 0)])
  .nullish()
  .transform((value) => value ?? null);

const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);

/** The parents are `tag_groups` in lists, with uuids, and `tag_group` in transcripts, with small numbers. */
const parents = listOf(z.object({ name: wireTextOrNull }));
const wireTag = z.object({
  id: idOrNull,
  name: wireTextOrNull,
  color: wireTextOrNull,
  tag_groups: parents,
  tag_group: parents,
});
export type TagWire = z.infer<typeof wireTag>;

/** Of a province, too, the name is under `city`. */
const wirePlace = z.object({ city: wireTextOrNull }).nullish().catch(null);

/** Whether there is a recording. The path itself goes no further than this. */
const recordFile = z.unknown().transform((path): 'named' | 'none' | 'unsaid' => {
  if (path === undefined) return 'unsaid';
  return path === null || path === '' ? 'none' : 'named';
});

export const callRecord = z.object({
  id: maskedId,
  score: points,
  callee: numberOrNull,
  caller_number: numberOrNull,
  /** From dialling to the end, in milliseconds. */
  duration: wireCountOrNull,
  /** From the answer to the end, in milliseconds. */
  bill: wireCountOrNull,
  calldate: wireTextOrNull,
  answerdate: wireTextOrNull,
  hangupdate: wireTextOrNull,
  hangup_disposition: wireIntOrNull,
  hangup_disposition_str: wireTextOrNull,
  gender: wireIntOrNull,
  gender_str: wireTextOrNull,
  /** Turns of the customer. */
  rounds: wireCountOrNull.transform(plausible(0, 100_000)),
  level_name: wireTextOrNull,
  level: z.object({ name: wireTextOrNull, alias: wireTextOrNull }).nullish(),
  recordfile: recordFile.optional(),
  bridge_number: numberOrNull,
  /** The vendor's own misspelt twin of it. */
  bredge_number: numberOrNull,
  bridge_calldate: wireTextOrNull,
  bridge_answerdate: wireTextOrNull,
  read_at: wireTextOrNull,
  operator_name: wireTextOrNull,
  operator: wireIntOrNull,
  province: wirePlace,
  city: wirePlace,
  tags: listOf(wireTag),
  /** Parents that were hit, where an id may stand twice. */
  tag_groups: listOf(z.object({ id: idOrNull, name: wireTextOrNull })),
  /** The customer's, in the present generation. */
  name: wireTextOrNull,
  /** What the talk was to find out, in the present generation. */
  components: listOf(z.object({ name: wireTextOrNull, value: wireTextOrNull })),
});
export type CallRecordWire = z.infer<typeof callRecord>;

/** Not masked yet: speech markup may stand between the digits of a number. */
const spoken = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((text) => text ?? '');

export const transcriptRow = z.object({
  notify: wireTextOrNull,
  sequence: wireIntOrNull,
  question_index: wireIntOrNull,
  question: spoken,
  answer_content: spoken,
  answer_text: wireTextOrNull,
  /** Length of the customer's words, in milliseconds; 0 on interim rows. */
  speak_ms: lengthMs,
  /** Length of the clip that was recognised, on interim rows. */
  record_ms: lengthMs,
  keyword: wireTextOrNull,
  score: points,
  bridge_status: flagOrNull,
  created_at: wireTextOrNull,
  /** `wav_second` is in seconds, with decimals. */
  contents: listOf(z.object({ wav_second: wireAmountOrNull.transform(plausible(0, DAY_MS / 1000)) })),
  tags: listOf(wireTag),
});
export type TranscriptRowWire = z.infer<typeof transcriptRow>;

/** A call with its rows, in the body or inside the envelope's `data`. */
export const callDetail = z.object({
  records: z.array(transcriptRow),
  info: z.object({ record: callRecord }),
  mobile_info: z
    .object({ mobile_type: wireTextOrNull, province: wireTextOrNull, city: wireTextOrNull })
    .nullish()
    .catch(null)
    .transform((info) => info ?? null),
});
export type CallDetailWire = z.infer<typeof callDetail>;

/** As text, or null without an answer; words that are no SIP status are none. */
const sipCode = z.unknown().transform((code) => (/^[1-6]\d\d$/.test(String(code)) ? Number(code) : null));

const wireAttempt = z.object({
  call_id: idOrNull,
  id: idOrNull,
  call_time: wireTextOrNull,
  duration: wireCountOrNull,
  bill: wireCountOrNull,
  hangup_code: sipCode,
  call_status: wireTextOrNull,
  status: wireIntOrNull,
  status_str: wireTextOrNull,
  record_file: recordFile.optional(),
});
export type AttemptWire = z.infer<typeof wireAttempt>;

export const numberRow = z.object({
  id: maskedId,
  number: numberOrNull,
  city: wireTextOrNull,
  pro: wireTextOrNull,
  mobile_type: wireTextOrNull,
  status: wireIntOrNull,
  status_str: wireTextOrNull,
  callid: idOrNull,
  is_blacklist: flagOrNull,
  /** Only there where it was asked for. */
  call_history: z
    .array(wireAttempt)
    .nullish()
    .transform((list) => list ?? null),
});
export type NumberRowWire = z.infer<typeof numberRow>;
