import type * as z from 'zod/mini';
import type { changeUserEndpoint, removeUserEndpoint, signUserOutEndpoint } from '@/lib/api/people';
import { AppError } from '@/lib/errors';
import type { Person, Powers } from '@/lib/model/person';
import { exceptionsFor } from '@/lib/model/rights';
import type { User } from '@/lib/store/app/users';
import { maskSpeech } from '@/lib/vendors/mask-text';
import 'server-only';
import { noteAction, type Reader } from '../accounts/identity';
import { requireRight } from '../accounts/right';
import { hasSecondFactor } from '../accounts/second-factor';
import type { Call } from '../http/call';
import { readerOf } from '../http/call-reader';
import { requireConnections } from './connections';
import { covers, holdsEverything, powersNoted, powersOf } from './powers';
import { personOf } from './view';

type One = z.output<typeof removeUserEndpoint.input>;
type Reply<Of extends { reply: z.ZodMiniType }> = Promise<z.output<Of['reply']>>;

export const noSuchPerson = () => new AppError('not_found', 'There is no such account.');
export const mayDoMore = () => new AppError('forbidden', 'Nobody changes or gives more than they may do themselves.');

/** What the asker may do at this moment: of an account as it is now, and not as it was when the request came. */
function powersNow(reader: Reader, everybody: readonly User[]): Powers {
  if (reader.kind !== 'session') return { ...reader, rights: [...reader.rights], connections: copied(reader) };
  const own = everybody.find(({ id }) => id === reader.userId);
  const powers = own && own.disabledAt === null ? powersOf(own) : null;
  requireRight(powers, 'people:manage');
  return powers ?? { role: 'viewer', rights: [], connections: [] };
}
const copied = ({ connections }: Reader) => connections && [...connections];

type Decided = { readonly before: User; readonly after: User | null };

/** Changes one account, or removes it (null). @throws AppError `not_found`, `forbidden`, `conflict` for the last one who may do everything */
async function decide(call: Call, { userId }: One, become: (before: User) => User | null): Promise<Decided> {
  const { store, recentReaders } = call.services.identity;
  const { before, after } = await store.people.change((everybody) => {
    const person = everybody.find(({ id }) => id === userId);
    if (!person) throw noSuchPerson();
    const powers = powersNow(readerOf(call), everybody);
    const next = become(person);
    if (!covers(powers, powersOf(person)) || (next && !covers(powers, powersOf(next)))) throw mayDoMore();
    const left = everybody.flatMap((one) => (one.id !== userId ? [one] : next ? [next] : []));
    if (everybody.some(holdsEverything) && !left.some(holdsEverything)) {
      throw new AppError('conflict', 'Somebody has to stay who is an admin with every right and all connections.');
    }
    const decided = { id: userId, before: person, after: next };
    return next ? { ...decided, to: next } : { ...decided, remove: true as const };
  });
  recentReaders.forgetId(userId);
  return { before, after };
}

const fieldsOf = (user: User) => ({ ...powersNoted(powersOf(user)), disabled: user.disabledAt !== null });

/** What differs, for the audit log. */
function difference(before: User, after: User) {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = (Object.keys(was) as (keyof typeof was)[]).filter(
    (name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  );
  const of = (fields: typeof was) => Object.fromEntries(names.map((name) => [name, fields[name]]));
  return { before: of(was), after: of(is), none: names.length === 0 };
}

type Change = z.output<typeof changeUserEndpoint.input> & z.output<typeof changeUserEndpoint.body>;

/** Changes what somebody may do and see, or disables them. @throws as `decide`; AppError `bad_request` */
export async function changePerson(call: Call, input: Change): Promise<{ data: Person }> {
  const { identity } = call.services;
  const known = (await identity.store.users.byId(input.userId))?.connections ?? [];
  await requireConnections(call, input.connections, known);
  const now = identity.clock.now().getTime();
  const { before, after } = await decide(call, input, (person) => {
    const { role = person.role, rights, connections = person.connections, disabled } = input;
    return {
      ...person,
      role,
      connections,
      exceptions: rights === undefined ? person.exceptions : exceptionsFor(role, rights),
      disabledAt: disabled === undefined ? person.disabledAt : disabled ? (person.disabledAt ?? now) : null,
    };
  });
  if (!after) throw noSuchPerson();
  const { none, ...changed } = difference(before, after);
  const reader = readerOf(call);
  if (!none)
    await noteAction(identity, { actor: reader.id, action: 'user.changed', subject: after.id, detail: {}, ...changed });
  return { data: personOf(after, reader, await hasSecondFactor(identity, after.id)) };
}

/** Removes an account. @throws as `decide` */
export async function removePerson(call: Call, one: One): Reply<typeof removeUserEndpoint> {
  const { before } = await decide(call, one, () => null);
  await noteAction(call.services.identity, {
    actor: readerOf(call).id,
    action: 'user.removed',
    subject: before.id,
    detail: {},
    // Nobody else knows any more who it was. A login may be a telephone number.
    before: { login: maskSpeech(before.login), name: maskSpeech(before.name), ...fieldsOf(before) },
  });
  return { data: { id: before.id } };
}

/** The account, which the asker may change. @throws AppError `not_found`, `forbidden` */
export async function changeable(call: Call, userId: string): Promise<User> {
  const person = await call.services.identity.store.users.byId(userId);
  if (!person) throw noSuchPerson();
  if (!covers(readerOf(call), powersOf(person))) throw mayDoMore();
  return person;
}

/** Ends every session of somebody. */
export async function signPersonOut(call: Call, { userId }: One): Reply<typeof signUserOutEndpoint> {
  const { identity } = call.services;
  const { id } = await changeable(call, userId);
  const endedSessions = await identity.store.sessions.endAll(id);
  identity.recentReaders.forgetId(id);
  const detail = { endedSessions };
  await noteAction(identity, { actor: readerOf(call).id, action: 'user.signed-out', subject: id, detail });
  return { data: { endedSessions } };
}
