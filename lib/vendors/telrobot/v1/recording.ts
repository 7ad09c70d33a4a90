import * as z from 'zod';
import type { CallQuestion, RecordingSource } from '../../connector';
import { unknownId } from '../../failure';
import { request } from '../../request';
import { segment, vendorUrl } from '../../url';
import { wireId } from '../../wire';
import { type Access, RECORD_INFO } from './ask';

const RECORD = 'GET /v1/record/{record_id}';

/** Not `wireText`: masking would break a path. Read here, and nowhere else. */
const record = z.object({
  task_id: wireId.nullish(),
  callid: z.string().nullish(),
  calldate: z.string().nullish(),
  recordfile: z.string().nullish(),
});
const infoAnswer = z.object({ info: z.object({ record }) });
const briefAnswer = z.object({ data: record });

/** The brief answer may mark the call as read at the vendor, hence only where the task is not known. */
async function recordOf(
  { io, baseUrl, headers }: Access,
  { callId, taskId }: CallQuestion,
  signal: AbortSignal,
): Promise<z.output<typeof record>> {
  const id = segment(callId);
  if (taskId === undefined) {
    const url = vendorUrl(baseUrl, `/v1/record/${id}`);
    return (await request(io, { endpoint: RECORD, url, headers, signal, schema: briefAnswer })).data.data;
  }
  const url = vendorUrl(baseUrl, `/v1/task/record_info/${segment(taskId)}/${id}`);
  return (await request(io, { endpoint: RECORD_INFO, url, headers, signal, schema: infoAnswer })).data.info.record;
}

/** A path on the vendor's disk; calls of tasks that are not configured are none of ours. */
export async function recordingOf(
  access: Access,
  taskIds: readonly string[],
  question: CallQuestion,
  signal: AbortSignal,
): Promise<RecordingSource> {
  if (question.taskId !== undefined && !taskIds.includes(question.taskId)) throw unknownId(RECORD_INFO);
  const { task_id: taskId, callid, calldate, recordfile } = await recordOf(access, question, signal);
  if (question.taskId === undefined && !(taskId && taskIds.includes(taskId))) throw unknownId(RECORD);
  if (!recordfile) return { kind: 'none' };
  const date = /\d{4}-\d{2}-\d{2}/.exec(recordfile)?.[0] ?? calldate?.slice(0, 10) ?? '';
  return { kind: 'path', path: recordfile, callId: callid ?? question.callId, date };
}
