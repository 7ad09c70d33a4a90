import { AppError } from '@/lib/errors';
import { LOCALES, SECTIONS } from '@/lib/model/link';
import 'server-only';
import * as z from 'zod';
import { authenticate } from '../accounts/access';
import { requireRight } from '../accounts/right';
import { connect } from '../connections/connect';
import { parseFields } from '../http/fields';
import { type Handlers, readOnly } from '../http/handlers';
import { type DrawLink, LINK_HEADERS, watched } from './public';
import { readReport } from './report';
import { requireSpec } from './spec';

const text = z.string().min(1).max(200);
const question = z.strictObject({
  kind: z.enum(['task', 'inbound', 'call']),
  connectionId: text,
  taskId: text.optional(),
  callId: text.optional(),
  from: text.optional(),
  to: text.optional(),
  sections: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum([...new Set([...SECTIONS.task, ...SECTIONS.inbound, ...SECTIONS.call])])).min(1))
    .optional(),
  locale: z.enum(LOCALES).optional(),
});

/** GET /links-preview: a report as its reader will see it, before there is a link. For who may make one. */
export function linkPreview(draw: DrawLink): Handlers {
  return readOnly((request) =>
    watched(request, 'share', async (anybody) => {
      const { services, requestId } = anybody;
      const reader = await authenticate(services.identity, request.headers);
      if (!reader) throw new AppError('unauthenticated', 'Sign in first.');
      requireRight(reader, 'links:make');
      const call = { ...anybody, reader };
      const url = new URL(request.url);
      const parsed = parseFields(question, Object.fromEntries(url.searchParams));
      if ('errors' in parsed) {
        throw new AppError('bad_request', 'Some parameters do not fit.', { errors: parsed.errors });
      }
      const { locale, ...report } = parsed.data;
      const { entry } = await connect(call, report.connectionId);
      requireSpec({ report, mode: 'live' }, entry.timeZone, services.clock.now());
      const answer = await readReport(call, report, 'live');
      const link = { name: entry.name, expiresAt: null, locale, viewerDates: undefined, exports: false };
      const head = { acceptLanguage: request.headers.get('accept-language'), address: null };
      const { html, policy } = await draw({ kind: 'report', link, answer }, head);
      const headers = new Headers({ ...LINK_HEADERS, 'X-Request-Id': requestId });
      headers.set('Content-Type', 'text/html; charset=utf-8');
      headers.set('Content-Security-Policy', policy);
      return new Response(html, { headers });
    }),
  );
}
