import type { Range } from '@/lib/model/quantity';
import { localOfInstant } from '@/lib/model/time';
import type { Io } from '../../connector';
import { request } from '../../request';
import { segment, vendorUrl } from '../../url';
import { briefAnswer, callAnswer, callsAnswer, numberListAnswer } from './calls/wire';
import { numbersAnswer, recordInfoAnswer, recordsAnswer } from './wire';

export const NUMBERS = 'GET /v1/task/number';
export const RECORDS = 'POST /v1/task/query_done_task_phones';
export const RECORD_INFO = 'GET /v1/task/record_info/{task_id}/{record_id}';

const RECORD = 'GET /v1/record/{record_id}';

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

/** The vendor's range includes its end, ours does not. */
const spanFields = (range: Range | null, timeZone: string) =>
  range && {
    start_at: localOfInstant(range.from, timeZone),
    end_at: localOfInstant(new Date(Date.parse(range.to) - 1000).toISOString(), timeZone),
  };

/** 15 call records of a task. */
export function askRecords(
  { io, baseUrl, headers, timeZone }: Access,
  { taskId, range, page }: { readonly taskId: string; readonly range: Range | null; readonly page: number },
  signal: AbortSignal,
) {
  const url = vendorUrl(baseUrl, '/v1/task/query_done_task_phones');
  const body = { task_id: taskId, page, ...spanFields(range, timeZone) };
  return request(io, { endpoint: RECORDS, url, headers, body, signal, schema: recordsAnswer });
}

/** A call with its task. */
export function askRecordInfo({ io, baseUrl, headers }: Access, taskId: string, recordId: string, signal: AbortSignal) {
  const url = vendorUrl(baseUrl, `/v1/task/record_info/${segment(taskId)}/${segment(recordId)}`);
  return request(io, { endpoint: RECORD_INFO, url, headers, signal, schema: recordInfoAnswer });
}

/** What the vendor filters; talk time in SECONDS, although the answer's `bill` is in milliseconds. */
export type RecordFilters = {
  readonly keyword?: string;
  readonly bills?: readonly [min: number, max: number];
  readonly rounds?: readonly [min: number, max: number];
  readonly tags?: readonly string[];
};

/** 15 call records of a task, with all that they tell of a call. */
export function askCalls(
  { io, baseUrl, headers, timeZone }: Access,
  list: {
    readonly taskId: string;
    readonly filters: RecordFilters;
    readonly range: Range | null;
    readonly page: number;
  },
  signal: AbortSignal,
) {
  const url = vendorUrl(baseUrl, '/v1/task/query_done_task_phones');
  const body = { task_id: list.taskId, page: list.page, ...list.filters, ...spanFields(list.range, timeZone) };
  return request(io, { endpoint: RECORDS, url, headers, body, signal, schema: callsAnswer });
}

/** 15 numbers of a task, of some statuses or of all. */
export function askNumberList(
  { io, baseUrl, headers }: Access,
  list: {
    readonly taskId: string;
    readonly statuses: readonly number[];
    readonly keyword: string | undefined;
    readonly history: boolean;
    readonly page: number;
  },
  signal: AbortSignal,
) {
  const query = [
    ['task_id', list.taskId],
    ['page', list.page],
    ...list.statuses.map((status) => ['status[]', status] as const),
    ['keyword', list.keyword],
    ['call_history', list.history ? 1 : undefined],
  ] as const;
  const url = vendorUrl(baseUrl, '/v1/task/number', query);
  return request(io, { endpoint: NUMBERS, url, headers, signal, schema: numberListAnswer });
}

/** Which task a call belongs to. */
export function askRecord({ io, baseUrl, headers }: Access, recordId: string, signal: AbortSignal) {
  const url = vendorUrl(baseUrl, `/v1/record/${segment(recordId)}`);
  return request(io, { endpoint: RECORD, url, headers, signal, schema: briefAnswer });
}

/** A call with what was said. */
export function askCall({ io, baseUrl, headers }: Access, taskId: string, recordId: string, signal: AbortSignal) {
  const url = vendorUrl(baseUrl, `/v1/task/record_info/${segment(taskId)}/${segment(recordId)}`);
  return request(io, { endpoint: RECORD_INFO, url, headers, signal, schema: callAnswer });
}
