import type { Invite } from '@/lib/store/app/invites';
import 'server-only';
import { makerOf, readerOfToken } from '../accounts/api-tokens';
import type { Identity } from '../accounts/identity';
import { covers, powersOf } from './powers';

/**
 * Whether who made a one-time link may still give what it gives: somebody whose rights were taken away leaves no door
 * behind. The first link is nobody's. A token that has run out vouches for what it made, as far as its maker still may.
 */
export async function isVouchedFor(identity: Identity, { createdBy, userId, ...invited }: Invite): Promise<boolean> {
  if (createdBy === null) return true;
  const { users, apiTokens } = identity.store;
  const token = await apiTokens.byId(createdBy);
  const maker = token
    ? await readerOfToken(identity, { ...token, expiresAt: null })
    : await makerOf(identity, createdBy);
  // Of an account whose password it sets counts what that may do now.
  const given = userId === null ? invited : await users.byId(userId);
  return maker !== null && given !== null && maker.rights.includes('people:manage') && covers(maker, powersOf(given));
}
