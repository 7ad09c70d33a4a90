import { formatNumber } from '@/lib/format/number';
import type { CsvTranslator } from '@/lib/messages/csv';
import type { Check } from '@/lib/model/check';
import { maskNumber } from '@/lib/model/phone';
import type { Coverage } from '@/lib/model/source';
import { localOfInstant } from '@/lib/model/time';
import { DEFINITION_OF, type Field } from './columns';
import type { Cell } from './text';

/** What an export has to tell of itself, when its last row is written. */
export type About = {
  readonly task: { readonly id: string; readonly name: string | null };
  readonly connection: { readonly id: string; readonly name: string; readonly dialect: string };
  readonly zone: string;
  readonly endpoint: string;
  /** Of the first page and of the last. */
  readonly fetched: { readonly first: string; readonly last: string };
  /** As they were asked for. */
  readonly filters: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly filteredHere: readonly string[];
  readonly rows: number;
  /** As the vendor told at the end; null where it does not. */
  readonly total: number | null;
  readonly checks: readonly Check[];
  readonly fields: readonly Field[];
};

const shownText = (value: unknown) => String(value).replace(/\d[\d\s-]{4,}\d/g, maskNumber);

function rangeText(t: CsvTranslator, { from, to }: About['filters']): string {
  if (from === undefined) return t('about.wholeRange');
  return to === undefined
    ? t('about.since', { from: String(from) })
    : t('about.span', { from: String(from), to: String(to) });
}

function totalText(t: CsvTranslator, { total, rows }: About): string {
  if (total === null) return t('about.vendorTotalUnknown');
  if (total === rows) return formatNumber(total);
  const difference = formatNumber(Math.abs(total - rows));
  return t('about.vendorTotalDiffers', { total: formatNumber(total), difference });
}

function checksText(t: CsvTranslator, checks: readonly Check[]): string {
  const failed = checks.filter(({ status }) => status === 'fail');
  const passed = checks.filter(({ status }) => status === 'pass').length;
  if (failed.length + passed === 0) return t('about.checksNone');
  return [
    ...failed.map(({ id, subject, stated, computed }) =>
      t('about.checkFailed', { id, subject, stated: String(stated ?? '—'), computed: String(computed ?? '—') }),
    ),
    ...(passed > 0 ? [t('about.checksPassed', { count: passed })] : []),
  ].join('; ');
}

/**
 * What the rows above are: a blank line and then one record each, whose first cell begins with '#'. At the end, since
 * only then is it known, and so that a table begins in the first line; a file without it was cut off.
 */
export function aboutRecords(t: CsvTranslator, about: About): readonly (readonly Cell[])[] {
  const { task, connection, zone, endpoint, fetched, filters, filteredHere, rows, fields } = about;
  const { from: _, to: __, history: ___, ...narrowing } = filters;
  const given = Object.entries(narrowing).filter(([, value]) => value !== undefined);
  const defined = fields.flatMap((field) => (DEFINITION_OF[field] ? [`${field} = ${DEFINITION_OF[field]}`] : []));
  const local = (instant: string) => localOfInstant(instant, zone);
  const line = (name: string, value: string): readonly Cell[] => [`# ${name}`, value];
  return [
    [],
    line(t('about.complete'), t('about.completeValue', { count: formatNumber(rows) })),
    line(t('about.task'), [task.name, task.id].filter(Boolean).join(' · ')),
    line(t('about.connection'), `${connection.name} · ${connection.id} · ${connection.dialect}`),
    line(t('about.source'), endpoint),
    line(t('about.fetched'), t('about.span', { from: local(fetched.first), to: local(fetched.last) })),
    line(t('about.range'), rangeText(t, filters)),
    line(t('about.zone'), zone),
    line(
      t('about.filters'),
      given.map(([name, value]) => `${name} = ${shownText(value)}`).join('; ') || t('about.noFilters'),
    ),
    ...(filteredHere.length > 0 ? [line(t('about.filteredHere'), filteredHere.join('; '))] : []),
    line(t('about.vendorTotal'), totalText(t, about)),
    line(t('about.numbers'), t('about.masked')),
    line(t('about.definitions'), defined.join('; ')),
    line(t('about.checks'), checksText(t, about.checks)),
  ];
}

/** Why an export ends before its last row. */
export type Broken = { readonly code: string; readonly coverage?: Coverage | null; readonly late?: boolean };

function reasonText(t: CsvTranslator, { code, coverage, late = false }: Broken): string {
  if (coverage) {
    const { rows, total } = coverage;
    return t('reason.coverage', { rows: formatNumber(rows), total: formatNumber(total) });
  }
  if (late) return t('reason.late');
  return t(code === 'internal' ? 'reason.internal' : 'reason.vendor', { code });
}

/** The last record of an export that breaks off; the connection is then cut, too. */
export function brokenRecord(t: CsvTranslator | null, rows: number, broken: Broken): readonly Cell[] {
  if (t === null) return ['# incomplete', `rows=${rows}`, `code=${broken.code}`];
  const reason = reasonText(t, broken);
  return [`# ${t('about.incomplete')}`, t('about.incompleteValue', { count: formatNumber(rows), reason })];
}

/** The first line: the fields' names, in a report behind their words. */
export function headRecord(t: CsvTranslator | null, fields: readonly Field[]): readonly Cell[] {
  return fields.map((field) => (t === null ? field : `${t(`field.${field}`)} [${field}]`));
}
