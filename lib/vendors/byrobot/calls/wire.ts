import * as z from 'zod';
import { wireCount, wireCountOrNull, wireId, wireIntOrNull, wireTextOrNull } from '../../wire';

// queryDoneTaskPhones, notDialedCustomerList and phoneLogInfo. Numbers and results come as the vendor has them, for the map
// to mask: a result's exact text is what its filter takes. Of a recording only whether there is one is read. Not read:
// `properties` (what was imported about a person), `corpName` (may be JSON of internals), `secondaryCallTime` (a time of
// day on 1970-01-01) and `secondaryCallTimes` (nobody says whether it counts up or down).

const rawText = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? null);

const present = z.unknown().transform((value) => typeof value === 'string' && value.trim() !== '');

const DAY_SECONDS = 86_400;

/** `"27秒"`, `"27"` or `27`; null where it begins with no digit, or with more seconds than any call has. */
const talk = rawText.transform((text) => {
  const digits = /^\s*(\d+)/.exec(text ?? '')?.[1];
  const seconds = Number(digits ?? Number.NaN);
  return seconds <= DAY_SECONDS ? seconds : null;
});

/** 1/0, true/false, or their text; anything else says nothing. */
const flag = z
  .union([
    z.boolean(),
    z.literal([0, 1, '0', '1', 'true', 'false']).transform((value) => /^(?:1|true)$/.test(`${value}`)),
  ])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

const callFields = {
  callInstanceId: wireId,
  callJobId: wireId.nullish().transform((id) => id ?? null),
  customerTelephone: rawText,
  customerName: rawText,
  /** Of the call; what became of it is `finishStatus`. */
  status: wireIntOrNull,
  finishStatus: wireIntOrNull,
  duration: talk,
  /** Turns of the robot. */
  chatRound: wireCountOrNull,
  startTime: wireTextOrNull,
  endTime: wireTextOrNull,
  /** A number, or the name of a line. */
  callerPhone: rawText,
  luyinOssUrl: present,
};

/** Whose a call is. */
export const owned = {
  companyId: wireId.nullish().transform((id) => id ?? null),
  callJobId: callFields.callJobId,
};

const doneCall = z.object({
  ...callFields,
  resultList: z
    .array(z.object({ name: rawText, value: rawText }))
    .nullish()
    .transform((list) => list ?? []),
});
export type DoneCallWire = z.output<typeof doneCall>;

export const doneCallList = z.object({
  data: z.object({
    list: z.array(doneCall),
    total: wireCount,
    pages: wireCountOrNull,
    pageSize: wireCountOrNull,
  }),
});

const undialed = z.object({
  callInstanceId: wireId,
  /** Hidden in part by the vendor: `1990000xxxx`. */
  customerTelephone: rawText,
  customerName: rawText,
  status: wireIntOrNull,
});
export type UndialedWire = z.output<typeof undialed>;

/** A page, or in older documents a plain list. No total in either. */
export const undialedList = z.object({
  data: z.union([z.array(undialed), z.object({ list: z.array(undialed) }).transform(({ list }) => list)]),
});

/** What the task says of its results: which values there may be, and how many calls have each. */
export const resultWords = z.object({
  data: z.object({
    totalCount: wireCountOrNull,
    doneCount: wireCountOrNull,
    resultDefs: z
      .array(z.object({ name: rawText, values: z.array(rawText).nullish() }))
      .nullish()
      .catch(null),
    extraStat: z
      .record(z.string(), z.array(z.object({ name: rawText, value: wireCount })).nullish())
      .nullish()
      .catch(null),
  }),
});
export type ResultWords = z.output<typeof resultWords>['data'];

const taskResult = z.object({
  resultName: rawText,
  resultValue: rawText,
  /** Newer answers and callbacks only. */
  resultValueNew: rawText,
  resultValueAlias: rawText,
  /** By a person. */
  artificialResultValue: rawText,
  resultLabels: z
    .array(z.object({ key: rawText, value: rawText }))
    .nullish()
    .catch(null),
  resultDesc: rawText,
});
export type TaskResultWire = z.output<typeof taskResult>;

/** Milliseconds into the recording; a date, as callbacks declare it, is no place in it. */
const offset = wireCountOrNull.catch(null);

const log = z.object({
  speaker: rawText,
  content: rawText,
  userMean: rawText,
  /** JSON inside a text. */
  userMeanDetail: rawText,
  aiUnknown: flag,
  startTime: offset,
  endTime: offset,
});
export type LogWire = z.output<typeof log>;

export const callDetail = z.object({
  data: z.object({
    phoneLog: z
      .object({
        phoneLogs: z
          .array(log)
          .nullish()
          .transform((list) => list ?? []),
        luyinOssUrl: present,
      })
      .nullish(),
    sceneInstance: z.object({ ...callFields, ...owned, hangUp: wireIntOrNull, trackResult: rawText }),
    taskResult: z
      .array(taskResult)
      .nullish()
      .transform((list) => list ?? []),
  }),
});
export type CallDetailWire = z.output<typeof callDetail>['data'];
