// Security headers that do not need a nonce; the Content-Security-Policy itself is set per request in proxy.ts.
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
];
// Not of links, which may be allowed into a frame: they answer with their own (lib/server/links/frame.ts).
const apart = [
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The product alone: `npm start` does not depend on the types of tests, which `npm test` checks.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  typedRoutes: true,
  // The images on our pages are our own SVG and CSS; Next's optimiser would only add an endpoint and a native library.
  images: { unoptimized: true },
  // The address that `npm run dev` prints; Next itself would trust `localhost` alone.
  allowedDevOrigins: ['127.0.0.1'],
  // Messages are compiled where they are loaded (lib/messages), so that neither side of a page needs the ICU parser.
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  // What an extra request is thought to cost, in bytes of source: at the default of 200 kB whole pieces of Recharts stood
  // in three chunks of one page.
  experimental: { turbopackChunking: { requestCost: 5_000 } },
  // Native or dynamically loading packages stay outside the bundle.
  serverExternalPackages: ['libsql', 'pg', 'pino', 'undici', 'prom-client', 'mpg123-decoder'],
  headers: async () => [
    { source: '/:path*', headers },
    { source: '/((?!s/).*)', headers: apart },
  ],
};

export default config;
