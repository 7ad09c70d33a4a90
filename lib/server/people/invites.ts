import type * as z from 'zod/mini';
import type { inviteEndpoint, voidInviteEndpoint } from '@/lib/api/people';
import { AppError } from '@/lib/errors';
import type { Invitation } from '@/lib/model/person';
import { exceptionsFor } from '@/lib/model/rights';
import type { Invite } from '@/lib/store/app/invites';
import { maskSpeech } from '@/lib/vendors/mask-text';
import 'server-only';
import type { Call } from '../call';
import { readerOf } from '../call-reader';
import { keyedHash, newId, newSecret } from '../crypto/tokens';
import { noteAction } from '../identity';
import { ownOrigin } from '../own-origin';
import { setupUrl } from '../setup';
import { mayDoMore } from './change';
import { requireConnections } from './connections';
import { covers, powersOf, powersNoted } from './powers';
import { invitationOf } from './view';

export const ONE_TIME_MS = 7 * 24 * 3_600_000;

type Reply<Of extends { reply: z.ZodMiniType }> = Promise<z.output<Of['reply']>>;

/** A one-time link that creates an account; only its hash is kept. @throws AppError `forbidden`, `bad_request` */
export async function invite(call: Call, input: z.output<typeof inviteEndpoint.body>): Reply<typeof inviteEndpoint> {
  const { identity } = call.services;
  const { store, keys, clock } = identity;
  const reader = readerOf(call);
  const { role, rights, connections = null, name = null } = input;
  await requireConnections(call, connections);
  const exceptions = rights === undefined ? {} : exceptionsFor(role, rights);
  const [token, now] = [newSecret(), clock.now().getTime()];
  const made: Invite = {
    id: newId(),
    role,
    exceptions,
    connections,
    name,
    createdBy: reader.id,
    createdAt: now,
    expiresAt: now + ONE_TIME_MS,
    userId: null,
  };
  const powers = powersOf(made);
  if (!covers(reader, powers)) throw mayDoMore();
  await store.invites.issue({ ...made, tokenHash: keyedHash(keys.invites, token) });
  const detail = { ...powersNoted(powers), name: name === null ? null : maskSpeech(name) };
  await noteAction(identity, { actor: reader.id, action: 'invite.created', subject: made.id, detail });
  const names = new Map([[reader.id, reader.name]]);
  return { data: { ...invitationOf(made, reader, names), url: setupUrl(ownOrigin(call), token) } };
}

/** The invitations that nobody has used yet, newest first. */
export async function listInvites(call: Call): Promise<{ data: Invitation[] }> {
  const { store, clock } = call.services;
  const [pending, people] = await Promise.all([store.invites.pending(clock.now().getTime()), store.users.list()]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return { data: pending.map((one) => invitationOf(one, readerOf(call), names)) };
}

/** Voids an invitation. @throws AppError `not_found`, `forbidden` for one to more than the asker may do */
export async function voidInvite(
  call: Call,
  { inviteId }: z.output<typeof voidInviteEndpoint.input>,
): Reply<typeof voidInviteEndpoint> {
  const { identity, store, clock } = call.services;
  const reader = readerOf(call);
  const found = (await store.invites.pending(clock.now().getTime())).find(({ id }) => id === inviteId);
  if (found && !covers(reader, powersOf(found))) throw mayDoMore();
  if (!found || !(await store.invites.void(inviteId))) {
    throw new AppError('not_found', 'There is no such invitation: it was used or has expired.');
  }
  await noteAction(identity, { actor: reader.id, action: 'invite.voided', subject: inviteId, detail: {} });
  return { data: { id: inviteId } };
}
