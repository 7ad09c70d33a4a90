import type { Range } from '@/lib/model/quantity';
import { localOfInstant } from '@/lib/model/time';
import type { Io } from '../../connector';
import { request } from '../../request';
import { segment, vendorUrl } from '../../url';
import { numbersAnswer, recordInfoAnswer, recordsAnswer } from './wire';

export const NUMBERS = 'GET /v1/task/number';
export const RECORDS = 'POST /v1/task/query_done_task_phones';
export const RECORD_INFO = 'GET /v1/task/record_info/{task_id}/{record_id}';

/** Where and as whom to ask. */
export type Access = {
  readonly io: Io;
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Page 1 of a task's numbers, of one status or of all; what counts is its `total`. */
export function askNumbers({ io, baseUrl, headers }: Access, taskId: string, signal: AbortSignal, status?: number) {
  const query = [
    ['task_id', taskId],
    ['page', 1],
    ['status[]', status],
  ] as const;
  const url = vendorUrl(baseUrl, '/v1/task/number', query);
  return request(io, { endpoint: NUMBERS, url, headers, signal, schema: numbersAnswer });
}

/** 15 call records of a task. The vendor's range includes its end, ours does not. */
export function askRecords(
  { io, baseUrl, headers, timeZone }: Access,
  { taskId, range, page }: { readonly taskId: string; readonly range: Range | null; readonly page: number },
  signal: AbortSignal,
) {
  const span = range && {
    start_at: localOfInstant(range.from, timeZone),
    end_at: localOfInstant(new Date(Date.parse(range.to) - 1000).toISOString(), timeZone),
  };
  const url = vendorUrl(baseUrl, '/v1/task/query_done_task_phones');
  const body = { task_id: taskId, page, ...span };
  return request(io, { endpoint: RECORDS, url, headers, body, signal, schema: recordsAnswer });
}

/** A call with its task. */
export function askRecordInfo({ io, baseUrl, headers }: Access, taskId: string, recordId: string, signal: AbortSignal) {
  const url = vendorUrl(baseUrl, `/v1/task/record_info/${segment(taskId)}/${segment(recordId)}`);
  return request(io, { endpoint: RECORD_INFO, url, headers, signal, schema: recordInfoAnswer });
}
