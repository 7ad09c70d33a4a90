import { unknownId } from '../../failure';
import type { Ask } from '../client';
import { callDetail, doneCallList, resultWords, undialedList } from './wire';

export const DONE_CALLS = 'POST /openapi/v1/task/queryDoneTaskPhones';
export const UNDIALED = 'POST /openapi/v1/task/notDialedCustomerList';
export const CALL = 'GET /openapi/v1/task/phoneLogInfo';
const TASK = 'GET /openapi/v1/task/getTaskDetail';

/** More is refused, in both lists. */
export const PAGE_SIZE = 50;

/** The id as the number that the vendor wants; as text where a number would lose its last digits. */
export const numericId = (id: string): number | string => (Number.isSafeInteger(Number(id)) ? Number(id) : id);

/** @throws AppError `not_found` for an id that the vendor cannot have given: it would call it a wrong parameter. */
export function requireNumeric(id: string, endpoint: string): void {
  if (!/^\d{1,20}$/.test(id)) throw unknownId(endpoint);
}

/** Both ends are taken for included, talk time for seconds. A result is found by the exact text that the vendor holds. */
export type DoneCallFilters = {
  readonly finishStatus?: number;
  readonly durationLeft?: number;
  readonly durationRight?: number;
  readonly chatRoundLeft?: number;
  readonly chatRoundRight?: number;
  readonly resultQueryList?: readonly { readonly name: string; readonly value: string }[];
};

type Page = { readonly taskId: string; readonly page: number; readonly size: number };

/** Finished calls. */
export function askDoneCalls(ask: Ask, { taskId, page, size }: Page, filters: DoneCallFilters, signal: AbortSignal) {
  const body = { callJobId: numericId(taskId), ...filters, pageNum: page, pageSize: size };
  return ask(signal, { endpoint: DONE_CALLS, body, schema: doneCallList });
}

/** Numbers that are not dialled to the end. Here the task is called by its other name. */
export function askUndialed(ask: Ask, { taskId, page, size }: Page, signal: AbortSignal) {
  const body = { taskId: numericId(taskId), pageNum: page, pageSize: size };
  return ask(signal, { endpoint: UNDIALED, body, schema: undialedList });
}

/** Which results the calls of a task may have, and how many have each. */
export function askResultWords(ask: Ask, companyId: number, taskId: string, signal: AbortSignal) {
  const query = [
    ['companyId', companyId],
    ['taskId', taskId],
  ] as const;
  return ask(signal, { endpoint: TASK, query, schema: resultWords });
}

/** One call. */
export function askCall(ask: Ask, callId: string, signal: AbortSignal) {
  return ask(signal, { endpoint: CALL, query: [['callInstanceId', callId]], schema: callDetail });
}
