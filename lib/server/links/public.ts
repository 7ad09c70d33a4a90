import { AppError, HTTP_STATUS } from '@/lib/errors';
import { type SharedAnswer, sharedAnswer } from '@/lib/model/shared-report';
import type { StoredLink } from '@/lib/store/app/links';
import 'server-only';
import { type Call, createCall } from '../call';
import { connect } from '../connect';
import { failureFields } from '../failure-fields';
import { type Handlers, readOnly } from '../handlers';
import { problem } from '../problem';
import { newRequestId } from '../request-id';
import { services } from '../services';
import { readReport } from './report';
import { signedReport } from './signing';
import type { LinkSpec } from './spec';
import { viewerRange } from './viewer-range';
import { type Visit, visit } from './visit';

/** What every answer of a link carries, whatever it says. */
export const LINK_HEADERS = {
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'private, no-store',
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

/** Draws a page, with the policy that its inline style and script need. */
export type DrawLink = (
  view: LinkView,
  /** `address`: where the link is; null for a preview, which is nowhere. `search`: the dates that were asked for. */
  head: { readonly acceptLanguage: string | null; readonly address: string | null; readonly search?: string },
) => Promise<{ readonly html: string; readonly policy: string }>;

export const goneError = () => new AppError('not_found', 'There is nothing at this address.');
const lockedError = () => new AppError('unauthenticated', 'This report has a password.');

/** The token in `/s/{token}…`, as it stands there. */
export const tokenOf = (url: URL) => url.pathname.split('/')[2] ?? '';

/** The report that a link shows: the frozen one, or today's. @throws AppError */
async function answerOf(
  call: Call,
  stored: StoredLink,
  spec: LinkSpec,
  search: URLSearchParams,
): Promise<SharedAnswer> {
  const held = await connect(call, spec.report.connectionId).catch((error: unknown) => {
    // Its connection is gone, and the link with it.
    throw error instanceof AppError && error.code === 'not_found' ? goneError() : error;
  });
  const range = viewerRange(search, spec, held.entry.timeZone, call.services.clock.now());
  if (stored.snapshot !== null) return sharedAnswer.parse(JSON.parse(stored.snapshot));
  return readReport(call, spec.report, stored.mode, range);
}

type Opened = { readonly answer: SharedAnswer; readonly cookies: readonly string[]; readonly link: LinkFacts };

async function open(call: Call, seen: Visit & { kind: 'open' }, search: URLSearchParams): Promise<Opened> {
  const { stored, spec } = seen;
  const answer = await answerOf(call, stored, spec, search);
  const cookies = await seen.count();
  if (cookies === null) throw goneError();
  const expiresAt = stored.expiresAt === null ? null : new Date(stored.expiresAt).toISOString();
  const { locale, viewerDates, exports = true } = spec;
  return { answer, cookies, link: { name: stored.name, expiresAt, locale, viewerDates, exports } };
}

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

type Shown = { readonly view: LinkView; readonly status: number; readonly cookies?: readonly string[] };
const GONE: Shown = { view: { kind: 'gone' }, status: 404 };

/** What stands there for this viewer, and with which status; nothing where the link does not allow what is asked for. */
export async function shownAt(
  call: Call,
  url: URL,
  note: (linkId: string) => void,
  allows: (spec: LinkSpec) => boolean = () => true,
): Promise<Shown> {
  const seen = await visit(call.services, tokenOf(url), call.headers);
  if (seen.kind === 'gone') return GONE;
  note(seen.stored.id);
  if (!allows(seen.spec)) return GONE;
  const { locale } = seen.spec;
  if (seen.kind === 'locked') return { view: { kind: 'locked', locale }, status: 401 };
  try {
    const { cookies, ...report } = await open(call, seen, url.searchParams);
    return { view: { kind: 'report', ...report }, status: 200, cookies };
  } catch (error) {
    if (isGone(error)) return GONE;
    if (!(error instanceof AppError)) throw error;
    const { code } = error;
    return { view: { kind: 'failed', locale, code, requestId: call.requestId }, status: HTTP_STATUS[code] };
  }
}

/** GET /s/{token}: the page, drawn by whoever knows how. */
export function sharedPage(draw: DrawLink): Handlers {
  return readOnly((request) =>
    watched(request, 'share', async (call, note) => {
      const url = new URL(request.url);
      const { view, status, cookies } = await shownAt(call, url, note);
      const head = {
        acceptLanguage: request.headers.get('accept-language'),
        address: url.pathname,
        search: url.search,
      };
      const { html, policy } = await draw(view, head);
      const headers = headersOf(call.requestId, cookies);
      headers.set('Content-Type', 'text/html; charset=utf-8');
      headers.set('Content-Security-Policy', policy);
      return new Response(html, { status, headers });
    }),
  );
}

/** GET /s/{token}/report.json: the same data. */
export const sharedData: Handlers = readOnly((request) =>
  watched(request, 'share-data', async (call, note) => {
    const url = new URL(request.url);
    const seen = await visit(call.services, tokenOf(url), request.headers);
    if (seen.kind === 'gone') throw goneError();
    note(seen.stored.id);
    if (seen.kind === 'locked') throw lockedError();
    const { answer, cookies } = await open(call, seen, url.searchParams).catch((error: unknown) => {
      throw isGone(error) ? goneError() : error;
    });
    const headers = headersOf(call.requestId, cookies);
    headers.set('Content-Type', 'application/json; charset=utf-8');
    const { identity, clock } = call.services;
    return new Response(JSON.stringify(signedReport(identity.keys.reports, answer, clock.now())), { headers });
  }),
);
