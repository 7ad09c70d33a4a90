import type * as z from 'zod/mini';
import type { callsCsvEndpoint, numbersCsvEndpoint } from '@/lib/api/exports';
import type { About } from '@/lib/csv/about';
import { ATTEMPT_FIELDS, CALL_FIELDS, callCells, NUMBER_FIELDS, numberCells } from '@/lib/csv/columns';
import { AppError } from '@/lib/errors';
import type { Locale } from '@/lib/format/locale';
import { csvTranslator } from '@/lib/messages/csv';
import { localDate } from '@/lib/model/time';
import { deadlineOf, linked } from '@/lib/proxy/abort';
import 'server-only';
import { connect } from '../connections/connect';
import type { Call } from '../http/call';
import { failureFields } from '../http/failure-fields';
import { localeFor } from '../http/reader-locale';
import { textStream } from '../http/text-stream';
import { listCalls, listNumbers } from '../reads/calls';
import { readAfresh } from '../reads/read-afresh';
import { methodOf } from '../reads/read-through';
import { getTask } from '../reads/tasks';
import { type FileOf, fileTexts } from './export-file';
import { attachment, nameInFile } from './export-name';
import { EXPORT_PAGE, pagesOf, type RowPage } from './export-pages';

/** Whoever reads slower than that holds a place that others wait for. */
const WHOLE_MS = 15 * 60_000;

type One = { readonly connectionId: string; readonly taskId: string };
type Manner = { readonly style: 'plain' | 'report'; readonly locale?: Locale | undefined };
type Listing<Row> = Pick<FileOf<Row>, 'fields' | 'cellsOf'> & {
  readonly name: 'calls' | 'numbers';
  readonly filters: About['filters'];
  /** One page, asked for in the name of that call. */
  readonly page: (call: Call, number: number) => Promise<RowPage<Row>>;
};

const headersOf = (disposition: string) => ({
  // Not packed on the way either: a packer keeps back what the reader waits for.
  'Cache-Control': 'private, no-store, no-transform',
  'Content-Disposition': disposition,
  'Content-Type': 'text/csv; charset=utf-8; header=present',
  'X-Content-Type-Options': 'nosniff',
});

/** The task's name, where it can be had: an export does not fail for want of it. */
const taskNameOf = (call: Call, { connectionId, taskId }: One) =>
  // Where the name comes from is not where the file does.
  getTask({ ...call, noted: {} }, { connectionId, taskId }).then(
    ({ data }) => data.name,
    () => null,
  );

function readerOf({ reader }: Call): string {
  if (reader === null) throw new AppError('unauthenticated', 'Sign in, or send an API token.');
  return `${reader.kind} ${reader.id}`;
}

/** What a running export holds, from its first question to its vendor until its last byte is taken. */
function begin(call: Call, name: string) {
  const { clock, exports, log } = call.services;
  const leave = exports.enter(readerOf(call));
  const gone = new AbortController();
  const late = deadlineOf(WHOLE_MS, clock);
  const { signal, unlink } = linked([call.signal, gone.signal, late.signal]);
  // Nobody may ever come for the bytes.
  signal.addEventListener('abort', leave, { once: true });
  const from = clock.monotonic();
  const isGone = () => call.signal.aborted || gone.signal.aborted;
  return {
    signal,
    isGone,
    isLate: () => late.signal.aborted,
    left: () => gone.abort(),
    end({ rows, error }: { readonly rows: number; readonly error: unknown }) {
      late.clear();
      unlink();
      leave();
      const fields = { requestId: call.requestId, rows, durationMs: clock.monotonic() - from };
      if (isGone()) log.debug(fields, `whoever asked for an export of ${name} left`);
      else if (error === null) log.info(fields, `an export of ${name} is written`);
      else log.warn({ ...fields, ...failureFields(error) }, `an export of ${name} broke off`);
    },
  };
}

async function exported<Row extends { readonly id: string }>(
  call: Call,
  { connectionId, taskId, style, locale: asked }: One & Manner,
  { name, fields, cellsOf, filters, page }: Listing<Row>,
): Promise<Response> {
  const { clock } = call.services;
  const held = await connect(call, connectionId);
  methodOf(held, name);
  const { id, name: connectionName, dialect, timeZone: zone } = held.entry;
  const taskName = await taskNameOf(call, { connectionId, taskId });
  const locale = localeFor(call, asked);
  const day = localDate(clock.now().toISOString(), zone);
  const title = [nameInFile(taskName ?? ''), csvTranslator(locale)(`file.${name}`), day].filter(Boolean).join(' ');
  const headers = headersOf(attachment(`${name}.csv`, `${title}.csv`));
  if (call.method === 'HEAD') return new Response(null, { headers });

  const { signal, isGone, isLate, left, end } = begin(call, name);
  try {
    const pages = pagesOf((number) => page({ ...call, signal }, number), { clock, signal });
    // Until here a failure has a status of its own.
    const first = await pages.next();
    const about = {
      task: { id: taskId, name: taskName },
      connection: { id, name: connectionName, dialect },
      filters,
    };
    const report = style === 'plain' ? null : { locale, about };
    const all = resumed(first, pages);
    const texts = fileTexts({ pages: all, fields, cellsOf, zone, report, isLate, isGone, onEnd: end });
    return new Response(textStream(texts, left), { headers });
  } catch (error) {
    end({ rows: 0, error });
    throw error;
  }
}

/** A generator whose first item was taken already. */
async function* resumed<Item>(first: IteratorResult<Item, void>, rest: AsyncGenerator<Item, void>) {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

/** Every call of a task that the filters leave, as a file. @throws AppError as `listCalls`; `rate_limited` */
export async function exportCalls(call: Call, input: z.output<typeof callsCsvEndpoint.input>): Promise<Response> {
  const { style, locale, ...question } = input;
  const { connectionId, taskId, ...asked } = question;
  // What ends now ends at one moment for all pages.
  const to = asked.from !== undefined && asked.to === undefined ? call.services.clock.now().toISOString() : asked.to;
  const filters = { ...asked, to };
  return exported(call, input, {
    name: 'calls',
    fields: CALL_FIELDS,
    cellsOf: callCells,
    filters,
    page: (within, page) => listCalls(within, { ...question, to, page, pageSize: EXPORT_PAGE }, readAfresh),
  });
}

/** Every number of a task that the filters leave, as a file. @throws AppError as `listNumbers`; `rate_limited` */
export async function exportNumbers(call: Call, input: z.output<typeof numbersCsvEndpoint.input>): Promise<Response> {
  const { style, locale, ...question } = input;
  const { connectionId, taskId, ...filters } = question;
  return exported(call, input, {
    name: 'numbers',
    fields: filters.history ? [...NUMBER_FIELDS, ...ATTEMPT_FIELDS] : NUMBER_FIELDS,
    cellsOf: numberCells,
    filters,
    page: (within, page) => listNumbers(within, { ...question, page, pageSize: EXPORT_PAGE }, readAfresh),
  });
}
