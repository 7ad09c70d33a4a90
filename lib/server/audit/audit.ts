import type * as z from 'zod/mini';
import type { auditCsvEndpoint, auditEndpoint } from '@/lib/api/audit';
import { auditCells, auditHead } from '@/lib/csv/audit';
import { BYTE_ORDER_MARK, csvText } from '@/lib/csv/text';
import { localeOf } from '@/lib/format/locale';
import { csvTranslator } from '@/lib/messages/csv';
import type { AuditRecord } from '@/lib/model/audit';
import { localDate } from '@/lib/model/time';
import type { AuditEntry } from '@/lib/store/app/audit';
import 'server-only';
import { noteAction } from '../accounts/identity';
import { cookieOf } from '../accounts/session-cookie';
import { attachment } from '../exports/export-name';
import type { Call } from '../http/call';
import { readerOf } from '../http/call-reader';
import { textStream } from '../http/text-stream';
import { askedRange, type RangeTexts } from '../reads/range';

const ZONE = 'Asia/Shanghai';
const EXPORT_PAGE = 500;

type Filters = RangeTexts & { readonly actor?: string | undefined; readonly action?: string | undefined };

function questionOf({ services }: Call, { actor, action, ...texts }: Filters) {
  const asked = askedRange(texts, ZONE, services.clock.now());
  if (!asked) return { actor, action };
  // The store includes both ends; a range does not include its last moment.
  return { actor, action, from: Date.parse(asked.range.from), to: Date.parse(asked.range.to) - 1 };
}

/** What ids are called now. Asked once for a whole page: what is gone has no name any more. */
async function namesOf({ services }: Call): Promise<ReadonlyMap<string, string>> {
  const { store, book } = services;
  const [users, tokens, links, connections] = await Promise.all([
    store.users.list(),
    store.apiTokens.list(),
    store.links.list(),
    book.list(),
  ]);
  const named = [...users, ...tokens, ...links, ...connections.map(({ entry }) => entry)];
  return new Map([['admin-token', 'CALLBOARD_ADMIN_TOKEN'], ...named.map(({ id, name }) => [id, name] as const)]);
}

const recordOf = (names: ReadonlyMap<string, string>) => (entry: Required<AuditEntry>) => {
  const named = (id: string) => ({ id, name: names.get(id) ?? null });
  const { id, at, actor, action, subject, detail, before, after } = entry;
  const change = { before, after, detail } as Pick<AuditRecord, 'before' | 'after' | 'detail'>;
  return { id, at: new Date(at).toISOString(), actor: named(actor), action, subject: named(subject), ...change };
};

function placeOf(cursor: string | undefined) {
  const [at, id] = cursor?.split('-') ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}

/** One page of the audit log. @throws AppError `bad_request` for a range that does not fit */
export async function listAudit(
  call: Call,
  { cursor, pageSize, ...filters }: z.output<typeof auditEndpoint.input>,
): Promise<z.output<typeof auditEndpoint.reply>> {
  const { audit } = call.services.store;
  const question = { ...questionOf(call, filters), after: placeOf(cursor), limit: pageSize + 1 };
  const [entries, names] = await Promise.all([audit.list(question), namesOf(call)]);
  const shown = entries.slice(0, pageSize);
  const last = entries.length > pageSize ? shown.at(-1) : undefined;
  const known = cursor === undefined ? await audit.known() : null;
  return {
    data: shown.map(recordOf(names)),
    next: last ? `${last.at}-${last.id}` : null,
    known: known && {
      actors: known.actors.map((id) => ({ id, name: names.get(id) ?? null })),
      actions: [...known.actions],
    },
  };
}

async function* texts(call: Call, filters: Filters, locale: 'zh-CN' | 'en'): AsyncGenerator<string, void> {
  const question = questionOf(call, filters);
  const [names, t] = [await namesOf(call), csvTranslator(locale)];
  yield BYTE_ORDER_MARK + csvText([auditHead(t)]);
  let after: { readonly at: number; readonly id: string } | undefined;
  for (let more = true; more; ) {
    const entries = await call.services.store.audit.list({ ...question, after, limit: EXPORT_PAGE });
    if (entries.length > 0) yield csvText(entries.map(recordOf(names)).map((record) => auditCells(record, ZONE)));
    after = entries.at(-1);
    more = entries.length === EXPORT_PAGE;
  }
}

/** The log as a file, written page by page. That it was taken is noted before its first byte leaves. */
export async function exportAudit(call: Call, input: z.output<typeof auditCsvEndpoint.input>): Promise<Response> {
  const {
    locale = localeOf(cookieOf(call.headers, 'callboard_locale'), call.headers.get('accept-language')),
    ...filters
  } = input;
  const day = localDate(call.services.clock.now().toISOString(), ZONE);
  const headers = {
    'Cache-Control': 'private, no-store, no-transform',
    'Content-Disposition': attachment('audit.csv', `${csvTranslator(locale)('file.audit')} ${day}.csv`),
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'X-Content-Type-Options': 'nosniff',
  };
  // Refused with a status of its own, before anything is noted.
  questionOf(call, filters);
  if (call.method === 'HEAD') return new Response(null, { headers });
  const { actor = null, action = null, from = null, to = null } = filters;
  const detail = { actor, action, from, to };
  await noteAction(call.services.identity, {
    actor: readerOf(call).id,
    action: 'audit.exported',
    subject: 'audit',
    detail,
  });
  return new Response(
    textStream(texts(call, filters, locale), () => undefined),
    { headers },
  );
}
