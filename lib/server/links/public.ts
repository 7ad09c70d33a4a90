import { AppError, HTTP_STATUS } from '@/lib/errors';
import { type SharedAnswer, sharedAnswer } from '@/lib/model/shared-report';
import 'server-only';
import { isHttps } from '../accounts/session-cookie';
import { connect } from '../connections/connect';
import { type Call, createCall } from '../http/call';
import { failureFields } from '../http/failure-fields';
import { type Handlers, readOnly } from '../http/handlers';
import { problem } from '../http/problem';
import { newRequestId } from '../http/request-id';
import { services } from '../process/services';
import { APART, framesOf } from './frame';
import { clientOf } from './pace';
import { readReport } from './report';
import { type Page, type Read, readOf } from './shown';
import { signedReport } from './signing';
import type { LinkSpec } from './spec';
import { linkReader } from './unmasked';
import { viewerRange } from './viewer-range';
import { type Visit, visit } from './visit';

/** What every answer of a link carries, whatever it says. */
export const LINK_HEADERS = {
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  ...APART,
} as const;

/** What of a link its reader may know. */
export type LinkFacts = {
  readonly name: string;
  readonly expiresAt: string | null;
  readonly locale: LinkSpec['locale'];
  readonly viewerDates: LinkSpec['viewerDates'];
  /** Whether the report can be had as a file. */
  readonly exports: boolean;
};

/** What stands at the address of a link, for whoever draws it. */
export type LinkView =
  | { readonly kind: 'gone' }
  | { readonly kind: 'locked'; readonly locale: LinkSpec['locale']; readonly wrong?: 'password' | 'wait' }
  | { readonly kind: 'failed'; readonly locale: LinkSpec['locale']; readonly code: string; readonly requestId: string }
  | { readonly kind: 'report'; readonly link: LinkFacts; readonly answer: SharedAnswer };

export type LinkHead = {
  readonly acceptLanguage: string | null;
  /** Where the link is; null for a preview, which is nowhere. */
  readonly address: string | null;
  /** The dates that were asked for, as they stand in the address. */
  readonly search?: string;
  /** Origins whose pages may hold it in a frame. */
  readonly frames?: readonly string[];
  /** It stands in a frame now, where a password may not be kept: over http browsers keep no cookie for it. */
  readonly cookieless?: boolean;
};

/** Draws a page, with the policy that its inline style and script need. */
export type DrawLink = (view: LinkView, head: LinkHead) => Promise<Page>;

export const goneError = () => new AppError('not_found', 'There is nothing at this address.');
const lockedError = () => new AppError('unauthenticated', 'This report has a password.');

/** The token in `/s/{token}…`, as it stands there. */
export const tokenOf = (url: URL) => url.pathname.split('/')[2] ?? '';

/** How a page of a link is headed for this request. */
export function headOf(request: Request, seen: Visit): LinkHead {
  const { headers } = request;
  const { pathname, searchParams } = new URL(request.url);
  // Dates alone: what is drawn for one reader is kept for all who ask for the same ones.
  const dates = [...searchParams].filter(([name, value]) => /^(?:from|to)$/.test(name) && /^\d{4}/.test(value));
  const search = dates.length === 0 ? '' : `?${new URLSearchParams(dates)}`;
  const frames = seen.kind === 'gone' ? [] : framesOf(seen);
  const cookieless = frames.length > 0 && headers.get('sec-fetch-dest') === 'iframe' && !isHttps(headers);
  return { acceptLanguage: headers.get('accept-language'), address: pathname, search, frames, cookieless };
}

/** The call of whoever asks first, for everybody who waits with them: it does not end when that one leaves. */
const forAll = (call: Call): Call => ({ ...call, signal: new AbortController().signal });

type Opened = {
  readonly read: Read;
  /** Names what is shown among all that links show. */
  readonly question: string;
  readonly cookies: readonly string[];
  readonly link: LinkFacts;
};

/** The report that a link shows, the frozen one or today's, for a viewer who is counted by it. @throws AppError */
async function open(call: Call, seen: Visit & { kind: 'open' }, search: URLSearchParams): Promise<Opened> {
  const { stored, spec } = seen;
  const { services } = call;
  const { entry } = await connect(call, spec.report.connectionId);
  const range = viewerRange(search, spec, entry.timeZone, services.clock.now());
  const question = JSON.stringify([stored.id, stored.version, range.from, range.to]);
  const { identity, clock } = services;
  // Signed once for all who share its reading; a snapshot keeps the signature of its day.
  const load = async () => signedReport(identity.keys.reports, await found(), clock.now());
  const found = async () => {
    if (stored.snapshot !== null) return sharedAnswer.parse(JSON.parse(stored.snapshot));
    services.sharing.pace.worked(stored.id, clientOf(call.headers));
    if (spec.unmasked)
      return readReport({ ...call, reader: linkReader(stored, spec) }, spec.report, stored.mode, range, spec.reason);
    return readReport(forAll(call), spec.report, stored.mode, range);
  };
  const { shown } = services.sharing;
  // Whole numbers are kept nowhere, and each look at them is in the audit log.
  const read = spec.unmasked ? readOf(await load()) : await shown.read(question, load);
  const cookies = await seen.count();
  if (cookies === null) throw goneError();
  const expiresAt = stored.expiresAt === null ? null : new Date(stored.expiresAt).toISOString();
  const { locale, viewerDates } = spec;
  const exports = mayLeave(spec);
  return { read, question, cookies, link: { name: stored.name, expiresAt, locale, viewerDates, exports } };
}

