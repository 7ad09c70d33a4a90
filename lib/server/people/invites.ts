import type * as z from 'zod/mini';
import type { inviteEndpoint, voidInviteEndpoint } from '@/lib/api/people';
import { AppError } from '@/lib/errors';
import type { Invitation } from '@/lib/model/person';
import { exceptionsFor } from '@/lib/model/rights';
import type { Invite } from '@/lib/store/app/invites';
import { maskSpeech } from '@/lib/vendors/mask-text';
import 'server-only';
import { type Identity, noteAction, type Reader } from '../accounts/identity';
import { setupUrl } from '../accounts/setup';
import { keyedHash, newId, newSecret } from '../crypto/tokens';
import type { Call } from '../http/call';
import { readerOf } from '../http/call-reader';
import { ownOrigin } from '../http/own-origin';
import { mayDoMore } from './change';
import { requireConnections } from './connections';
import { covers, powersNoted, powersOf } from './powers';
import { invitationOf } from './view';
import { isVouchedFor } from './vouched';

export const ONE_TIME_MS = 7 * 24 * 3_600_000;

type Reply<Of extends { reply: z.ZodMiniType }> = Promise<z.output<Of['reply']>>;

type Invited = z.output<typeof inviteEndpoint.body>;

/** A one-time link that creates an account; only its hash is kept. @throws AppError `forbidden` for more than the asker may do */
export async function makeInvite(
  identity: Identity,
  { reader, origin, ...given }: Invited & { readonly reader: Reader; readonly origin: string },
): Promise<Invitation & { readonly url: string }> {
  const { store, keys, clock } = identity;
  const { role, rights, connections = null, name = null } = given;
  const exceptions = rights === undefined ? {} : exceptionsFor(role, rights);
  const [id, token, createdAt] = [newId(), newSecret(), clock.now().getTime()];
  const times = { createdAt, expiresAt: createdAt + ONE_TIME_MS };
  const made: Invite = { id, role, exceptions, connections, name, createdBy: reader.id, ...times, userId: null };
  const powers = powersOf(made);
  if (!covers(reader, powers)) throw mayDoMore();
  await store.invites.issue({ ...made, tokenHash: keyedHash(keys.invites, token) });
  const after = { ...powersNoted(powers), name: name === null ? null : maskSpeech(name) };
  await noteAction(identity, { actor: reader.id, action: 'invite.created', subject: id, detail: {}, after });
  return { ...invitationOf(made, reader, new Map([[reader.id, reader.name]])), url: setupUrl(origin, token) };
}

/** Invites somebody. @throws as `makeInvite`; AppError `bad_request` */
export async function invite(call: Call, input: Invited): Reply<typeof inviteEndpoint> {
  await requireConnections(call, input.connections);
  const by = { reader: readerOf(call), origin: ownOrigin(call) };
  return { data: await makeInvite(call.services.identity, { ...input, ...by }) };
}

/** The invitations that still hold and that nobody has used yet, newest first. */
export async function listInvites(call: Call): Promise<{ data: Invitation[] }> {
  const { store, clock, identity } = call.services;
  const [unused, people] = await Promise.all([store.invites.pending(clock.now().getTime()), store.users.list()]);
  const holds = await Promise.all(unused.map((one) => isVouchedFor(identity, one)));
  const pending = unused.filter((_, at) => holds[at]);
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
