import { readFileSync } from 'node:fs';
import type { ConnectionEntry } from '@/lib/api/connections';
import { inboundEndpoint } from '@/lib/api/inbound';
import { taskStatEndpoint } from '@/lib/api/tasks';
import type { Dialect } from '@/lib/model/vendor';
import 'server-only';
import type { AnyEndpoint } from '../http/endpoints';

/** A telephone number that stands in every word of a good answer, and may come out nowhere. */
export const PHONE = '19900004321';
/** Part of every credential, the vendor's token included. */
export const SECRET = 'credential-canary';

/** One dialect, with the question that its faults are tried on. */
export type Subject = {
  readonly name: string;
  readonly dialect: Dialect;
  readonly account: ConnectionEntry['account'];
  readonly endpoint: AnyEndpoint;
  readonly question: (connectionId: string) => string;
  /** Whether the question needs an id, so that a refusal is an answer. */
  readonly aboutOneId: boolean;
  /** What the vendor answers while it is well; undefined for a path that it does not have. */
  readonly good: (path: string) => string | undefined;
  /** Also the forms of a fault that differ on the wire alone; for one question of one request, and one that signs in. */
  readonly everyVariant: boolean;
  /** Paths that stay well while the vendor fails. */
  readonly spared?: RegExp;
  /** Where its recordings lie, which stay well, too. */
  readonly sound?: RegExp;
  /** No good answer outlives its hour. */
  readonly notKept?: boolean;
};

const fixture = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../vendors/${path}`, import.meta.url), 'utf8'));

/** Words that are read as something else than words. */
const READ =
  /^(?:date|time|uuid|id|task_id|.*_(?:date|time|id)|calldate|answerdate|hangupdate|status|startDate|.*Time)$/;

/** The answer with a telephone number in each of its words, beside them, and among the keys that customers make up. */
function planted(value: unknown, key = ''): unknown {
  // A short number written as a text is read as the number.
  if (typeof value === 'string') return READ.test(key) || /^\d{1,3}$/.test(value) ? value : `${value} ${PHONE}`;
  if (Array.isArray(value)) return value.map((item) => planted(item, key));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, planted(item, name)]));
  const made = /^(?:story|intention|transfer_reason|ticket)_distribution$|^rounds$/.test(key) ? { [PHONE]: 0 } : {};
  return {
    ...inner,
    ...made,
    ...(key === '' && { note: PHONE, call_notify_url: `http://x/?tel=${PHONE}&t=${SECRET}` }),
  };
}
/** A documented answer with a telephone number in each of its words. */
export const text = (path: string) => JSON.stringify(planted(fixture(path)));

const stat = text('telrobot/agent/fixtures/stat.json');
const records = text('telrobot/v1/fixtures/query-done-task-phones.json');
const detail = text('byrobot/fixtures/get-task-detail.json');
const doneCalls = text('byrobot/fixtures/query-done-task-phones.json');
const statistics = text('airudder/fixtures/statistics.json');
const token = JSON.stringify({ code: 200, status: 'OK', data: { token: `${SECRET}-of-the-vendor` } });

/** One number, answered: totals by status that fit each other. */
function numbers(path: string): string {
  const status = /[?&]status(?:\[\]|%5B%5D)=(\d+)/.exec(path)?.[1];
  const total = status === undefined || status === '1' ? 1 : 0;
  const row = { status: 1, status_str: `呼叫成功 ${PHONE}`, number: PHONE };
  return JSON.stringify({ code: 200, status: 'ok', data: { data: total ? [row] : [], total, last_page: 1 } });
}

/** The first of the patterns that fits answers. */
export const byPath = (answers: readonly (readonly [RegExp, (path: string) => string])[]) => (path: string) =>
  answers.find(([pattern]) => pattern.test(path))?.[1](path);

const taskQuestion = (taskId: string) => ({
  endpoint: taskStatEndpoint,
  question: (connectionId: string) => `/connections/${connectionId}/tasks/${taskId}/stat`,
  aboutOneId: true,
});
const inbound = {
  dialect: 'airudder-inbound',
  account: { appKey: `${SECRET}-air-key`, appSecret: `${SECRET}-air`, authScheme: 'Token' },
  endpoint: inboundEndpoint,
  question: (connectionId: string) => `/connections/${connectionId}/inbound?from=2025-11-10&to=2025-11-12`,
  aboutOneId: false,
  good: byPath([
    [/\/service\/cloud\/auth$/, () => token],
    [/\/dashboard\/statistics/, () => statistics],
  ]),
} as const;

/** AI Rudder twice: with everything failing, and with a sign-in that goes on working. */
export const SUBJECTS: readonly Subject[] = [
  {
    name: 'agent',
    dialect: 'telrobot-agent',
    account: { userId: '40863af8-db4a-41c6-a269-eb5bc386d97f', token: `${SECRET}-agent` },
    ...taskQuestion('t1'),
    everyVariant: true,
    good: byPath([[/\/stat$/, () => stat]]),
  },
  {
    name: 'v1',
    dialect: 'telrobot-v1',
    account: { token: `${SECRET}-v1`, taskIds: ['t1'] },
    ...taskQuestion('t1'),
    everyVariant: false,
    good: byPath([
      [/\/v1\/task\/number/, numbers],
      [/\/query_done_task_phones$/, () => records],
    ]),
  },
  {
    name: 'by',
    dialect: 'byrobot',
    account: { appKey: `${SECRET}-by-key`, appSecret: `${SECRET}-by`, companyId: 1 },
    ...taskQuestion('19'),
    everyVariant: false,
    good: byPath([
      [/\/getTaskDetail/, () => detail],
      [/\/queryDoneTaskPhones$/, () => doneCalls],
    ]),
  },
  { name: 'air', everyVariant: false, ...inbound },
  { name: 'air-stat', everyVariant: true, ...inbound, spared: /\/service\/cloud\/auth$/ },
];
