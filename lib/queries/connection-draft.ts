import { type ConnectionChange, type ConnectionEntry, connectionChange, connectionEntry } from '@/lib/api/connections';
import type { FieldError } from '@/lib/errors';
import type { Connection } from '@/lib/model/connection';
import type { Dialect } from '@/lib/model/vendor';

export type AccountName = 'userId' | 'token' | 'taskIds' | 'appKey' | 'appSecret' | 'companyId' | 'authScheme';
type AccountKind = 'text' | 'secret' | 'whole' | 'lines' | 'scheme';
export type AccountField = { readonly name: AccountName; readonly kind: AccountKind };

/** What each dialect's account takes, in the order of the form. */
export const ACCOUNT_FIELDS: Readonly<Record<Dialect, readonly AccountField[]>> = {
  'telrobot-agent': [
    { name: 'userId', kind: 'text' },
    { name: 'token', kind: 'secret' },
  ],
  'telrobot-v1': [
    { name: 'token', kind: 'secret' },
    { name: 'taskIds', kind: 'lines' },
  ],
  byrobot: [
    { name: 'appKey', kind: 'text' },
    { name: 'appSecret', kind: 'secret' },
    { name: 'companyId', kind: 'whole' },
  ],
  'airudder-inbound': [
    { name: 'appKey', kind: 'text' },
    { name: 'appSecret', kind: 'secret' },
    { name: 'authScheme', kind: 'scheme' },
  ],
};

/** The address that a dialect's documents name; null where every cluster has its own. */
export const DOCUMENTED_BASE_URL: Readonly<Record<Dialect, string | null>> = {
  'telrobot-agent': 'https://ai.api.longlonglong.cn',
  'telrobot-v1': null,
  byrobot: 'https://api.byrobot.cn',
  'airudder-inbound': 'https://api.airudder.com',
};

/** Dialects whose calls may have recordings. */
export const HAS_RECORDINGS: Readonly<Record<Dialect, boolean>> = {
  'telrobot-agent': true,
  'telrobot-v1': true,
  byrobot: true,
  'airudder-inbound': false,
};

export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

/** A connection as somebody types it: everything is text. Empty means not given. */
export type ConnectionDraft = {
  readonly dialect: Dialect;
  readonly id: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly account: Readonly<Partial<Record<AccountName, string>>>;
  readonly requestsPerSecond: string;
  readonly inFlight: string;
  /** Seconds, unlike the API's milliseconds. */
  readonly timeoutSeconds: string;
  /** One per line. */
  readonly recordingHosts: string;
  readonly recordingUrlTemplate: string;
};

/** The form of a new connection, or of a saved one, of which the server gives neither account nor limits. */
export function draftOf(dialect: Dialect, saved?: Connection): ConnectionDraft {
  return {
    dialect,
    id: saved?.id ?? '',
    name: saved?.name ?? '',
    baseUrl: saved?.baseUrl ?? '',
    timeZone: saved?.timeZone ?? DEFAULT_TIME_ZONE,
    account: {},
    requestsPerSecond: '',
    inFlight: '',
    timeoutSeconds: '',
    recordingHosts: '',
    recordingUrlTemplate: '',
  };
}

const MISSING = 'is missing';
const words = (text: string) => text.split(/[\s,，;；]+/).filter(Boolean);
const numberOf = (text: string) => (/^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN);

function accountValue(kind: AccountKind, text: string): unknown {
  if (kind === 'lines') return words(text);
  if (kind === 'whole' && /^\d{1,15}$/.test(text.trim())) return Number(text);
  return text.trim();
}

/** Only the fields that were filled in. */
function accountOf({ dialect, account }: ConnectionDraft): Record<string, unknown> {
  const filled = ACCOUNT_FIELDS[dialect].filter(({ name }) => (account[name] ?? '').trim() !== '');
  return Object.fromEntries(filled.map(({ name, kind }) => [name, accountValue(kind, account[name] ?? '')]));
}

function accountErrors({ dialect }: ConnectionDraft, account: Record<string, unknown>, whole: boolean): FieldError[] {
  return ACCOUNT_FIELDS[dialect].flatMap(({ name, kind }): FieldError[] => {
    const value = account[name];
    const field = `account.${name}`;
    if (value === undefined) return whole && kind !== 'scheme' ? [{ field, reason: MISSING }] : [];
    return kind === 'whole' && typeof value !== 'number' ? [{ field, reason: 'takes a whole number' }] : [];
  });
}

