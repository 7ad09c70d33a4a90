import type { KeyObject } from 'node:crypto';
import type { StoredLink } from '@/lib/store/app/links';
import 'server-only';
import { isHttps } from '../accounts/session-cookie';
import { keyedHash, sameSecret } from '../crypto/tokens';

/** How long a viewer counts as one: a second look within it is the same view. */
const SEEN_MS = 30 * 60_000;
/** An unlocked link locks again when nobody has looked for this long, and in any case after the second. */
const IDLE_MS = 30 * 60_000;
const UNLOCKED_MS = 8 * 3_600_000;

type Kind = 'seen' | 'open';
type Jar = {
  readonly key: KeyObject;
  readonly headers: Headers;
  readonly link: StoredLink;
  readonly now: number;
  /** Whether the link may stand in a frame on another site. */
  readonly framed?: boolean;
};

function nameOf(kind: Kind, { headers, link }: Pick<Jar, 'headers' | 'link'>): string {
  return `${isHttps(headers) ? '__Host-' : ''}callboard_${kind}_${link.id}`;
}

/** Bound to the token and the password that were good when it was given: either one's change voids it. */
const macOf = ({ key, link }: Pick<Jar, 'key' | 'link'>, kind: Kind, times: string) =>
  keyedHash(key, JSON.stringify([kind, link.id, link.tokenHash, link.passwordHash, times]));

function valueIn(headers: Headers, name: string): string | null {
  for (const part of headers.get('cookie')?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

const VALUE = /^(\d{13})-(\d{13})\.([\w-]{43})$/;

/** When it was given, if it is ours and has not run out; null for none. */
function givenAt(jar: Jar, kind: Kind): number | null {
  const [, given = '', until = '', mac = ''] = VALUE.exec(valueIn(jar.headers, nameOf(kind, jar)) ?? '') ?? [];
  if (mac === '' || Number(until) <= jar.now) return null;
  return sameSecret(jar.key, mac, macOf(jar, kind, `${given}-${until}`)) ? Number(given) : null;
}

/**
 * In a frame on another site browsers keep only cookies that say so, and that are kept apart for that site; over https
 * alone. Everywhere else a link's cookies are Lax.
 */
function siteOf({ framed = false, headers }: Jar): string {
  return framed && isHttps(headers) && headers.get('sec-fetch-dest') === 'iframe'
    ? 'SameSite=None; Partitioned'
    : 'SameSite=Lax';
}

function cookie(jar: Jar, kind: Kind, given: number, until: number): string {
  const times = `${given}-${until}`;
  const seconds = Math.ceil((until - jar.now) / 1_000);
  // A browser takes the name with __Host- for the whole host alone.
  const where = isHttps(jar.headers) ? 'Path=/; Secure' : 'Path=/s';
  return `${nameOf(kind, jar)}=${times}.${macOf(jar, kind, times)}; ${where}; Max-Age=${seconds}; HttpOnly; ${siteOf(jar)}`;
}

/** Whether this viewer has been counted within the last half hour. */
export const isSeen = (jar: Jar) => givenAt(jar, 'seen') !== null;
/** What tells one browser from another on this link, while it is counted as one viewer; null for a stranger. */
export const viewerOf = (jar: Jar) => (isSeen(jar) ? valueIn(jar.headers, nameOf('seen', jar)) : null);
/** The value of Set-Cookie for a viewer who has just been counted. */
export const seenCookie = (jar: Jar) => cookie(jar, 'seen', jar.now, jar.now + SEEN_MS);

/** Whether this viewer has unlocked the link, with the password that it has now. */
export const isUnlocked = (jar: Jar) => givenAt(jar, 'open') !== null;

/** The value of Set-Cookie for a viewer who unlocks, or who has and looks again. */
export function unlockedCookie(jar: Jar): string {
  const given = givenAt(jar, 'open') ?? jar.now;
  return cookie(jar, 'open', given, Math.max(jar.now + 1_000, Math.min(jar.now + IDLE_MS, given + UNLOCKED_MS)));
}
