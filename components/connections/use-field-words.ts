'use client';
import { useTranslations } from 'use-intl';
import type { FieldError } from '@/lib/errors';
import { ACCOUNT_FIELDS } from '@/lib/queries/connection-draft';

/** Reasons that only the server knows, by a piece of their text; more than one field may carry them. */
const SERVER_REASONS = [
  ['given again', 'secretAgain'],
  ['hidden part', 'hiddenPart'],
  ['is missing', 'missing'],
  ['already', 'taken'],
  ['public internet', 'privateAddress'],
  ['port for HTTP', 'port'],
] as const;

/** The last name of a path: `account.taskIds.3` and `account.taskIds[3]` are about `taskIds`. */
const nameOf = (field: string) =>
  field
    .split(/[.[\]]+/)
    .filter((part) => part !== '' && !/^\d+$/.test(part))
    .at(-1) ?? field;

/** What is wrong with a field, in the reader's language; the server's own words where nobody translated them. */
export function useFieldWords(): (errors: readonly FieldError[], field: string) => string | undefined {
  const t = useTranslations('connections.wrong');
  const known = (name: string): name is Parameters<typeof t>[0] => t.has(name as Parameters<typeof t>[0]);
  return (errors, field) => {
    const error = errors.find((one) => nameOf(one.field) === field);
    if (!error) return undefined;
    const [, special] = SERVER_REASONS.find(([piece]) => error.reason.includes(piece)) ?? [];
    if (special) return t(special);
    return known(field) ? t(field) : error.reason;
  };
}

/** Everything that the form has an input for. */
const PLACED = new Set([
  ...['name', 'id', 'baseUrl', 'timeZone', 'recordingHosts', 'recordingUrlTemplate'],
  ...['requestsPerSecond', 'inFlight', 'timeoutMs'],
  ...Object.values(ACCOUNT_FIELDS).flatMap((fields) => fields.map(({ name }): string => name)),
]);

/** Whether an error stands at an input; else it has to be told with the form. */
export function hasPlace({ field }: FieldError): boolean {
  return PLACED.has(nameOf(field));
}
