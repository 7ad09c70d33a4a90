import 'server-only';
import { wrongMethod } from './problem';
import { newRequestId } from './request-id';

export type Handler = (request: Request) => Promise<Response>;
export type Handlers = Readonly<Record<'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS', Handler>>;

/** One handler for every method: all are exported, since Next's own 405 has no body. */
export function everyMethod(handle: Handler): Handlers {
  return { GET: handle, HEAD: handle, POST: handle, PUT: handle, PATCH: handle, DELETE: handle, OPTIONS: handle };
}

/** What an address answers to a method that it has no endpoint for: 405, or to OPTIONS what it takes. */
export function otherMethod(method: string, allowed: readonly string[]): Response {
  if (method !== 'OPTIONS') return wrongMethod(allowed, newRequestId());
  return new Response(null, { status: 204, headers: { Allow: allowed.join(', ') } });
}

/** The handlers of an address that is only read. */
export function readOnly(handle: Handler): Handlers {
  return everyMethod(async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return handle(request);
    return otherMethod(request.method, ['GET', 'HEAD']);
  });
}
