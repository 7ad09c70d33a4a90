import { localeOf } from '@/lib/format/locale';
import 'server-only';
import type { Call } from '../http/call';
import { type Handlers, readOnly } from '../http/handlers';
import { createPacked, takesGzip } from '../http/packed';
import { allowFrames } from './frame';
import { type DrawLink, headersOf, headOf, type LinkHead, type LinkView, shownTo, tokenOf, watched } from './public';
import type { Page, Read } from './shown';
import { visit } from './visit';

type Drawn = {
  readonly draw: DrawLink;
  readonly view: LinkView;
  readonly head: LinkHead;
  /** Where the page is the same for everybody who asks the same. */
  readonly shared: { readonly read: Read; readonly question: string } | undefined;
};

/** What many readers share is drawn once for each language. */
function pageOf({ services }: Call, pathname: string, { draw, view, head, shared }: Drawn): Promise<Page> {
  if (!shared) return draw(view, head);
  const locale = localeOf(view.kind === 'report' ? view.link.locale : undefined, head.acceptLanguage);
  const question = JSON.stringify([shared.question, pathname, locale]);
  return services.sharing.shown.page(question, shared.read, () => draw(view, head));
}

const packed = createPacked(({ html }: Page) => html);

/** What many read is packed once. */
async function inGzip(page: Page, headers: Headers): Promise<Uint8Array<ArrayBuffer>> {
  headers.set('Content-Encoding', 'gzip');
  return await packed(page);
}

/**
 * GET /s/{token}: the page, drawn by whoever knows how. `packs`: for who passes it on as it is; Next packs by itself, what
 * is packed already once more.
 */
export function sharedPage(draw: DrawLink, { packs = false } = {}): Handlers {
  return readOnly((request) =>
    watched(request, 'share', async (call, note) => {
      const url = new URL(request.url);
      const seen = await visit(call.services, tokenOf(url), call.headers);
      const { view, status, cookies, shared, retryAfterSeconds } = await shownTo(call, seen, url, note);
      const head = headOf(request, view.kind === 'gone' ? { kind: 'gone' } : seen);
      const page = await pageOf(call, url.pathname, { draw, view, head, shared });
      const headers = headersOf(call.requestId, cookies);
      allowFrames(headers, head.frames ?? []);
      if (retryAfterSeconds !== undefined) headers.set('Retry-After', String(retryAfterSeconds));
      headers.set('Content-Type', 'text/html; charset=utf-8');
      headers.set('Content-Security-Policy', page.policy);
      headers.set('Vary', 'Accept-Encoding');
      const body = packs && takesGzip(call.headers) ? await inGzip(page, headers) : page.html;
      return new Response(body, { status, headers });
    }),
  );
}
