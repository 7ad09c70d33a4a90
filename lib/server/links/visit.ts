import { AppError } from '@/lib/errors';
import type { StoredLink } from '@/lib/store/app/links';
import 'server-only';
import { keyedHash } from '../crypto/tokens';
import type { Services } from '../services';
import { isSeen, isUnlocked, seenCookie, unlockedCookie } from './cookies';
import { ownerOf, stopOf } from './link-owner';
import { type LinkSpec, specOf, stateOf } from './spec';

const TOKEN = /^[\w-]{43}$/;

/** gone: one answer for every link that shows nothing, whatever the reason. */
export type Visit =
  | { readonly kind: 'gone' }
  | { readonly kind: 'locked'; readonly stored: StoredLink; readonly spec: LinkSpec }
  | {
      readonly kind: 'open';
      readonly stored: StoredLink;
      readonly spec: LinkSpec;
      /** Counts this viewer, unless that was done; the cookies to set, or null where others have used the link up. */
      readonly count: () => Promise<readonly string[] | null>;
    };

/** What a visit is looked up with. */
export type Means = Pick<Services, 'store' | 'identity' | 'clock' | 'book' | 'sharing'>;
/** A link that shows something to somebody. */
export type Standing = { readonly stored: StoredLink; readonly spec: LinkSpec };

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

/**
 * Where a token leads, whoever shows it; null for nowhere. Asks the store each time: whatever was stopped is stopped at
 * once. Its owner is asked about also where there is no link, so that both take the same time.
 */
export async function linkAt(means: Means, token: string): Promise<Standing | null> {
  const key = means.identity.keys.links;
  // An address that cannot be a token costs as much as one that could.
  const stored = await means.store.links.byTokenHash(keyedHash(key, TOKEN.test(token) ? token : ''));
  const owner = await ownerOf(means.identity, stored?.createdBy ?? '');
  if (!stored || stateOf(stored, means.clock.now().getTime()) !== 'active') return null;
  const spec = specOf(stored);
  if (stopOf(owner, spec.report.connectionId) !== null) return null;
  return (await hasConnection(means, spec)) ? { stored, spec } : null;
}

/** What a link is to one viewer, by the cookies that came along. */
export function visitOf({ store, identity, clock, sharing }: Means, found: Standing | null, headers: Headers): Visit {
  const now = clock.now().getTime();
  if (!found || stateOf(found.stored, now) !== 'active') return GONE;
  const { stored, spec } = found;
  const jar = { key: identity.keys.links, headers, link: stored, now };
  const seen = isSeen(jar);
  if (!seen && stored.maxViews !== null && stored.views >= stored.maxViews) return GONE;
  if (stored.passwordHash !== null && !isUnlocked(jar)) return { kind: 'locked', stored, spec };
  const open = stored.passwordHash === null ? [] : [unlockedCookie(jar)];
  return {
    kind: 'open',
    stored,
    spec,
    async count() {
      if (seen) return open;
      if (stored.maxViews === null) sharing.views.note(stored.id, now);
      else if (!(await store.links.countView(stored.id, now))) return null;
      return [seenCookie(jar), ...open];
    },
  };
}

/** Where a token leads for this viewer. */
export async function visit(means: Means, token: string, headers: Headers): Promise<Visit> {
  return visitOf(means, await linkAt(means, token), headers);
}
