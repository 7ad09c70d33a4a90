import type { Range } from '@/lib/model/quantity';
import { request } from '../../request';
import { segment, vendorUrl } from '../../url';
import { calleeAnswer, detailAnswer, levelList, numberList, recordList } from './call-wire';
import { localSpan } from './local-span';
import type { Access } from './task-list';

export const RECORDS = 'GET /agent-api/user/{user_id}/task/{task_id}/record';
export const NUMBERS = 'GET /agent-api/user/{user_id}/task/{task_id}/number';
export const DETAIL = 'GET /agent-api/user/{user_id}/task/{task_id}/detail/{record_id}';
const LEVELS = 'GET /agent-api/settings/{user_id}/record_level';

type Page = { readonly taskId: string; readonly page: number; readonly perPage: number };

/** What the vendor can filter calls by. `scores` are ranges of which one has to fit, `intention` is 1 for A to 5 for E. */
export type RecordFilters = {
  readonly keyword?: string | undefined;
  readonly intention?: number | undefined;
  readonly scores?: readonly (readonly [number, number])[] | undefined;
  readonly range?: Range | undefined;
};

type Query = readonly (readonly [string, string | number | undefined])[];

const taskUrl = ({ baseUrl, user }: Access, taskId: string, path: string, query: Query = []) =>
  vendorUrl(baseUrl, `${user}/task/${segment(taskId)}/${path}`, query);

/** One page of a task's call records, of which only answered calls have one. */
export function askRecords(access: Access, page: Page, filters: RecordFilters, signal: AbortSignal) {
  const { keyword, intention, scores = [], range } = filters;
  const [start, end] = range ? localSpan(range, access.timeZone) : [];
  const query: Query = [
    ['page', page.page],
    ['per_page', page.perPage],
    ['keyword', keyword],
    ['intention_tags[]', intention],
    ...scores.flatMap(
      ([low, high], at): Query => [
        [`levels[${at}][]`, low],
        [`levels[${at}][]`, high],
      ],
    ),
    ['start_at', start],
    ['end_at', end],
  ];
  const url = taskUrl(access, page.taskId, 'record', query);
  return request(access.io, { endpoint: RECORDS, url, headers: access.headers, signal, schema: recordList });
}

export type NumberFilters = {
  readonly keyword?: string | undefined;
  /** Any of these; none: all. */
  readonly statuses: readonly number[];
  readonly history: boolean;
};

/** One page of a task's numbers. */
export function askNumbers(access: Access, page: Page, filters: NumberFilters, signal: AbortSignal) {
  const url = taskUrl(access, page.taskId, 'number', [
    ['page', page.page],
    ['per_page', page.perPage],
    ['keyword', filters.keyword],
    ...filters.statuses.map((status) => ['status[]', status] as const),
    ['call_history', filters.history ? 1 : undefined],
  ]);
  return request(access.io, { endpoint: NUMBERS, url, headers: access.headers, signal, schema: numberList });
}

/** One call with its transcript. */
export function askDetail(access: Access, taskId: string, callId: string, signal: AbortSignal) {
  const url = taskUrl(access, taskId, `detail/${segment(callId)}`);
  return request(access.io, { endpoint: DETAIL, url, headers: access.headers, signal, schema: detailAnswer });
}

/** The number that a call went to, as the vendor has it: to ask with, and never to show. */
export function askCallee(access: Access, taskId: string, callId: string, signal: AbortSignal) {
  const url = taskUrl(access, taskId, `detail/${segment(callId)}`);
  return request(access.io, { endpoint: DETAIL, url, headers: access.headers, signal, schema: calleeAnswer });
}

/** The account's levels with the scores that pick them; an account has a handful. */
export function askLevels({ io, baseUrl, headers, userId }: Access, signal: AbortSignal) {
  const query = [
    ['page', 1],
    ['per_page', 100],
  ] as const;
  const url = vendorUrl(baseUrl, `/agent-api/settings/${segment(userId)}/record_level`, query);
  return request(io, { endpoint: LEVELS, url, headers, signal, schema: levelList });
}
