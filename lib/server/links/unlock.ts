import { AppError } from '@/lib/errors';
import 'server-only';
import * as z from 'zod';
import { countGuess } from '../accounts/sign-in-limit';
import type { Call } from '../http/call';
import { parseFields } from '../http/fields';
import { everyMethod, type Handlers, otherMethod } from '../http/handlers';
import { readBody } from '../http/request-input';
import { unlockedCookie } from './cookies';
import { allowFrames } from './frame';
import { clientOf } from './pace';
import { type DrawLink, goneError, headOf, LINK_HEADERS, tokenOf, watched } from './public';
import { visit } from './visit';

const body = z.strictObject({ password: z.string().min(1, 'is missing').max(200, 'takes at most 200 characters') });

const isForm = (request: Request) =>
  /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '');

/** JSON as api.md has it, or the form of the page, which works without a script. @throws AppError `bad_request` */
async function passwordOf(request: Request): Promise<string> {
  if (!isForm(request)) return (await readBody(body, request)).password;
  if (Number(request.headers.get('content-length') ?? 0) > 4_096)
    throw new AppError('too_large', 'The form is too large.');
  const parsed = parseFields(body, Object.fromEntries(new URLSearchParams((await request.text()).slice(0, 4_096))));
  if ('data' in parsed) return parsed.data.password;
  throw new AppError('bad_request', 'Some fields do not fit.', { errors: parsed.errors });
}

/** The cookie of a viewer who knows the password; null where the link has none. @throws AppError */
async function unlocked(
  call: Call,
  token: string,
  request: Request,
  note: (id: string) => void,
): Promise<string | null> {
  const { services } = call;
  const seen = await visit(services, token, request.headers);
  if (seen.kind === 'gone') {
    services.sharing.pace.missed(clientOf(request.headers));
    throw goneError();
  }
  note(seen.stored.id);
  const { stored } = seen;
  if (stored.passwordHash === null) return null;
  const password = await passwordOf(request);
  const address = clientOf(request.headers);
  const guess = await countGuess(services.identity, { subject: ['link', stored.id], address });
  if (!(await services.identity.passwords.verify(password, stored.passwordHash))) {
    throw new AppError('unauthenticated', 'This is not the password of this report.');
  }
  await guess.succeeded();
  const now = services.clock.now().getTime();
  const framed = seen.spec.embedOrigins !== undefined;
  return unlockedCookie({ key: services.identity.keys.links, headers: request.headers, link: stored, now, framed });
}

/** Where a form leads that was answered: the page itself, or the form once more with what was wrong. */
async function formAnswer(
  error: unknown,
  { services, requestId }: Call,
  draw: DrawLink,
  request: Request,
): Promise<Response> {
  const code = error instanceof AppError ? error.code : 'internal';
  if (code !== 'unauthenticated' && code !== 'rate_limited') throw error;
  const wrong = code === 'rate_limited' ? 'wait' : 'password';
  const token = tokenOf(new URL(request.url));
  const head = { ...headOf(request, await visit(services, token, request.headers)), address: `/s/${token}` };
  const { html, policy } = await draw({ kind: 'locked', locale: undefined, wrong }, head);
  const headers = new Headers({ ...LINK_HEADERS, 'X-Request-Id': requestId, 'Content-Security-Policy': policy });
  headers.set('Content-Type', 'text/html; charset=utf-8');
  allowFrames(headers, head.frames ?? []);
  const wait = error instanceof AppError ? error.retryAfterSeconds : undefined;
  if (wait !== undefined) headers.set('Retry-After', String(wait));
  return new Response(html, { status: code === 'rate_limited' ? 429 : 401, headers });
}

/** POST /s/{token}/unlock, as JSON or from the page's own form. */
export function unlockLink(draw: DrawLink): Handlers {
  return everyMethod(async (request) => {
    if (request.method !== 'POST') return otherMethod(request.method, ['POST']);
    return watched(request, 'share-unlock', async (call, note) => {
      const token = tokenOf(new URL(request.url));
      const headers = new Headers({ ...LINK_HEADERS, 'X-Request-Id': call.requestId });
      try {
        const cookie = await unlocked(call, token, request, note);
        if (cookie !== null) headers.append('Set-Cookie', cookie);
        if (isForm(request)) {
          headers.set('Location', `/s/${token}`);
          return new Response(null, { status: 303, headers });
        }
        headers.set('Content-Type', 'application/json; charset=utf-8');
        return new Response(JSON.stringify({ data: { unlocked: true } }), { headers });
      } catch (error) {
        if (!isForm(request)) throw error;
        return formAnswer(error, call, draw, request);
      }
    });
  });
}
