import { AppError } from '@/lib/errors';
import 'server-only';

/**
 * Lets a request that a browser's cookie signed change something only where it comes from our own pages.
 * `Sec-Fetch-Site` decides; a browser without it is judged by `Origin`, and one that sends neither is no browser.
 * @throws AppError `forbidden`
 */
export function requireSameOrigin(headers: Headers): void {
  const site = headers.get('sec-fetch-site');
  if (site !== null) {
    if (site === 'same-origin' || site === 'none') return;
    throw new AppError('forbidden', 'Another site may not do this.');
  }
  const origin = headers.get('origin');
  if (origin === null) return;
  const host = headers.get('host');
  if (host !== null && URL.canParse(origin) && new URL(origin).host === host) return;
  throw new AppError('forbidden', 'Another site may not do this.');
}
