import 'server-only';
import { entityTag, matches } from './entity-tag';

/** What a verb learned on its way, for the headers of a proxied answer. */
export type Noted = {
  /** The header's value, RFC 9211. */
  cacheStatus?: string;
  /** Milliseconds that this request waited for the vendor. */
  vendorMs?: number;
  /** Nobody may keep the answer: neither a browser nor a tag to compare it by. */
  unstored?: boolean;
};

/** Next takes Content-Length away; server.mjs puts it back from this. */
const LENGTH = 'X-Callboard-Length';

type Frame = {
  readonly request: Request;
  readonly requestId: string;
  readonly noted: Noted;
  readonly head: Headers;
  readonly totalMs: number;
};

/** The same for two answers that differ only in their age, and in whether the cache or the vendor gave them. */
function unaged(key: string, value: unknown): unknown {
  if (key === 'ageMs') return undefined;
  return key === 'state' && value === 'cached' ? 'fresh' : value;
}

/** A success as JSON or as the bytes that the verb answered, or 304 where the reader has it already. */
export function success(reply: unknown, { request, requestId, noted, head, totalMs }: Frame): Response {
  // An endpoint of bytes says itself how long they stay true.
  const bytes = reply instanceof Response ? reply : null;
  const headers = new Headers(bytes?.headers);
  for (const [name, value] of head) headers.append(name, value);
  if (!bytes) headers.set('Cache-Control', noted.unstored ? 'private, no-store' : 'private, no-cache');
  headers.set('X-Request-Id', requestId);
  const timings = [
    ...(noted.vendorMs === undefined ? [] : [`vendor;dur=${noted.vendorMs.toFixed(1)}`]),
    `total;dur=${totalMs.toFixed(1)}`,
  ];
  headers.set('Server-Timing', timings.join(', '));
  if (noted.cacheStatus !== undefined) headers.set('Cache-Status', noted.cacheStatus);
  const length = headers.get('content-length');
  if (length !== null) headers.set(LENGTH, length);
  if (bytes) return new Response(bytes.body, { status: bytes.status, headers });
  if (!noted.unstored && (request.method === 'GET' || request.method === 'HEAD')) {
    const tag = entityTag(JSON.stringify(reply, unaged));
    headers.set('ETag', tag);
    if (matches(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers });
  }
  headers.set('Content-Type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify(reply), { status: 200, headers });
}
