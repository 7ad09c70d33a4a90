import type { IncomingMessage, ServerResponse } from 'node:http';
import 'server-only';
import type { Handler } from './handlers';

// The way of a request past Next, for the one address that strangers ask for in numbers: the page of a link. Through
// Next a request costs two to three times what such a page does; what is answered is the same, by the same handler.

/** One name behind /s/, as a browser sends a link; whatever looks otherwise is Next's to normalise or refuse. */
const PAGE = /^\/s\/[\w-][\w.~-]*(?:\?|$)/;
const DIRECT = Symbol.for('callboard.direct');

/** Kept on globalThis: the handler is in the bundle of its route, and who asks for it is not. */
const shared = globalThis as { [DIRECT]?: Handler };

/** From now on the page of a link is answered by this handler without Next; called where its route is loaded. */
export function answerDirectly(handler: Handler): void {
  shared[DIRECT] = handler;
}

/** Headers as server.mjs left them: it overwrites what names the client, and only in the parsed ones. */
function headersOf({ headers }: IncomingMessage): Headers {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const each of Array.isArray(value) ? value : [value ?? '']) given.append(name, each);
  }
  return given;
}

async function pass(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const left = new AbortController();
  response.once('close', () => left.abort());
  const answer = await handler(
    // Where it was sent to, a handler is told by the headers alone: there may be proxies before us.
    new Request(new URL(request.url ?? '/', 'http://localhost'), { headers: headersOf(request), signal: left.signal }),
  );
  const body = Buffer.from(await answer.arrayBuffer());
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  response.setHeader('Content-Length', body.byteLength);
  response.end(body);
}

/** Answers what need not go through Next; null for all else. Rejects where the handler does. */
export function direct(request: IncomingMessage, response: ServerResponse): Promise<void> | null {
  const handler = shared[DIRECT];
  if (!handler || request.method !== 'GET' || !PAGE.test(request.url ?? '')) return null;
  return pass(handler, request, response);
}
