import { type NextRequest, NextResponse } from 'next/server';

// biome-ignore lint/style/noProcessEnv: the bundler replaces it; it is no setting of ours
const DEVELOPMENT = process.env.NODE_ENV === 'development';

/** Scripts run by nonce alone; styles likewise, but for the style attributes that the charts set. */
function policyOf(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEVELOPMENT ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${DEVELOPMENT ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${DEVELOPMENT ? ' ws: wss:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Sets the Content-Security-Policy of a page. It never decides who may see it: each route and page does that itself. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = policyOf(nonce);
  const headers = new Headers(request.headers);
  // Next finds the nonce for its own scripts in the policy of the request; ours read x-nonce.
  headers.set('Content-Security-Policy', policy);
  headers.set('x-nonce', nonce);
  // Where a page that asks for a sign-in leads back to; a layout cannot know its own address.
  const { pathname, searchParams } = request.nextUrl;
  searchParams.delete('_rsc');
  headers.set('x-callboard-path', `${pathname}${searchParams.size > 0 ? `?${searchParams}` : ''}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

export const config = {
  // Pages alone: the API answers JSON, and a proxy in its path would halve its rate; links bring a policy of their own.
  matcher: [
    {
      source:
        '/((?!api(?:/|$)|s/|links-preview$|verify$|_next/|healthz$|readyz$|metrics$|[^/]*\\.(?:svg|png|ico|txt|webmanifest)$).*)',
    },
  ],
};
