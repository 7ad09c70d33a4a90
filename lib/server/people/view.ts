import type { Invitation, Person } from '@/lib/model/person';
import type { Invite } from '@/lib/store/app/invites';
import type { User } from '@/lib/store/app/users';
import 'server-only';
import type { Reader } from '../accounts/identity';
import type { Call } from '../http/call';
import { readerOf } from '../http/call-reader';
import { covers, powersOf } from './powers';

const iso = (ms: number) => new Date(ms).toISOString();
const isoOrNull = (ms: number | null) => (ms === null ? null : iso(ms));

/** An account as somebody sees it who manages people. */
export function personOf(user: User, reader: Reader, secondFactor: boolean): Person {
  const { id, login, name } = user;
  const powers = powersOf(user);
  return {
    id,
    login,
    name,
    ...powers,
    createdAt: iso(user.createdAt),
    lastSeenAt: isoOrNull(user.lastSeenAt),
    disabledAt: isoOrNull(user.disabledAt),
    secondFactor,
    changeable: covers(reader, powers),
  };
}

/** The accounts of this installation, oldest first. */
export async function listPeople(call: Call): Promise<{ data: Person[] }> {
  const reader = readerOf(call);
  const { users, secondFactors } = call.services.store;
  const [all, withFactor] = await Promise.all([users.list(), secondFactors.userIds()]);
  return { data: all.map((user) => personOf(user, reader, withFactor.has(user.id))) };
}

/** An invitation as somebody sees it who manages people; `names`: of those who may have made it. */
export function invitationOf(invite: Invite, reader: Reader, names: ReadonlyMap<string, string>): Invitation {
  const powers = powersOf(invite);
  const { id, name, createdBy, createdAt, expiresAt } = invite;
  return {
    id,
    name,
    ...powers,
    invitedBy: createdBy === null ? null : (names.get(createdBy) ?? null),
    createdAt: iso(createdAt),
    // Only the first link has no end, and it is not listed.
    expiresAt: iso(expiresAt ?? createdAt),
    changeable: covers(reader, powers),
  };
}
