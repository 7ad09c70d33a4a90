import type { Role } from '@/lib/model/user';
import 'server-only';
import type { Identity } from '../accounts/identity';
import { keyedHash } from '../crypto/tokens';

/** What a one-time link is for, as its page says before it is used. */
export type LinkPurpose =
  | { readonly kind: 'account'; readonly role: Role; readonly invitedBy: string | null }
  | { readonly kind: 'password'; readonly name: string; readonly login: string };

/** Null for a link that is unknown, used, voided or has expired. */
export async function aboutLink({ store, keys, clock }: Identity, token: string): Promise<LinkPurpose | null> {
  const found = await store.invites.find(keyedHash(keys.invites, token), clock.now().getTime());
  if (!found) return null;
  if (found.userId !== null) {
    const user = await store.users.byId(found.userId);
    return user && { kind: 'password', name: user.name, login: user.login };
  }
  const inviter = found.createdBy === null ? null : await store.users.byId(found.createdBy);
  return { kind: 'account', role: found.role, invitedBy: inviter?.name ?? null };
}
