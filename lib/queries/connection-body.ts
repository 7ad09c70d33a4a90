import type { ConnectionChange, ConnectionEntry } from '@/lib/api/connections';
import type { FieldError } from '@/lib/errors';
import type { Connection } from '@/lib/model/connection';
import { ACCOUNT_FIELDS, type AccountKind, type ConnectionDraft, DEFAULT_TIME_ZONE } from './connection-draft';

export const MISSING = 'is missing';
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

/** What is wrong with the account alone; `whole`: every field has to be there, not only those that change. */
export function accountErrors(draft: ConnectionDraft, whole: boolean): FieldError[] {
  const account = accountOf(draft);
  return ACCOUNT_FIELDS[draft.dialect].flatMap(({ name, kind }): FieldError[] => {
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

/** The body of POST as it was typed, whether it is right or not. */
export function candidateOf(draft: ConnectionDraft) {
  return {
    id: draft.id.trim(),
    name: draft.name.trim(),
    dialect: draft.dialect,
    baseUrl: draft.baseUrl.trim(),
    timeZone: draft.timeZone.trim() || DEFAULT_TIME_ZONE,
    account: accountOf(draft),
    ...optionsOf(draft),
  };
}

/** The body of PATCH as it was typed: only what differs from `saved`; empty where nothing does. */
export function differenceOf(draft: ConnectionDraft, saved: Connection): ConnectionChange {
  const { name, baseUrl, account } = candidateOf(draft);
  const timeZone = draft.timeZone.trim();
  return {
    ...(name !== saved.name && { name }),
    ...(baseUrl !== saved.baseUrl && { baseUrl }),
    ...(timeZone !== saved.timeZone && { timeZone }),
    ...(Object.keys(account).length > 0 && { account }),
    ...optionsOf(draft),
  };
}
