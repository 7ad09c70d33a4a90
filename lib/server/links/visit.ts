import type { StoredLink } from '@/lib/store/app/links';
import 'server-only';
import { keyedHash } from '../crypto/tokens';
import type { Services } from '../services';
import { isSeen, isUnlocked, seenCookie, unlockedCookie } from './cookies';
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

const GONE: Visit = { kind: 'gone' };

/** Where a token leads for this viewer. Asks the store each time: whatever was stopped is stopped at once. */
export async function visit(
  { store, identity, clock }: Pick<Services, 'store' | 'identity' | 'clock'>,
  token: string,
  headers: Headers,
): Promise<Visit> {
  const key = identity.keys.links;
  // An address that cannot be a token costs as much as one that could.
  const stored = await store.links.byTokenHash(keyedHash(key, TOKEN.test(token) ? token : ''));
  const now = clock.now().getTime();
  if (!stored || stateOf(stored, now) !== 'active') return GONE;
  const jar = { key, headers, link: stored, now };
  const seen = isSeen(jar);
  if (!seen && stored.maxViews !== null && stored.views >= stored.maxViews) return GONE;
  const spec = specOf(stored);
  if (stored.passwordHash !== null && !isUnlocked(jar)) return { kind: 'locked', stored, spec };
  const open = stored.passwordHash === null ? [] : [unlockedCookie(jar)];
  return {
    kind: 'open',
    stored,
    spec,
    async count() {
      if (seen) return open;
      return (await store.links.countView(stored.id, now)) ? [seenCookie(jar), ...open] : null;
    },
  };
}
