import { localeOf } from '@/lib/format/locale';
import 'server-only';
import { type Handlers, readOnly } from '../http/handlers';
import { type DrawLink, headersOf, headOf, mayLeave, shownTo, tokenOf, watched } from './public';
import { type DrawFile, type Format, reportFile } from './report-file';
import { visit } from './visit';

/**
 * GET /s/{token}/report.{csv,xlsx,html}: what the page shows, as a file, behind the same gate. Whatever is no report looks
 * as it does on the page; where the owner allows no files, there is nothing at these addresses.
 */
export function sharedFile(format: Format, draw: DrawLink, drawFile: DrawFile): Handlers {
  return readOnly((request) =>
    watched(request, 'share-file', async (call, note) => {
      const url = new URL(request.url);
      const seen = await visit(call.services, tokenOf(url), call.headers);
      const { view, status, cookies, retryAfterSeconds } = await shownTo(call, seen, url, note, mayLeave);
      const headers = headersOf(call.requestId, cookies);
      if (retryAfterSeconds !== undefined) headers.set('Retry-After', String(retryAfterSeconds));
      if (view.kind === 'report') {
        const { answer, link } = view;
        const locale = localeOf(link.locale, request.headers.get('accept-language'));
        const file = await reportFile(call, { answer, title: link.name, locale, format }, drawFile);
        for (const [name, value] of file.headers) headers.set(name, value);
        return new Response(request.method === 'HEAD' ? null : file.body, { headers });
      }
      const head = headOf(request, { kind: 'gone' });
      const address = url.pathname.slice(0, url.pathname.lastIndexOf('/'));
      const { html, policy } = await draw(view, { ...head, address });
      headers.set('Content-Type', 'text/html; charset=utf-8');
      headers.set('Content-Security-Policy', policy);
      return new Response(html, { status, headers });
    }),
  );
}