/** Whether a link's report can be had as a file. Whole numbers are kept nowhere, in no file either. */
export const mayLeave = ({ exports = true, unmasked }: LinkSpec) => exports && !unmasked;

const isGone = (error: unknown) => error instanceof AppError && error.code === 'not_found';

/** What every answer of a link carries, with its cookies. */
export function headersOf(requestId: string, cookies: readonly string[] = []): Headers {
  const headers = new Headers({ ...LINK_HEADERS, 'X-Request-Id': requestId });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return headers;
}

/** A problem with what every answer of a link carries. */
export function linkProblem(error: unknown, requestId: string): Response {
  const response = problem(error, requestId);
  for (const [name, value] of Object.entries(LINK_HEADERS)) response.headers.set(name, value);
  return response;
}

/** Every answer is counted and logged by the link's id; its token is in no line. */
export async function watched(
  request: Request,
  what: 'share' | 'share-data' | 'share-file' | 'share-unlock' | 'verify',
  work: (call: Call, note: (linkId: string) => void) => Promise<Response>,
): Promise<Response> {
  const all = services();
  const requestId = newRequestId();
  const from = all.clock.monotonic();
  let linkId: string | null = null;
  let failure: unknown = null;
  const response = await work(createCall(all, request, requestId), (id) => {
    linkId = id;
  }).catch((error: unknown) => {
    failure = error;
    return linkProblem(error, requestId);
  });
  const seconds = (all.clock.monotonic() - from) / 1_000;
  all.measures.requests.inc({ endpoint: what, method: request.method, status: String(response.status) });
  all.measures.durations.observe({ endpoint: what }, seconds);
  const fields = { requestId, endpoint: what, linkId, status: response.status, durationMs: seconds * 1_000 };
  if (failure !== null && !(failure instanceof AppError)) {
    all.log.error({ ...fields, ...failureFields(failure) }, 'a request failed');
  } else all.log.debug(fields, 'answered');
  return response;
}

type Shown = {
  readonly view: LinkView;
  readonly status: number;
  readonly cookies?: readonly string[];
  readonly retryAfterSeconds?: number | undefined;
  /** Where the page is the same for everybody who asks the same: what it is a page of. */
  readonly shared?: Pick<Opened, 'read' | 'question'>;
};
const GONE: Shown = { view: { kind: 'gone' }, status: 404 };

/** What stands there for this viewer, and with which status; nothing where the link does not allow what is asked for. */
export async function shownTo(
  call: Call,
  seen: Visit,
  url: URL,
  note: (linkId: string) => void,
  allows: (spec: LinkSpec) => boolean = () => true,
): Promise<Shown> {
  if (seen.kind === 'gone') {
    call.services.sharing.pace.missed(clientOf(call.headers));
    return GONE;
  }
  note(seen.stored.id);
  if (!allows(seen.spec)) return GONE;
  const { locale } = seen.spec;
  if (seen.kind === 'locked') return { view: { kind: 'locked', locale }, status: 401 };
  try {
    const { cookies, read, question, link } = await open(call, seen, url.searchParams);
    const shared = seen.spec.unmasked ? {} : { shared: { read, question } };
    return { view: { kind: 'report', link, answer: read.answer }, status: 200, cookies, ...shared };
  } catch (error) {
    if (isGone(error)) return GONE;
    if (!(error instanceof AppError)) throw error;
    const { code, retryAfterSeconds } = error;
    const view = { kind: 'failed', locale, code, requestId: call.requestId } as const;
    return { view, status: HTTP_STATUS[code], retryAfterSeconds };
  }
}

/** GET /s/{token}/report.json: the same data. */
export const sharedData: Handlers = readOnly((request) =>
  watched(request, 'share-data', async (call, note) => {
    const url = new URL(request.url);
    const seen = await visit(call.services, tokenOf(url), request.headers);
    if (seen.kind === 'gone') {
      call.services.sharing.pace.missed(clientOf(request.headers));
      throw goneError();
    }
    note(seen.stored.id);
    if (seen.kind === 'locked') throw lockedError();
    const { read, cookies } = await open(call, seen, url.searchParams).catch((error: unknown) => {
      throw isGone(error) ? goneError() : error;
    });
    const headers = headersOf(call.requestId, cookies);
    headers.set('Content-Type', 'application/json; charset=utf-8');
    return new Response(read.text, { headers });
  }),
);
