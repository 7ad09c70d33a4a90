import type { KeyObject } from 'node:crypto';
import type { StoredLink } from '@/lib/store/app/links';
import 'server-only';
import { keyedHash, sameSecret } from '../crypto/tokens';

/** How long an address for a frame opens. What is open by then stays open as long as its link holds. */
const OPENS_MS = 5 * 60_000;

const TOKEN = /^e\.([a-z0-9]{1,40})\.(\d{13})\.([\w-]{1,300})\.([\w-]{43})$/;

/** What an address for a frame says; nothing of it is true before `isGenuine`. */
export type EmbedToken = {
  readonly linkId: string;
  readonly until: number;
  readonly origin: string;
  readonly mac: string;
};

/** Bound to the link as it is now: a change of the link, its token or its password ends it. */
const macOf = (key: KeyObject, { id, version, tokenHash, passwordHash }: StoredLink, until: number, origin: string) =>
  keyedHash(key, JSON.stringify(['embed', id, version, tokenHash, passwordHash, until, origin]));

/** What stands in the place of a token in `/s/…` for a frame on `origin`, for the next five minutes. */
export function newEmbedToken(key: KeyObject, link: StoredLink, origin: string, now: number) {
  const until = now + OPENS_MS;
  const where = Buffer.from(origin).toString('base64url');
  return { token: `e.${link.id}.${until}.${where}.${macOf(key, link, until, origin)}`, until };
}

/** null for what has not the form of one. */
export function parseEmbedToken(token: string): EmbedToken | null {
  const [, linkId, until = '', where = '', mac] = TOKEN.exec(token) ?? [];
  if (linkId === undefined || mac === undefined) return null;
  return { linkId, until: Number(until), origin: Buffer.from(where, 'base64url').toString(), mac };
}

export const isGenuine = (key: KeyObject, link: StoredLink, { until, origin, mac }: EmbedToken) =>
  sameSecret(key, mac, macOf(key, link, until, origin));
