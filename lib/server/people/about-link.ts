import type { Role } from '@/lib/model/user';
import 'server-only';
import type { Identity } from '../accounts/identity';
import { keyedHash } from '../crypto/tokens';
import { isVouchedFor } from './vouched';

/** What a one-time link is for, as its page says before it is used. */
export type LinkPurpose =
  | { readonly kind: 'account'; readonly role: Role; readonly invitedBy: string | null }
  | { readonly kind: 'password'; readonly name: string; readonly login: string };

/** Null for a link that is unknown, used, voided or has expired, or for which nobody vouches any more. */
export async function aboutLink(identity: Identity, token: string): Promise<LinkPurpose | null> {
  const { store, keys, clock } = identity;
  const found = await store.invites.find(keyedHash(keys.invites, token), clock.now().getTime());
  if (!found || !(await isVouchedFor(identity, found))) return null;
  if (found.userId !== null) {
    const user = await store.users.byId(found.userId);
    return user && { kind: 'password', name: user.name, login: user.login };
  }
  const inviter = found.createdBy === null ? null : await store.users.byId(found.createdBy);
  return { kind: 'account', role: found.role, invitedBy: inviter?.name ?? null };
}
