import type { LinkStop } from '@/lib/model/link';
import { type ConnectionAccess, mayRead, RIGHTS, type Right, rightsOf } from '@/lib/model/rights';
import 'server-only';
import { readerOfToken } from '../accounts/api-tokens';
import type { Identity } from '../accounts/identity';

/** Whoever vouches for a link, as they are now. */
export type LinkOwner = {
  readonly name: string;
  readonly disabled: boolean;
  readonly rights: readonly Right[];
  readonly connections: ConnectionAccess;
};

/**
 * The account or token that made a link, or took it over; null where it is gone. A token that has run out still vouches
 * for what it made while it was good, as far as its maker still may. Costs the same whoever it is.
 */
export async function ownerOf(identity: Identity, id: string): Promise<LinkOwner | null> {
  const [user, token] = await Promise.all([identity.store.users.byId(id), identity.store.apiTokens.byId(id)]);
  if (user) {
    const { name, role, exceptions, connections, disabledAt } = user;
    return { name, disabled: disabledAt !== null, rights: rightsOf(role, exceptions), connections };
  }
  if (token) {
    const reader = await readerOfToken(identity, { ...token, expiresAt: null });
    return reader && { name: reader.name, disabled: false, rights: reader.rights, connections: reader.connections };
  }
  if (id !== 'admin-token' || identity.adminToken === null) return null;
  return { name: 'CALLBOARD_ADMIN_TOKEN', disabled: false, rights: RIGHTS, connections: null };
}

/** Why nobody vouches for a link to this connection; null where its owner does. */
export function stopOf(owner: LinkOwner | null, connectionId: string): LinkStop | null {
  if (owner === null) return 'owner-gone';
  if (owner.disabled) return 'owner-disabled';
  if (!owner.rights.includes('links:make')) return 'owner-right';
  return mayRead(owner.connections, connectionId) ? null : 'owner-connection';
}
