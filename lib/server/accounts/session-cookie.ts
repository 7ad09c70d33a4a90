import 'server-only';

const PLAIN = 'callboard_session';
const LOCKED = '__Host-callboard_session';
const SECRET = /^[\w-]{43}$/;

/** Whether the reader's browser speaks https to us or to the proxy in front of us; decides the cookie's name. */
export function isHttps(headers: Headers): boolean {
  return headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';
}

/** The value of Set-Cookie that signs a browser in; `maxAgeSeconds` 0 with an empty secret signs it out. */
export function sessionCookie(
  secret: string,
  { https, maxAgeSeconds }: { readonly https: boolean; readonly maxAgeSeconds: number },
): string {
  const name = https ? LOCKED : PLAIN;
  return `${name}=${secret}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
}

/** The first cookie of that name, as it stands there. */
export function cookieOf(headers: Headers, wanted: string): string | undefined {
  for (const part of headers.get('cookie')?.split(';') ?? []) {
    const [name, value = ''] = part.trim().split('=', 2);
    if (name === wanted) return value;
  }
  return undefined;
}

/** The secret in the request's cookies; null where there is none. Over https only the cookie that no http page can set. */
export function secretOfCookies(headers: Headers): string | null {
  const value = cookieOf(headers, isHttps(headers) ? LOCKED : PLAIN) ?? '';
  return SECRET.test(value) ? value : null;
}
