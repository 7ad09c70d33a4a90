import * as z from 'zod';
import type { RecordingSource } from '../connector';
import { unknownId } from '../failure';
import type { Ask } from './client';

const LOG = 'GET /openapi/v1/task/phoneLogInfo';

/** Not `wireText`: masking would break an address. Read here, and nowhere else. */
const address = z.object({ luyinOssUrl: z.string().nullish() }).nullish();
const answer = z.object({ data: z.object({ phoneLog: address, sceneInstance: address }) });

/** The recording with both sides; the vendor also keeps one of the customer alone, which is not used. */
export async function recordingOf(ask: Ask, callId: string, signal: AbortSignal): Promise<RecordingSource> {
  // The vendor numbers its calls and would call anything else a wrong parameter.
  if (!/^\d{1,20}$/.test(callId)) throw unknownId(LOG);
  const reply = await ask(signal, { endpoint: LOG, query: [['callInstanceId', callId]], schema: answer });
  const { phoneLog, sceneInstance } = reply.data.data;
  const url = phoneLog?.luyinOssUrl || sceneInstance?.luyinOssUrl;
  return url ? { kind: 'url', url } : { kind: 'none' };
}
