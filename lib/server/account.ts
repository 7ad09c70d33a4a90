import type { Account } from '@/lib/api/account';
import { AppError } from '@/lib/errors';
import type { User } from '@/lib/store/app/users';
import 'server-only';
import { type Identity, noteAction, type Reader } from './identity';
import { createSession, endSession } from './session';
import { countAttempt } from './sign-in-limit';

/** A signed-in account, and what its browser's cookie has to hold. */
export type SignedIn = { readonly account: Account; readonly secret: string };

export const accountOf = ({ id, login, name, role }: Account): Account => ({ id, login, name, role });

/** One sentence for an unknown login and a wrong password, so that nobody can ask who has an account. */
const refused = () => new AppError('unauthenticated', 'Login or password is wrong.');

/**
 * Signs in with login and password; a session that the browser brought along ends.
 * @throws AppError `unauthenticated` (the same, after the same time, for an unknown login), `rate_limited`
 */
export async function signIn(
  identity: Identity,
  input: {
    readonly login: string;
    readonly password: string;
    readonly clientAddress: string;
    /** Of the request's cookie; null where there is none. */
    readonly previousSecret: string | null;
  },
): Promise<SignedIn> {
  const { store, passwords } = identity;
  const attempt = await countAttempt(identity, { login: input.login, address: input.clientAddress });
  const user = await store.users.byLogin(input.login);
  if (!(await passwords.verify(input.password, user?.passwordHash ?? null)) || !user || user.disabledAt !== null) {
    // The login stays out of the log: people type their password into that field.
    await noteAction(identity, {
      actor: 'anonymous',
      action: 'session.refused',
      subject: user?.id ?? 'unknown',
      detail: {},
    });
    throw refused();
  }
  const secret = await createSession(identity, user);
  if (secret === null) throw refused();
  await attempt.succeeded();
  if (input.previousSecret !== null) await endSession(identity, input.previousSecret);
  await noteAction(identity, { actor: user.id, action: 'session.created', subject: user.id, detail: {} });
  return { account: accountOf(user), secret };
}

/** Ends the session of the request's cookie; without one there is nothing to do. */
export async function signOut(
  identity: Identity,
  { reader, secret }: { readonly reader: Reader | null; readonly secret: string | null },
): Promise<void> {
  if (secret === null) return;
  await endSession(identity, secret);
  if (reader) await noteAction(identity, { actor: reader.id, action: 'session.ended', subject: reader.id, detail: {} });
}

/**
 * Replaces the password and ends every other session of the account; how many.
 * @throws AppError `forbidden` for a token, `bad_request` where `current` is wrong, `rate_limited` after five such
 */
export async function changePassword(
  identity: Identity,
  input: { readonly reader: Reader; readonly current: string; readonly next: string; readonly clientAddress: string },
): Promise<{ readonly endedSessions: number }> {
  const { store, passwords, recentReaders, clock } = identity;
  const { reader, current, next, clientAddress } = input;
  if (reader.kind !== 'session') throw new AppError('forbidden', 'An API token has no password.');
  const attempt = await countAttempt(identity, { login: reader.login, address: clientAddress });
  const from = (await store.users.byId(reader.userId))?.passwordHash ?? null;
  if (!(await passwords.verify(current, from)) || from === null) {
    const errors = [{ field: 'current', reason: 'is not the current password' }];
    throw new AppError('bad_request', 'The current password is wrong.', { errors });
  }
  await attempt.succeeded();
  const to = await passwords.hash(next);
  const at = clock.now().getTime();
  const change = { userId: reader.userId, from, to, at, keepSession: reader.sessionId };
  const endedSessions = await store.users.changePassword(change);
  if (endedSessions === null) throw new AppError('conflict', 'The password was changed elsewhere meanwhile.');
  recentReaders.forgetId(reader.userId);
  const detail = { endedSessions };
  await noteAction(identity, { actor: reader.id, action: 'password.changed', subject: reader.userId, detail });
  return { endedSessions };
}

/** The accounts of this installation, oldest first. */
export async function listUsers({ store }: Identity): Promise<(Account & { readonly createdAt: string })[]> {
  const shown = (user: User) => ({ ...accountOf(user), createdAt: new Date(user.createdAt).toISOString() });
  return (await store.users.list()).map(shown);
}