/** The optional parts; one that was left empty is absent. */
function optionsOf(
  draft: ConnectionDraft,
): Pick<ConnectionEntry, 'limits' | 'recordingHosts' | 'recordingUrlTemplate'> {
  const { requestsPerSecond, inFlight, timeoutSeconds, recordingHosts, recordingUrlTemplate } = draft;
  const limits = {
    ...(requestsPerSecond.trim() && { requestsPerSecond: numberOf(requestsPerSecond) }),
    ...(inFlight.trim() && { inFlight: numberOf(inFlight) }),
    ...(timeoutSeconds.trim() && { timeoutMs: Math.round(numberOf(timeoutSeconds) * 1000) }),
  };
  return {
    ...(Object.keys(limits).length > 0 && { limits }),
    ...(recordingHosts.trim() && { recordingHosts: words(recordingHosts) }),
    ...(recordingUrlTemplate.trim() && { recordingUrlTemplate: recordingUrlTemplate.trim() }),
  };
}

const pathText = (path: readonly PropertyKey[]) => path.map(String).join('.');

export type Checked<Value> = { readonly value: Value } | { readonly errors: readonly FieldError[] };

/** The body of POST, or every field that is wrong. The server checks again, and more. */
export function entryOf(draft: ConnectionDraft): Checked<ConnectionEntry> {
  const account = accountOf(draft);
  const candidate = {
    id: draft.id.trim(),
    name: draft.name.trim(),
    dialect: draft.dialect,
    baseUrl: draft.baseUrl.trim(),
    timeZone: draft.timeZone.trim() || DEFAULT_TIME_ZONE,
    account,
    ...optionsOf(draft),
  };
  const empty = (['name', 'id', 'baseUrl'] as const).filter((field) => candidate[field] === '');
  const parsed = connectionEntry.safeParse(candidate);
  const issues = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => [pathText(path), message] as const);
  const errors = [
    ...empty.map((field) => ({ field, reason: MISSING })),
    ...issues.filter(([field]) => !empty.some((name) => name === field)).map(([field, reason]) => ({ field, reason })),
    ...accountErrors(draft, account, true),
  ];
  return parsed.success && errors.length === 0 ? { value: parsed.data } : { errors };
}

/** The body of PATCH: only what differs from `saved`; empty where nothing does. */
export function changeOf(draft: ConnectionDraft, saved: Connection): Checked<ConnectionChange> {
  const account = accountOf(draft);
  const text = { name: draft.name.trim(), baseUrl: draft.baseUrl.trim(), timeZone: draft.timeZone.trim() };
  const change: ConnectionChange = {
    ...(text.name !== saved.name && { name: text.name }),
    ...(text.baseUrl !== saved.baseUrl && { baseUrl: text.baseUrl }),
    ...(text.timeZone !== saved.timeZone && { timeZone: text.timeZone }),
    ...(Object.keys(account).length > 0 && { account }),
    ...optionsOf(draft),
  };
  const parsed = connectionChange.safeParse(change);
  const issues = parsed.success ? [] : parsed.error.issues;
  const errors = [
    ...issues.map(({ path, message }) => ({ field: pathText(path), reason: message })),
    ...accountErrors(draft, account, false),
  ];
  return errors.length > 0 ? { errors } : { value: change };
}

const MAX_ID = 40;

/** An id from a name: its Latin letters and digits, else the dialect; with a number where it is taken. */
export function proposeId(name: string, dialect: Dialect, taken: readonly string[]): string {
  const latin = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const base =
    latin
      .replace(/^-+|-+$/g, '')
      .slice(0, MAX_ID - 3)
      .replace(/-+$/, '') || dialect;
  const numbered = (count: number) => (count === 1 ? base : `${base}-${count}`);
  let count = 1;
  while (taken.includes(numbered(count))) count += 1;
  return numbered(count);
}

/** Whether credentials would cross the network in the clear. */
export function isPlainHttp(baseUrl: string): boolean {
  return /^http:\/\//i.test(baseUrl.trim());
}
