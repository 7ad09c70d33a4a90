import { AppError } from '@/lib/errors';
import 'server-only';
import { keyedHash, newId, newSecret } from '../crypto/tokens';
import type { Visitor } from '../http/visitor';
import { powersNoted, powersOf } from '../people/powers';
import { isVouchedFor } from '../people/vouched';
import { accountOf, type SignedIn } from './account';
import { type Identity, noteAction } from './identity';
import { createSession, endSession } from './session';

/** The page that redeems a link. */
export const setupUrl = (origin: string, token: string) => `${origin}/setup?token=${token}`;

/**
 * The one-time link that creates the first account, an admin's; null where somebody has an account. Good until it is
 * used; each call makes a new one and voids the older. Only for the terminal of whoever starts Callboard.
 */
export async function ensureFirstLink({ store, keys, clock }: Identity, origin: string): Promise<string | null> {
  const token = newSecret();
  const made = await store.invites.issueFirst(keyedHash(keys.invites, token), clock.now().getTime());
  return made ? setupUrl(origin, token) : null;
}

/** One answer, whatever became of a one-time link. */
export const deadLink = () =>
  new AppError('not_found', 'This link does not work: it was used, replaced or has expired.');

/**
 * Redeems a one-time link: makes the account and signs it in. Works once, also when it is redeemed twice at once.
 * @throws AppError `not_found` for a link that does not hold, `conflict` where the login is taken (the link stays good)
 */
export async function setup(
  identity: Identity,
  input: {
    readonly token: string;
    readonly login: string;
    readonly name: string;
    readonly password: string;
    readonly previousSecret: string | null;
    readonly visitor?: Visitor | undefined;
  },
): Promise<SignedIn> {
  const { store, keys, clock, passwords } = identity;
  const tokenHash = keyedHash(keys.invites, input.token);
  // Asked before the password is hashed, which is dear: a stranger's guess costs us nothing.
  const found = await store.invites.find(tokenHash, clock.now().getTime());
  if (!found || found.userId !== null || !(await isVouchedFor(identity, found))) throw deadLink();
  const passwordHash = await passwords.hash(input.password);
  const now = clock.now().getTime();
  const { login, name } = input;
  const user = await store.invites.redeem(tokenHash, { id: newId(), login, name, passwordHash, createdAt: now }, now);
  if (!user) throw deadLink();
  const after = { login, name, ...powersNoted(powersOf(user)) };
  await noteAction(identity, { actor: user.id, action: 'user.created', subject: user.id, detail: {}, after });
  const secret = await createSession(identity, { id: user.id, passwordHash }, input.visitor);
  if (secret === null) throw new AppError('conflict', 'The password was changed elsewhere meanwhile.');
  if (input.previousSecret !== null) await endSession(identity, input.previousSecret);
  return { account: accountOf(user), secret };
}
