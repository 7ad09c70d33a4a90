import { AppError } from '@/lib/errors';
import { LOCALES, type Locale } from '@/lib/format/locale';
import { MOST_CHECKED_BYTES } from '@/lib/model/signed-file';
import 'server-only';
import type { Call } from '../http/call';
import { everyMethod, type Handlers, otherMethod } from '../http/handlers';
import { localeFor } from '../http/reader-locale';
import { checkFile } from './check-file';
import { headersOf, watched } from './public';

/** Draws the page that checks files, for one language and with this installation's public key in it. */
export type DrawVerify = (
  locale: Locale,
  own: { readonly id: string; readonly publicKey: string },
) => Promise<{ readonly html: string; readonly policy: string }>;

async function page(call: Call, url: URL, draw: DrawVerify): Promise<Response> {
  const asked = LOCALES.find((one) => one === url.searchParams.get('locale'));
  const { id, publicKey } = call.services.identity.keys.reports;
  const { html, policy } = await draw(localeFor(call, asked), { id, publicKey });
  const headers = headersOf(call.requestId);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Content-Security-Policy', `${policy}; frame-ancestors 'none'`);
  return new Response(call.method === 'HEAD' ? null : html, { headers });
}

/** @throws AppError `too_large` as soon as more has arrived than is looked at; `bad_request` */
async function textOf(request: Request): Promise<string> {
  const tooLarge = () => new AppError('too_large', 'The file is larger than 2 MB.');
  if (Number(request.headers.get('content-length') ?? 0) > MOST_CHECKED_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    bytes += part.value.byteLength;
    chunks.push(part.value);
    if (bytes <= MOST_CHECKED_BYTES) continue;
    await reader?.cancel();
    throw tooLarge();
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** POST: the check for browsers that cannot do it themselves. Nothing of the file is kept, and nothing is read for it. */
async function verdict(call: Call, request: Request): Promise<Response> {
  const data = checkFile(await textOf(request), call.services.identity.keys.reports.publicKey);
  const headers = headersOf(call.requestId);
  headers.set('Content-Type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify({ data }), { headers });
}

/** GET and POST /verify: whether a file is what was signed. For everybody, and with nobody's data in it. */
export function verifyPage(draw: DrawVerify): Handlers {
  return everyMethod(async (request) => {
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return otherMethod(method, ['GET', 'HEAD', 'POST']);
    return watched(request, 'verify', (call) =>
      method === 'POST' ? verdict(call, request) : page(call, new URL(request.url), draw),
    );
  });
}
