import type { AccountValue, Connection } from '@/lib/model/connection';
import type { LimitName } from '@/lib/model/limits';
import type { Dialect } from '@/lib/model/vendor';

export type AccountName = 'userId' | 'token' | 'taskIds' | 'appKey' | 'appSecret' | 'companyId' | 'authScheme';
export type AccountKind = 'text' | 'secret' | 'whole' | 'lines' | 'scheme';
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
    { name: 'appKey', kind: 'secret' },
    { name: 'appSecret', kind: 'secret' },
    { name: 'companyId', kind: 'whole' },
  ],
  'airudder-inbound': [
    { name: 'appKey', kind: 'secret' },
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

const textOf = (value: AccountValue) => (Array.isArray(value) ? value.join('\n') : String(value));

/** The form of a new connection, or of a saved one as far as it comes back: its secrets and its defaults are empty. */
export function draftOf(dialect: Dialect, saved?: Connection): ConnectionDraft {
  const limits = saved?.limits;
  const own = (name: LimitName, divisor = 1) => (limits?.set.includes(name) ? String(limits[name] / divisor) : '');
  const account = Object.entries(saved?.account ?? {}).map(([name, value]) => [name, textOf(value)] as const);
  return {
    dialect,
    id: saved?.id ?? '',
    name: saved?.name ?? '',
    baseUrl: saved?.baseUrl ?? '',
    timeZone: saved?.timeZone ?? DEFAULT_TIME_ZONE,
    account: Object.fromEntries(account),
    requestsPerSecond: own('requestsPerSecond'),
    inFlight: own('inFlight'),
    timeoutSeconds: own('timeoutMs', 1000),
    recordingHosts: saved?.recordingHosts.join('\n') ?? '',
    recordingUrlTemplate: saved?.recordingUrlTemplate ?? '',
  };
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
