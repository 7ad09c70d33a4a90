import type * as z from 'zod/mini';
import type { passwordLinkEndpoint, setPasswordEndpoint } from '@/lib/api/people';
import { AppError } from '@/lib/errors';
import 'server-only';
import { noteAction } from '../accounts/identity';
import { deadLink, setupUrl } from '../accounts/setup';
import { keyedHash, newId, newSecret } from '../crypto/tokens';
import type { Call } from '../http/call';
import { readerOf } from '../http/call-reader';
import { ownOrigin } from '../http/own-origin';
import { changeable } from './change';
import { ONE_TIME_MS } from './invites';
import { isVouchedFor } from './vouched';

type Reply<Of extends { reply: z.ZodMiniType }> = Promise<z.output<Of['reply']>>;

/**
 * A one-time link by which somebody sets a new password; older ones for the same account are void.
 * @throws AppError `not_found`, `forbidden` for one's own account, whose password takes the old one; `conflict` for a disabled one
 */
export async function makePasswordLink(
  call: Call,
  { userId }: z.output<typeof passwordLinkEndpoint.input>,
): Reply<typeof passwordLinkEndpoint> {
  const { identity } = call.services;
  const { store, keys, clock } = identity;
  const reader = readerOf(call);
  const { role, exceptions, connections, disabledAt } = await changeable(call, userId);
  if (reader.userId === userId) throw new AppError('forbidden', 'Your own password you change with the old one.');
  if (disabledAt !== null) throw new AppError('conflict', 'This account is disabled.');
  const [id, token, now] = [newId(), newSecret(), clock.now().getTime()];
  const expiresAt = now + ONE_TIME_MS;
  const tokenHash = keyedHash(keys.invites, token);
  const as = { role, exceptions, connections, name: null, userId };
  await store.invites.issue({ id, ...as, tokenHash, createdBy: reader.id, createdAt: now, expiresAt });
  await noteAction(identity, { actor: reader.id, action: 'password.link-created', subject: userId, detail: {} });
  return { data: { url: setupUrl(ownOrigin(call), token), expiresAt: new Date(expiresAt).toISOString() } };
}

/**
 * Redeems such a link. Nobody is signed in by it: the second factor is asked for where there is one.
 * @throws AppError `not_found` for a link that does not hold
 */
export async function setPassword(
  call: Call,
  { token, password }: z.output<typeof setPasswordEndpoint.body>,
): Reply<typeof setPasswordEndpoint> {
  const { identity } = call.services;
  const { store, keys, clock, passwords, recentReaders } = identity;
  const tokenHash = keyedHash(keys.invites, token);
  // Asked before the password is hashed, which is dear: a stranger's guess costs us nothing.
  const found = await store.invites.find(tokenHash, clock.now().getTime());
  if (!found || found.userId === null || !(await isVouchedFor(identity, found))) throw deadLink();
  const hash = await passwords.hash(password);
  const user = await store.invites.setPassword(tokenHash, hash, clock.now().getTime());
  if (!user) throw deadLink();
  recentReaders.forgetId(user.id);
  await noteAction(identity, { actor: user.id, action: 'password.set-by-link', subject: user.id, detail: {} });
  return { data: { login: user.login } };
}
