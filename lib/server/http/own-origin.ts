import 'server-only';
import { isHttps } from '../accounts/session-cookie';
import type { Call } from './call';

/** Our own address as the asker reached it; never a host that is no host. */
export function ownOrigin({ headers }: Pick<Call, 'headers'>): string {
  const host = headers.get('host') ?? '';
  return `${isHttps(headers) ? 'https' : 'http'}://${/^[\w.:[\]-]{1,260}$/.test(host) ? host : 'localhost'}`;
}
