import * as z from 'zod';
import { wireCount, wireCountOrNull, wireId } from '../../../wire';
import { callDetail, callRecord, idOrNull, numberOrNull, numberRow, transcriptRow } from '../../wire';

// POST v1/task/query_done_task_phones and GET v1/task/number, and one call with what was said: the rows that both
// generations share, with what only this one's checks read.

/** A call's own id and number are what T18 compares. */
const ownRecord = z.object({ ...callRecord.shape, callid: idOrNull });

export const callsAnswer = z.object({ data: z.array(ownRecord), total: wireCount, last_page: wireCountOrNull });
export type CallsWire = z.output<typeof callsAnswer>;

/** GET v1/record/{record_id}: asked for the task alone. */
export const briefAnswer = z.object({ data: z.object({ task_id: wireId }) });

export const numberListAnswer = z.object({
  data: z.object({ data: z.array(numberRow), total: wireCount, last_page: wireCountOrNull }),
});

const ownRow = z.object({ ...transcriptRow.shape, callee: numberOrNull, callid: idOrNull });

/** In the body, without the envelope of the present generation. */
export const callAnswer = z.object({
  ...callDetail.shape,
  records: z.array(ownRow),
  info: z.object({ record: ownRecord }),
});
export type CallAnswerWire = z.output<typeof callAnswer>;
