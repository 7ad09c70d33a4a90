import { type Locale, localeOf } from '@/lib/format/locale';
import 'server-only';
import { cookieOf } from '../accounts/session-cookie';
import type { Call } from './call';

/** The language that was asked for, else the one that the reader chose for the pages, else the browser's. */
export function localeFor({ headers }: Pick<Call, 'headers'>, asked: Locale | undefined): Locale {
  return asked ?? localeOf(cookieOf(headers, 'callboard_locale'), headers.get('accept-language'));
}
