import type { Formats } from '@/lib/format/formats';
import { formatsOf } from '@/lib/format/formats';
import type { Locale } from '@/lib/format/locale';
import { type FileTranslator, fileTranslator } from '@/lib/messages/files';
import type { Check } from '@/lib/model/check';
import type { SharedAnswer } from '@/lib/model/shared-report';
import { callTables } from './call-tables';
import { columnsOf } from './columns';
import { inboundTables } from './inbound-tables';
import type { Table } from './table';
import { taskTables } from './task-tables';

/** What the rules of a report's answer came to: contradictions first. */
function checksTable(checks: readonly Check[], t: FileTranslator): Table {
  const order = { fail: 0, pass: 1, skipped: 2 } as const;
  // A sentence for every rule that there is; an unknown one is named by its id alone.
  const sentence = (id: string) => {
    const key = `rule.${id}` as Parameters<typeof t>[0];
    const text = t(key);
    return text === key ? id : text;
  };
  return {
    key: 'checks',
    title: t('table.checks'),
    columns: columnsOf(t, ['result', 'rule', 'about', 'subject', 'stated', 'computed', 'tolerance']),
    rows: [...checks]
      .sort((a, b) => order[a.status] - order[b.status])
      .map(({ id, status, subject, stated, computed, tolerance }) => ({
        key: `${id} ${subject}`,
        cells: [t(`result.${status}`), id, sentence(id), subject, stated, computed, tolerance],
      })),
  };
}

/** Every section of a report as rows, in the words of a language: those that have rows, and its checks. */
export function reportTables(answer: SharedAnswer, locale: Locale): readonly Table[] {
  const t = fileTranslator(locale);
  const formats: Formats = formatsOf(locale);
  const { data, meta } = answer;
  const zone = data.source.timeZone;
  const sections = data.stat
    ? taskTables(data.stat, answer, { t, formats })
    : data.inbound
      ? inboundTables(data.inbound, zone, t)
      : callTables(data, zone, { t, formats });
  return [...sections, checksTable(meta.checks, t)].filter(({ rows }) => rows.length > 0);
}
