import { type About, aboutRecords, brokenRecord, headRecord } from '@/lib/csv/about';
import type { Field } from '@/lib/csv/columns';
import { BYTE_ORDER_MARK, type Cell, csvText } from '@/lib/csv/text';
import { PLAIN_WORDS, reportWords, type Words } from '@/lib/csv/words';
import { AppError } from '@/lib/errors';
import type { Locale } from '@/lib/format/locale';
import { type CsvTranslator, csvTranslator } from '@/lib/messages/csv';
import type { Check } from '@/lib/model/check';
import type { Coverage } from '@/lib/model/source';
import 'server-only';
import type { RowPage } from './export-pages';

export type FileOf<Row> = {
  readonly pages: AsyncGenerator<RowPage<Row>, void>;
  readonly fields: readonly Field[];
  readonly cellsOf: (row: Row, words: Words) => Readonly<Partial<Record<Field, Cell>>>;
  /** null: plain. */
  readonly report: { readonly locale: Locale; readonly about: Pick<About, 'task' | 'connection' | 'filters'> } | null;
  readonly zone: string;
  /** Whether the time of a whole export is over. */
  readonly isLate: () => boolean;
  /** Whoever asked for it is gone. */
  readonly isGone: () => boolean;
  /** Told once, however it ends. */
  readonly onEnd: (end: { readonly rows: number; readonly error: unknown }) => void;
};

function coverageOf(error: unknown): Coverage | null {
  const { rows, total } = (error instanceof AppError && error.context) || {};
  return typeof rows === 'number' && typeof total === 'number' ? { rows, total } : null;
}

const brokenBy = (error: unknown, late: boolean) => ({
  code: error instanceof AppError ? error.code : ('internal' as const),
  coverage: coverageOf(error),
  late,
});

/** What is known when the last page is read: the first and the last of everything that a page tells. */
class Told {
  endpoint = '';
  first = '';
  last = '';
  rows = 0;
  total: number | null = null;
  readonly filteredHere = new Set<string>();
  readonly checks = new Map<string, Check>();

  /** A rule that failed on one page has failed. */
  add({ data, page, meta, filteredHere }: RowPage<unknown>): void {
    const { endpoint, fetchedAt } = meta.source;
    this.endpoint = endpoint;
    this.first = this.first || fetchedAt;
    this.last = fetchedAt;
    this.rows += data.length;
    this.total = page.total;
    for (const name of filteredHere) this.filteredHere.add(name);
    for (const check of meta.checks) {
      const key = `${check.id} ${check.subject}`;
      if (this.checks.get(key)?.status !== 'fail') this.checks.set(key, check);
    }
  }
}

function endOf(
  { report, fields, zone }: Pick<FileOf<unknown>, 'report' | 'fields' | 'zone'>,
  t: CsvTranslator | null,
  told: Told,
): string {
  if (report === null || t === null) return '';
  return csvText(
    aboutRecords(t, {
      ...report.about,
      zone,
      fields,
      endpoint: told.endpoint,
      fetched: { first: told.first, last: told.last },
      filteredHere: [...told.filteredHere],
      rows: told.rows,
      total: told.total,
      checks: [...told.checks.values()],
    }),
  );
}

/**
 * The file piece by piece: a page of the list at a time, none before it is asked for. Where a page cannot be had it ends
 * with a record that says so, and then with the error itself, so that the answer is cut off.
 */
export async function* fileTexts<Row>(file: FileOf<Row>): AsyncGenerator<string, void> {
  const { pages, fields, cellsOf, report, zone } = file;
  const t = report && csvTranslator(report.locale);
  const words = t === null ? PLAIN_WORDS : reportWords(t, zone);
  const told = new Told();
  let failure: unknown = null;
  try {
    yield BYTE_ORDER_MARK + csvText([headRecord(t, fields)]);
    for await (const page of pages) {
      told.add(page);
      const records = page.data.map((row) => {
        const cells = cellsOf(row, words);
        return fields.map((field) => cells[field] ?? null);
      });
      if (records.length > 0) yield csvText(records);
    }
    const end = endOf(file, t, told);
    if (end !== '') yield end;
  } catch (error) {
    failure = error;
    if (file.isGone()) return;
    const broken = brokenBy(error, file.isLate());
    yield csvText([brokenRecord(t, told.rows, broken)]);
    // Next prints it as it is: without its cause, which may quote the vendor.
    throw new AppError(broken.code, 'The file broke off.');
  } finally {
    file.onEnd({ rows: told.rows, error: failure });
  }
}
