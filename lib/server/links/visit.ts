import { AppError } from '@/lib/errors';
import 'server-only';
import { keyedHash } from '../crypto/tokens';
import type { Services } from '../process/services';
import { isSeen, isUnlocked, seenCookie, unlockedCookie } from './cookies';
import { isGenuine, parseEmbedToken } from './embed-token';
import { ownerOf, stopOf } from './link-owner';
import { type LinkSpec, specOf, stateOf } from './spec';
import type { Standing } from './standing';
import { holdsUnmasked } from './unmasked';

const TOKEN = /^[\w-]{43}$/;

/** gone: one answer for every link that shows nothing, whatever the reason. */
export type Visit =
  | { readonly kind: 'gone' }
  | ({ readonly kind: 'locked' } & Standing)
  | (Standing & {
      readonly kind: 'open';
      /** Counts this viewer, unless that was done; the cookies to set, or null where others have used the link up. */
      readonly count: () => Promise<readonly string[] | null>;
    });

/** What a visit is looked up with. */
export type Means = Pick<Services, 'store' | 'identity' | 'clock' | 'book' | 'sharing'>;
const GONE: Visit = { kind: 'gone' };

/** Whether there still is what it is a report of. A store that cannot list connections says nothing about one. */
async function hasConnection({ book }: Means, { report }: LinkSpec): Promise<boolean> {
  try {
    await book.get(report.connectionId);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return false;
    throw error;
  }
}

/** The row that a token names, and whether that is by an address for a frame. */
async function rowAt({ store, identity }: Means, token: string): Promise<Omit<Standing, 'spec'> | null> {
  const key = identity.keys.links;
  const embed = parseEmbedToken(token);
  if (embed) {
    const stored = await store.links.byId(embed.linkId);
    if (!stored || !isGenuine(key, stored, embed)) return null;
    return { stored, frame: { origin: embed.origin, opensUntil: embed.until } };
  }
  // An address that cannot be a token costs as much as one that could.
  const stored = await store.links.byTokenHash(keyedHash(key, TOKEN.test(token) ? token : ''));
  return stored && { stored, frame: null };
}

/**
 * Where a token leads, whoever shows it; null for nowhere. Asks the store each time: whatever was stopped is stopped at
 * once. Its owner is asked about also where there is no link, so that both take the same time.
 */
export async function linkAt(means: Means, token: string): Promise<Standing | null> {
  const row = await rowAt(means, token);
  const owner = await ownerOf(means.identity, row?.stored.createdBy ?? '');
  if (!row || stateOf(row.stored, means.clock.now().getTime()) !== 'active') return null;
  const spec = specOf(row.stored);
  if (stopOf(owner, spec.report.connectionId) !== null) return null;
  if (row.frame && !spec.embedOrigins?.includes(row.frame.origin)) return null;
  if (!(await hasConnection(means, spec)) || !(await holdsUnmasked(means.identity, spec))) return null;
  return { ...row, spec };
}

/** What a link is to one viewer, by the cookies that came along. */
export function visitOf({ store, identity, clock, sharing }: Means, found: Standing | null, headers: Headers): Visit {
  const now = clock.now().getTime();
  if (!found || stateOf(found.stored, now) !== 'active') return GONE;
  const { stored, spec, frame } = found;
  const jar = { key: identity.keys.links, headers, link: stored, now, framed: spec.embedOrigins !== undefined };
  const seen = isSeen(jar);
  if (!seen && stored.maxViews !== null && stored.views >= stored.maxViews) return GONE;
  const needsPassword = stored.passwordHash !== null && frame === null;
  if (needsPassword && !isUnlocked(jar)) return { kind: 'locked', ...found };
  const open = needsPassword ? [unlockedCookie(jar)] : [];
  return {
    kind: 'open',
    ...found,
    async count() {
      if (seen) return open;
      if (stored.maxViews === null) sharing.views.note(stored.id, now);
      else if (!(await store.links.countView(stored.id, now))) return null;
      return [seenCookie(jar), ...open];
    },
  };
}

/** Where a token leads for this viewer. An address for a frame is nothing anywhere else, nor when its time is over. */
export async function visit(means: Means, token: string, headers: Headers): Promise<Visit> {
  const found = await linkAt(means, token);
  const isOver = found?.frame && found.frame.opensUntil <= means.clock.now().getTime();
  if (isOver || (found?.frame && headers.get('sec-fetch-dest') === 'document')) return GONE;
  return visitOf(means, found, headers);
}
