import type { ConnectionChange } from '@/lib/api/connections';
import type { FieldError } from '@/lib/errors';
import type { Connection } from '@/lib/model/connection';
import { leavesOrigin } from '@/lib/model/origin';
import {
  ACCOUNT_FIELDS,
  type AccountField,
  type AccountKind,
  type ConnectionDraft,
  DEFAULT_TIME_ZONE,
  draftOf,
} from './connection-draft';

export const MISSING = 'is missing';
const words = (text: string) => text.split(/[\s,，;；]+/).filter(Boolean);
const numberOf = (text: string) => (/^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN);

/** What is written in a field of the account, however it is spaced. */
function accountText({ account }: ConnectionDraft, { name, kind }: AccountField): string {
  const text = account[name] ?? '';
  return kind === 'lines' ? words(text).join('\n') : text.trim();
}

function accountValue(kind: AccountKind, text: string): unknown {
  if (kind === 'lines') return words(text);
  return kind === 'whole' && /^\d{1,15}$/.test(text) ? Number(text) : text;
}

/** These fields as the API takes them; one that is empty is absent. */
function accountOf(draft: ConnectionDraft, fields: readonly AccountField[]): Record<string, unknown> {
  const filled = fields.filter((field) => accountText(draft, field) !== '');
  return Object.fromEntries(filled.map((field) => [field.name, accountValue(field.kind, accountText(draft, field))]));
}

/** What is wrong with the account alone, where these fields have to be filled in. */
export function accountErrors(draft: ConnectionDraft, needed: (field: AccountField) => boolean): FieldError[] {
  return ACCOUNT_FIELDS[draft.dialect].flatMap((one): FieldError[] => {
    const text = accountText(draft, one);
    const field = `account.${one.name}`;
    if (text === '') return needed(one) && one.kind !== 'scheme' ? [{ field, reason: MISSING }] : [];
    const fits = one.kind !== 'whole' || typeof accountValue(one.kind, text) === 'number';
    return fits ? [] : [{ field, reason: 'takes a whole number' }];
  });
}

/** The optional parts; null is a part of which nothing is filled in. */
function optionsOf(draft: ConnectionDraft) {
  const { requestsPerSecond, inFlight, timeoutSeconds, recordingHosts, recordingUrlTemplate } = draft;
  const limits = {
    ...(requestsPerSecond.trim() && { requestsPerSecond: numberOf(requestsPerSecond) }),
    ...(inFlight.trim() && { inFlight: numberOf(inFlight) }),
    ...(timeoutSeconds.trim() && { timeoutMs: Math.round(numberOf(timeoutSeconds) * 1000) }),
  };
  const hosts = words(recordingHosts);
  return {
    limits: Object.keys(limits).length > 0 ? limits : null,
    recordingHosts: hosts.length > 0 ? hosts : null,
    recordingUrlTemplate: recordingUrlTemplate.trim() || null,
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
    account: accountOf(draft, ACCOUNT_FIELDS[draft.dialect]),
    ...Object.fromEntries(Object.entries(optionsOf(draft)).filter(([, value]) => value !== null)),
  };
}

/** Why a saved connection's secrets have to be entered again; null where they need not. The server insists on it, too. */
export function secretsWanted({ baseUrl }: ConnectionDraft, saved: Connection): 'moved' | 'unreadable' | null {
  if (leavesOrigin(saved.baseUrl, baseUrl.trim())) return 'moved';
  return saved.account === null ? 'unreadable' : null;
}

/** What of the optional parts differs; null takes one back to its default. */
function changedOptions(draft: ConnectionDraft, before: ConnectionDraft) {
  const [now, then] = [optionsOf(draft), optionsOf(before)];
  const differs = (name: keyof typeof now) => JSON.stringify(now[name]) !== JSON.stringify(then[name]);
  return {
    ...(differs('limits') && { limits: now.limits }),
    ...(differs('recordingHosts') && { recordingHosts: now.recordingHosts }),
    ...(differs('recordingUrlTemplate') && { recordingUrlTemplate: now.recordingUrlTemplate }),
  };
}

function touchedOf(draft: ConnectionDraft, before: ConnectionDraft): readonly AccountField[] {
  return ACCOUNT_FIELDS[draft.dialect].filter((field) => accountText(draft, field) !== accountText(before, field));
}

/** The body of PATCH as it was typed: only what differs from `saved`; empty where nothing does. */
export function differenceOf(draft: ConnectionDraft, saved: Connection): ConnectionChange {
  const before = draftOf(saved.dialect, saved);
  const account = accountOf(draft, touchedOf(draft, before));
  const text = { name: draft.name.trim(), baseUrl: draft.baseUrl.trim(), timeZone: draft.timeZone.trim() };
  return {
    ...(text.name !== saved.name && { name: text.name }),
    ...(text.baseUrl !== saved.baseUrl && { baseUrl: text.baseUrl }),
    ...(text.timeZone !== saved.timeZone && { timeZone: text.timeZone }),
    ...(Object.keys(account).length > 0 && { account }),
    ...changedOptions(draft, before),
  };
}

/** Whether anything was typed that is not saved, a field of the account that was emptied included. */
export function isChanged(draft: ConnectionDraft, saved: Connection): boolean {
  const touched = touchedOf(draft, draftOf(saved.dialect, saved));
  return touched.length > 0 || Object.keys(differenceOf(draft, saved)).length > 0;
}
