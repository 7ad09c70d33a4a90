import type { AuditFields } from '@/lib/store/app/audit';
import 'server-only';

const same = (left: unknown, right: unknown) => JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
const only = (fields: AuditFields, names: readonly string[]): AuditFields =>
  Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));

/** The fields in which the two differ, of each; what one of them lacks is null there. */
export function changeBetween(before: AuditFields, after: AuditFields) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const differing = names.filter((name) => !same(before[name], after[name]));
  return { before: only(before, differing), after: only(after, differing) };
}
