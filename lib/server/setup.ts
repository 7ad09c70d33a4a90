import { AppError } from '@/lib/errors';
import type { Role } from '@/lib/model/user';
import 'server-only';
import { accountOf, type SignedIn } from './account';
import { keyedHash, newId, newSecret } from './crypto/tokens';
import { type Identity, noteAction, type Reader } from './identity';
import { createSession, endSession } from './session';

const INVITE_MS = 7 * 24 * 3_600_000;

/** The page that redeems a link. */
const setupUrl = (origin: string, token: string) => `${origin}/setup?token=${token}`;

/**
 * The one-time link that creates the first account, an admin's; null where somebody has an account. Good until it is
 * used; each call makes a new one and voids the older. Only for the terminal of whoever starts Callboard.
 */
export async function ensureFirstLink({ store, keys, clock }: Identity, origin: string): Promise<string | null> {
  const token = newSecret();
  const made = await store.invites.issueFirst(keyedHash(keys.invites, token), clock.now().getTime());
  return made ? setupUrl(origin, token) : null;
}

/** A one-time link that creates an account with this role within seven days; only its hash is kept. */
export async function invite(
  identity: Identity,
  { reader, role, origin }: { readonly reader: Reader; readonly role: Role; readonly origin: string },
): Promise<{ readonly url: string; readonly role: Role; readonly expiresAt: string }> {
  const { store, keys, clock } = identity;
  const [id, token, now] = [newId(), newSecret(), clock.now().getTime()];
  const expiresAt = now + INVITE_MS;
  const tokenHash = keyedHash(keys.invites, token);
  const whole = { exceptions: {}, connections: null, name: null };
  await store.invites.issue({ id, tokenHash, role, ...whole, createdBy: reader.id, createdAt: now, expiresAt });
  await noteAction(identity, { actor: reader.id, action: 'invite.created', subject: id, detail: { role } });
  return { url: setupUrl(origin, token), role, expiresAt: new Date(expiresAt).toISOString() };
}

const dead = () => new AppError('not_found', 'This link does not work: it was used, replaced or has expired.');

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
  },
): Promise<SignedIn> {
  const { store, keys, clock, passwords } = identity;
  const tokenHash = keyedHash(keys.invites, input.token);
  // Asked before the password is hashed, which is dear: a stranger's guess costs us nothing.
  if ((await store.invites.roleOf(tokenHash, clock.now().getTime())) === null) throw dead();
  const passwordHash = await passwords.hash(input.password);
  const now = clock.now().getTime();
  const { login, name } = input;
  const user = await store.invites.redeem(tokenHash, { id: newId(), login, name, passwordHash, createdAt: now }, now);
  if (!user) throw dead();
  await noteAction(identity, { actor: user.id, action: 'user.created', subject: user.id, detail: { role: user.role } });
  const secret = await createSession(identity, { id: user.id, passwordHash });
  if (secret === null) throw new AppError('conflict', 'The password was changed elsewhere meanwhile.');
  if (input.previousSecret !== null) await endSession(identity, input.previousSecret);
  return { account: accountOf(user), secret };
}
