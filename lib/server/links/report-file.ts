import { AppError } from '@/lib/errors';
import type { Locale } from '@/lib/format/locale';
import { fileTranslator } from '@/lib/messages/files';
import type { SharedAnswer } from '@/lib/model/shared-report';
import { MOST_FILE_BYTES, type SignedFile, type SignedReport } from '@/lib/model/signed-file';
import { localDate } from '@/lib/model/time';
import { type AboutLine, aboutLines } from '@/lib/report-files/about';
import { reportCsv } from '@/lib/report-files/csv';
import { reportTables } from '@/lib/report-files/tables';
import { MOST_ROWS, reportXlsx } from '@/lib/report-files/xlsx';
import 'server-only';
import { attachment, nameInFile } from '../exports/export-name';
import type { Call } from '../http/call';
import { ownOrigin } from '../http/own-origin';
import { documentHash, linesOf, partsOf, withSigned } from './file-text';
import { inTurn } from './in-turn';
import { signedReport, signFile } from './signing';

export const FORMATS = ['csv', 'xlsx', 'html'] as const;
export type Format = (typeof FORMATS)[number];

export const MEDIA: Readonly<Record<Format, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html',
};

/** Draws a report as a document of its own, with an empty signed part in it. */
export type DrawFile = (view: {
  readonly answer: SignedReport;
  /** Whom it is from or what it is of, above everything. */
  readonly title: string;
  readonly locale: Locale;
  readonly about: readonly AboutLine[];
  /** Whether it is opened to be printed. */
  readonly print: boolean;
}) => Promise<{ readonly html: string; readonly policy: string }>;

export type FileWish = {
  readonly answer: SharedAnswer;
  readonly title: string;
  readonly locale: Locale;
  readonly format: Format;
  /** Shown in the browser, which asks at once for a printer; html alone. */
  readonly print?: boolean;
};

type Written = { readonly body: string | Uint8Array<ArrayBuffer>; readonly policy?: string };

/** A workbook is built in one go: two at once would keep everybody else waiting twice as long. */
const oneWorkbook = inTurn(16);

/** @throws AppError `too_large` */
async function workbook(answer: SharedAnswer, locale: Locale, about: readonly AboutLine[], aboutTitle: string) {
  const tables = reportTables(answer, locale);
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (rows > MOST_ROWS) throw new AppError('too_large', 'This report has too many rows for a workbook.');
  return oneWorkbook(() => reportXlsx(tables, about, aboutTitle));
}

/** @throws AppError `too_large` */
async function offlineFile(
  call: Call,
  wish: FileWish & { answer: SignedReport },
  about: readonly AboutLine[],
  draw: DrawFile,
) {
  const { answer, title, locale, print = false } = wish;
  const { identity, clock } = call.services;
  const { html, policy } = await draw({ answer, title, locale, about, print });
  const around = partsOf(html)?.around ?? html;
  const shown = { locale, lines: linesOf(around), document: documentHash(around) };
  const shownSignature = signFile(identity.keys.reports, answer.signature, shown, clock.now());
  const file: SignedFile = { ...answer, shown, shownSignature };
  const body = withSigned(html, file);
  if (Buffer.byteLength(body) > MOST_FILE_BYTES)
    throw new AppError('too_large', 'This report is too long for one file.');
  return { body, policy };
}

async function written(call: Call, wish: FileWish, draw: DrawFile): Promise<Written> {
  const { services } = call;
  const { locale, title, format } = wish;
  const answer = signedReport(services.identity.keys.reports, wish.answer, services.clock.now());
  const about = aboutLines(answer, { locale, title, verifyAt: `${ownOrigin(call)}/verify` });
  const aboutTitle = fileTranslator(locale)('table.about');
  if (format === 'csv') return { body: reportCsv(reportTables(answer, locale), about, aboutTitle) };
  if (format === 'xlsx') return { body: await workbook(answer, locale, about, aboutTitle) };
  return offlineFile(call, { ...wish, answer }, about, draw);
}

/**
 * A report as a file of that format: body and the headers that are a file's own. Signed where it is not yet.
 * @throws AppError `too_large`, `rate_limited`
 */
export async function reportFile(
  call: Call,
  wish: FileWish,
  draw: DrawFile,
): Promise<{ readonly body: string | Uint8Array<ArrayBuffer>; readonly headers: Headers }> {
  const { format, locale, title, print = false, answer } = wish;
  const { body, policy } = await written(call, wish, draw);
  const day = localDate(call.services.clock.now().toISOString(), answer.data.source.timeZone);
  const word = fileTranslator(locale)(`name.${answer.data.report.kind}`);
  const name = [nameInFile(answer.data.task?.name ?? title), word, day].filter(Boolean).join(' ');
  const headers = new Headers({
    'Content-Type': format === 'xlsx' ? MEDIA.xlsx : `${MEDIA[format]}; charset=utf-8`,
    'Content-Disposition': print ? 'inline' : attachment(`report.${format}`, `${name}.${format}`),
    'X-Content-Type-Options': 'nosniff',
    ...(policy !== undefined && { 'Content-Security-Policy': `${policy}; frame-ancestors 'none'` }),
  });
  return { body, headers };
}
