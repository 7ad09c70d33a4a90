import type * as z from 'zod/mini';
import type { Difference, verifyEndpoint } from '@/lib/api/reports';
import { AppError } from '@/lib/errors';
import { formatsOf } from '@/lib/format/formats';
import type { Locale } from '@/lib/format/locale';
import type { SharedAnswer } from '@/lib/model/shared-report';
import type { SignedReport } from '@/lib/model/signed-file';
import type { ColumnKind, Table } from '@/lib/report-files/table';
import { reportTables } from '@/lib/report-files/tables';
import 'server-only';
import type { Call } from '../http/call';
import { localeFor } from '../http/reader-locale';
import { readReport } from './report';
import { reportHolds } from './signing';

type Verdict = {
  readonly result: 'unchanged' | 'foreign' | 'changed';
  readonly keyId: string;
  readonly signedAt: string;
};

/** What a report's signature says to whoever has this installation's key. */
function verdictOf({ services }: Pick<Call, 'services'>, report: SignedReport): Verdict {
  const { keyId, signedAt, publicKey } = report.signature;
  const ours = publicKey === services.identity.keys.reports.publicKey;
  const result = reportHolds(report, report.signature) ? (ours ? 'unchanged' : 'foreign') : 'changed';
  return { result, keyId, signedAt };
}

/** Every number of a report by where it stands, as it reads there. */
function figuresOf(
  answer: SharedAnswer,
  locale: Locale,
): Map<string, Omit<Difference, 'was' | 'now'> & { text: string }> {
  const formats = formatsOf(locale);
  const read: Readonly<Record<ColumnKind, (value: number) => string>> = {
    text: (value) => formats.number(value),
    count: (value) => formats.number(value),
    rate: (value) => formats.statedRate(value),
    number: (value) => formats.number(value, Number.isInteger(value) ? 0 : 2),
  };
  const words = ({ columns }: Table, cells: readonly unknown[]) =>
    cells.filter((cell, at) => typeof cell === 'string' && columns[at]?.kind === 'text' && cell !== '').slice(0, 2);
  return new Map(
    reportTables(answer, locale).flatMap((table) =>
      table.rows.flatMap(({ key, cells }) =>
        table.columns.flatMap(({ name, kind }, at) => {
          const cell = cells[at];
          if (typeof cell !== 'number') return [];
          const label = [...words(table, cells), name].join(' · ');
          return [[`${table.key} ${key} ${at}`, { table: table.title, label, text: read[kind](cell) }] as const];
        }),
      ),
    ),
  );
}

/** Where two reports of the same thing differ, figure by figure, in the order of the report; and how many do not. */
export function differencesOf(was: SharedAnswer, now: SharedAnswer, locale: Locale) {
  const [before, after] = [figuresOf(was, locale), figuresOf(now, locale)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const rows = keys.flatMap((key): Difference[] => {
    const [a, b] = [before.get(key), after.get(key)];
    const known = a ?? b;
    if (known === undefined || a?.text === b?.text) return [];
    return [{ table: known.table, label: known.label, was: a?.text ?? null, now: b?.text ?? null }];
  });
  return { differences: rows, same: keys.length - rows.length };
}

/** POST /verify: whether a signed report is what was signed here, and where the same report differs now. */
export async function verifyReport(
  call: Call,
  { report, locale }: z.output<typeof verifyEndpoint.input> & z.output<NonNullable<typeof verifyEndpoint.body>>,
) {
  const verdict = verdictOf(call, report);
  const nothing = { differences: null, same: null, now: null };
  // What we did not sign does not say what we have to read.
  if (verdict.result !== 'unchanged') return { data: { verdict, ...nothing } };
  const today = await readReport(call, report.data.report, 'live').catch((error: unknown) => {
    if (error instanceof AppError && error.code !== 'internal') return null;
    throw error;
  });
  if (today === null) return { data: { verdict, ...nothing } };
  return { data: { verdict, ...differencesOf(report, today, localeFor(call, locale)), now: today.data.asOf } };
}
