import { AppError, type ErrorCode, HTTP_STATUS } from '@/lib/errors';
import 'server-only';

const TITLES: Readonly<Record<ErrorCode, string>> = {
  bad_request: 'Bad request',
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  unsupported: 'Not supported by this vendor',
  conflict: 'Conflict',
  too_large: 'Too large',
  rate_limited: 'Too many requests',
  internal: 'Internal error',
  vendor_rejected: 'The vendor refused',
  vendor_malformed: 'The vendor answered something unreadable',
  vendor_unavailable: 'The vendor is unavailable',
  timeout: 'The vendor did not answer in time',
};

type Extra = { readonly status?: number; readonly headers?: Readonly<Record<string, string>> };

/** RFC 9457, for every failure. Of an error that is not ours it says nothing but that something went wrong. */
export function problem(error: unknown, requestId: string, { status, headers }: Extra = {}): Response {
  const known = error instanceof AppError && error.code !== 'internal' ? error : null;
  const code = known?.code ?? 'internal';
  const retryAfter = known?.retryAfterSeconds;
  const seconds = retryAfter === undefined ? undefined : Math.max(1, Math.ceil(retryAfter));
  const body = {
    type: 'about:blank',
    title: TITLES[code],
    status: status ?? HTTP_STATUS[code],
    code,
    detail: known?.message ?? 'Something went wrong.',
    requestId,
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
    ...(known?.errors ? { errors: known.errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Request-Id': requestId,
      ...(seconds === undefined ? {} : { 'Retry-After': String(seconds) }),
      ...(code === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer realm="callboard"' } : {}),
      ...headers,
    },
  });
}

/** A wrong method: HTTP 405 with `Allow`, and the code `bad_request`. */
export function wrongMethod(allowed: readonly string[], requestId: string): Response {
  const error = new AppError('bad_request', `This address takes ${allowed.join(', ')}.`);
  return problem(error, requestId, { status: 405, headers: { Allow: allowed.join(', ') } });
}
