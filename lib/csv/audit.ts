import type { CsvTranslator } from '@/lib/messages/csv';
import type { AuditFields, AuditRecord } from '@/lib/model/audit';
import { localOfInstant } from '@/lib/model/time';
import type { Cell } from './text';

const FIELDS = ['at', 'actor', 'actorId', 'action', 'subject', 'subjectId', 'before', 'after', 'detail'] as const;

/** Fields as `name = value; …`, lists with commas; nothing for none. */
const fieldsText = (fields: AuditFields | null): string | null =>
  Object.entries(fields ?? {})
    .map(([name, value]) => `${name} = ${Array.isArray(value) ? value.join(', ') : String(value ?? '—')}`)
    .join('; ') || null;

/** The first line: the fields' names behind their words. */
export const auditHead = (t: CsvTranslator): readonly Cell[] =>
  FIELDS.map((field) => `${t(`audit.${field}`)} [${field}]`);

/** One entry as cells; times are local in `zone`, without an offset, as spreadsheets know them. */
export function auditCells({ at, actor, action, subject, before, after, detail }: AuditRecord, zone: string) {
  const cells: Readonly<Record<(typeof FIELDS)[number], Cell>> = {
    at: localOfInstant(at, zone),
    actor: actor.name ?? actor.id,
    actorId: actor.id,
    action,
    subject: subject.name ?? subject.id,
    subjectId: subject.id,
    before: fieldsText(before),
    after: fieldsText(after),
    detail: fieldsText(detail),
  };
  return FIELDS.map((field) => cells[field]);
}
