import * as z from 'zod';
import { wireCount, wireCountOrNull, wireId, wireIntOrNull, wireText, wireTextOrNull } from '../wire';

// getTasks, getTaskDetail and queryDoneTaskPhones under /openapi/v1/task/, doc 002 (the vendor's text of 2019-06-27), and
// company/getCompanys. `errorStackTrace` and the numbers of a task (`callPhones`) are not read.

/** What the vendor calls ResultModel; `code` has been read before. */
const resultModel = <Data extends z.ZodType>(data: Data) => z.object({ data });

/** Rows of one answer differ in their keys, and lists hold null for every counter. */
const taskFields = {
  /** The id that requests call `taskId`. */
  callJobId: wireId,
  jobName: wireTextOrNull,
  jobType: wireIntOrNull,
  startDate: wireTextOrNull,
  /** `HH:mm:ss` or `HH:mm`. */
  workingStartTime: wireTextOrNull,
  workingEndTime: wireTextOrNull,
  breakStartTime: wireTextOrNull,
  breakEndTime: wireTextOrNull,
  status: wireIntOrNull,
  remark: wireTextOrNull,
  robotDefName: wireTextOrNull,
  sceneDefName: wireTextOrNull,
  sceneRecordName: wireTextOrNull,
};
const taskRow = z.object(taskFields);
export type TaskWire = z.output<typeof taskRow>;

/** How many rows there are in all, whatever the page holds. */
const pageFields = { pageSize: wireCountOrNull, total: wireCountOrNull, pages: wireCountOrNull };

const taskPage = z.object({ ...pageFields, list: z.array(taskRow) });
export const taskPageWire = resultModel(taskPage);
export type TaskPageWire = z.output<typeof taskPage>;

/** `value` is declared as text and sent as a number. Counts calls. */
const namedCounts = z.array(z.object({ name: wireText, value: wireCount }));
const namedCountsOrNull = namedCounts.nullish().transform((value) => value ?? null);

const taskDetail = z.object({
  ...taskFields,
  /** These six count numbers, not calls. */
  totalCount: wireCountOrNull,
  doneCount: wireCountOrNull,
  calledCount: wireCountOrNull,
  rejectedCount: wireCountOrNull,
  unavailableCount: wireCountOrNull,
  fromUnavailableCount: wireCountOrNull,
  durationStat: namedCountsOrNull,
  chatRoundStat: namedCountsOrNull,
  /** By dimension; declared as a list, so an empty list is taken for no dimension. */
  extraStat: z
    .union([z.record(z.string(), namedCountsOrNull), z.tuple([]).transform((): Record<string, null> => ({}))])
    .nullish()
    .transform((value) => value ?? null),
});
export const taskDetailWire = resultModel(taskDetail);
export type TaskDetailWire = z.output<typeof taskDetail>;

/** Of finished calls only the number of them is read here. */
export const doneCallsWire = resultModel(z.object({ total: wireCount }));

export const companiesWire = resultModel(z.array(z.object({ companyId: wireId, companyName: wireTextOrNull })));
