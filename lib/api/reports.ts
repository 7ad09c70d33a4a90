import * as z from 'zod/mini';
import { LOCALES } from '@/lib/model/link';
import { signedReport } from '@/lib/model/signed-file';
import { bytes, connectionId, endpoint, plain, rangeInput, vendorId } from './endpoint';

const locale = z.optional(z.enum(LOCALES, 'takes zh-CN or en'));
const task = z.object({ connectionId, taskId: vendorId, ...rangeInput, locale });
const inbound = z.object({ connectionId, ...rangeInput, locale });
const call = z.object({ connectionId, callId: vendorId, taskId: z.optional(vendorId), locale });
/** `print`: in the browser, which asks for a printer, in place of a download. */
const show = z.optional(z.enum(['print'], 'takes print'));

const file = { access: 'viewer', reply: bytes, streamed: true } as const;
const csv = { ...file, media: ['text/csv'] } as const;
const xlsx = { ...file, media: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] } as const;
const html = { ...file, media: ['text/html'] } as const;

export const taskReportCsvEndpoint = endpoint({
  ...csv,
  name: 'task-report-csv',
  summary: 'The report of a task as CSV: each section, and at the end what it is',
  input: task,
});
export const taskReportXlsxEndpoint = endpoint({
  ...xlsx,
  name: 'task-report-xlsx',
  summary: 'The report of a task as a workbook, a sheet for each section',
  input: task,
});
export const taskReportHtmlEndpoint = endpoint({
  ...html,
  name: 'task-report-html',
  summary: 'The report of a task as one signed file that opens without a network',
  input: z.extend(task, { show }),
});
export const inboundReportCsvEndpoint = endpoint({
  ...csv,
  name: 'inbound-report-csv',
  summary: 'The report of an inbound line as CSV: each section, and at the end what it is',
  input: inbound,
});
export const inboundReportXlsxEndpoint = endpoint({
  ...xlsx,
  name: 'inbound-report-xlsx',
  summary: 'The report of an inbound line as a workbook, a sheet for each section',
  input: inbound,
});
export const inboundReportHtmlEndpoint = endpoint({
  ...html,
  name: 'inbound-report-html',
  summary: 'The report of an inbound line as one signed file that opens without a network',
  input: z.extend(inbound, { show }),
});
export const callReportCsvEndpoint = endpoint({
  ...csv,
  name: 'call-report-csv',
  summary: 'One call as CSV, its number and the long digits in its text masked',
  input: call,
});
export const callReportXlsxEndpoint = endpoint({
  ...xlsx,
  name: 'call-report-xlsx',
  summary: 'One call as a workbook, its number and the long digits in its text masked',
  input: call,
});
export const callReportHtmlEndpoint = endpoint({
  ...html,
  name: 'call-report-html',
  summary: 'One call as one signed file that opens without a network, its number and long digits masked',
  input: z.extend(call, { show }),
});

const verdict = z.object({
  /** unchanged: signed by this installation; foreign: whole, but signed by another key; changed: not what was signed. */
  result: z.enum(['unchanged', 'foreign', 'changed']),
  keyId: z.string(),
  signedAt: z.string(),
});

const difference = z.object({
  table: z.string(),
  label: z.string(),
  /** null: it was not there. */
  was: z.nullable(z.string()),
  now: z.nullable(z.string()),
});
export type Difference = z.infer<typeof difference>;

export const verifyEndpoint = endpoint({
  name: 'verify',
  summary: 'Whether a signed report is unchanged, and where the same report differs now; 2 MB at most',
  access: 'viewer',
  input: z.object({ locale }),
  body: z.strictObject({ report: signedReport }),
  bodyBytes: 2 * 1024 * 1024,
  reply: plain(
    z.object({
      verdict,
      /** null where nothing is compared: it is not ours, or the vendor does not answer. */
      differences: z.nullable(z.array(difference)),
      /** Figures that are the same. */
      same: z.nullable(z.int()),
      now: z.nullable(z.string()),
    }),
  ),
});
