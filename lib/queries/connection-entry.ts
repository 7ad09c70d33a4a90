// Loaded when a form is tested or saved: the schemas are worth a third of a page's own scripts.
import './jitless';
import { type ConnectionChange, type ConnectionEntry, connectionChange, connectionEntry } from '@/lib/api/connections';
import type { FieldError } from '@/lib/errors';
import type { Connection } from '@/lib/model/connection';
import { accountErrors, candidateOf, differenceOf, isChanged, MISSING, secretsWanted } from './connection-body';
import type { ConnectionDraft } from './connection-draft';

const pathText = (path: readonly PropertyKey[]) => path.map(String).join('.');

export type Checked<Value> = { readonly value: Value } | { readonly errors: readonly FieldError[] };

/** The body of POST, or every field that is wrong. The server checks again, and more. */
export function entryOf(draft: ConnectionDraft): Checked<ConnectionEntry> {
  const candidate = candidateOf(draft);
  const empty = (['name', 'id', 'baseUrl'] as const).filter((field) => candidate[field] === '');
  const parsed = connectionEntry.safeParse(candidate);
  const issues = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => [pathText(path), message] as const);
  const errors = [
    ...empty.map((field) => ({ field, reason: MISSING })),
    ...issues.filter(([field]) => !empty.some((name) => name === field)).map(([field, reason]) => ({ field, reason })),
    ...accountErrors(draft, () => true),
  ];
  return parsed.success && errors.length === 0 ? { value: parsed.data } : { errors };
}

/** The body of PATCH: only what differs from `saved`; empty where nothing does. */
export function changeOf(draft: ConnectionDraft, saved: Connection): Checked<ConnectionChange> {
  if (!isChanged(draft, saved)) return { value: {} };
  const change = differenceOf(draft, saved);
  const parsed = connectionChange.safeParse(change);
  const issues = parsed.success ? [] : parsed.error.issues;
  const wanted = secretsWanted(draft, saved);
  const errors = [
    ...issues.map(({ path, message }) => ({ field: pathText(path), reason: message })),
    ...accountErrors(draft, ({ kind }) => kind !== 'secret' || wanted !== null),
  ];
  return errors.length > 0 ? { errors } : { value: change };
}
