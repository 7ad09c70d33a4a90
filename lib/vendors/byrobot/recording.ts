import * as z from 'zod';
import type { CallQuestion, RecordingSource } from '../connector';
import { unknownId } from '../failure';
import { requireOwn } from './calls/owner';
import { owned } from './calls/wire';
import type { Ask } from './client';

const LOG = 'GET /openapi/v1/task/phoneLogInfo';

/** Not `wireText`: masking would break an address. Read here, and nowhere else. */
const address = { luyinOssUrl: z.string().nullish() };
const answer = z.object({
  data: z.object({ phoneLog: z.object(address).nullish(), sceneInstance: z.object({ ...address, ...owned }) }),
});

/** The recording with both sides; the vendor also keeps one of the customer alone, which is not used. */
export async function recordingOf(
  ask: Ask,
  companyId: number,
  { callId, taskId }: CallQuestion,
  signal: AbortSignal,
): Promise<RecordingSource> {
  // The vendor numbers its calls and would call anything else a wrong parameter.
  if (!/^\d{1,20}$/.test(callId)) throw unknownId(LOG);
  const reply = await ask(signal, { endpoint: LOG, query: [['callInstanceId', callId]], schema: answer });
  const { phoneLog, sceneInstance } = reply.data.data;
  await requireOwn(ask, { companyId, taskId }, sceneInstance, signal);
  const url = phoneLog?.luyinOssUrl || sceneInstance.luyinOssUrl;
  return url ? { kind: 'url', url } : { kind: 'none' };
}
