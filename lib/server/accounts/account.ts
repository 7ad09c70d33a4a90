import type { Account } from '@/lib/api/account';
import { AppError } from '@/lib/errors';
import type { User } from '@/lib/store/app/users';
import 'server-only';
import type { Visitor } from '../http/visitor';
import { type Identity, noteAction, type Reader } from './identity';
import { hasSecondFactor, takeCode, wrongCode } from './second-factor';
import { createSession, endSession } from './session';
import { countAttempt } from './sign-in-limit';
import { accountOfStep, makeStep } from './sign-in-step';

/** A signed-in account, and what its browser's cookie has to hold. */
export type SignedIn = { readonly account: Account; readonly secret: string };
/** The password was right, and a code is wanted beside it; `step` is good for five minutes. */
type SecondStep = { readonly step: string };

export const accountOf = ({ id, login, name, role }: Account): Account => ({ id, login, name, role });

/** One sentence for an unknown login and a wrong password, so that nobody can ask who has an account. */
const refused = () => new AppError('unauthenticated', 'Login or password is wrong.');

/**
 * Signs in with login and password, or asks for a code; a session that the browser brought along ends.
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
    readonly visitor?: Visitor | undefined;
  },
): Promise<SignedIn | SecondStep> {
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
  // Who is disabled is refused below, before anybody learns what else would be asked.
  if (user.disabledAt === null && (await hasSecondFactor(identity, user.id))) {
    await attempt.succeeded();
    return { step: makeStep(identity, user) };
  }
  const signedIn = await begin(identity, user, input);
  await attempt.succeeded();
  return signedIn;
}

type From = { readonly previousSecret: string | null; readonly visitor?: Visitor | undefined };

async function begin(
  identity: Identity,
  user: User & { readonly passwordHash: string },
  { previousSecret, visitor }: From,
  detail: { readonly secondFactor?: 'app' | 'recovery' } = {},
): Promise<SignedIn> {
  const secret = await createSession(identity, user, visitor);
  if (secret === null) throw refused();
  if (previousSecret !== null) await endSession(identity, previousSecret);
  await noteAction(identity, { actor: user.id, action: 'session.created', subject: user.id, detail });
  return { account: accountOf(user), secret };
}

/**
 * The second step of a sign-in: a code of the app or a recovery code, by what the first one answered.
 * @throws AppError `unauthenticated` where the first step is over, `bad_request` for a wrong or used code, `rate_limited`
 */
export async function signInWithCode(
  identity: Identity,
  input: From & { readonly step: string; readonly code: string; readonly clientAddress: string },
): Promise<SignedIn> {
  const user = await accountOfStep(identity, input.step);
  if (!user) throw new AppError('unauthenticated', 'The sign-in took too long: begin anew with the password.');
  const { code, clientAddress: address } = input;
  const secondFactor = await takeCode(identity, { userId: user.id, code, address });
  if (secondFactor !== null) return begin(identity, user, input, { secondFactor });
  const detail = { step: 'code' };
  await noteAction(identity, { actor: 'anonymous', action: 'session.refused', subject: user.id, detail });
  throw wrongCode();
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
