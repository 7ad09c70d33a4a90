import type { Powers } from '@/lib/model/person';
import { RIGHTS, rightsOf } from '@/lib/model/rights';
import { roleCovers } from '@/lib/model/user';
import type { User } from '@/lib/store/app/users';
import 'server-only';

/** What an account, or an invitation to one, may do and see. */
export function powersOf({ role, exceptions, connections }: Pick<User, 'role' | 'exceptions' | 'connections'>): Powers {
  return { role, rights: [...rightsOf(role, exceptions)], connections: connections && [...connections] };
}

type Held = { readonly [Name in keyof Powers]: Readonly<Powers[Name]> };

/** Whether one may do and see all that the other may: the one rule of who may change, invite or reset whom. */
export function covers(holder: Held, other: Held): boolean {
  const all = holder.connections;
  const sees = all === null || (other.connections?.every((id) => all.includes(id)) ?? false);
  return sees && roleCovers(holder.role, other.role) && other.rights.every((right) => holder.rights.includes(right));
}

/** Whether this account can give anybody anything. */
export const holdsEverything = (user: User): boolean =>
  user.disabledAt === null && covers(powersOf(user), { role: 'admin', rights: RIGHTS, connections: null });

/** Powers as the audit log keeps them. */
export const powersNoted = ({ role, rights, connections }: Held) => ({
  role,
  rights: [...rights],
  connections: connections === null ? 'all' : [...connections],
});
