import { randomInt } from 'node:crypto';
import { AppError } from '@/lib/errors';
import type { SecondFactor } from '@/lib/store/app/second-factors';
import 'server-only';
import { seal, unseal } from '../crypto/sealed';
import { keyedHash } from '../crypto/tokens';
import { base32, matchingStep, newTotpSecret, otpauthUri } from '../crypto/totp';
import { type Identity, noteAction, type Reader } from './identity';
import { countAttempt, countGuess } from './sign-in-limit';

const RECOVERY_CODES = 10;
// Without 0, 1, I, L, O and U, which are read for one another or make words.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 12 letters of 30: 58 bits each, and guessing is limited. */
const newRecoveryCode = () =>
  Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** As people type them: with spaces, small, without the dashes. */
const bare = (code: string) => code.replace(/[\s-]/g, '').toUpperCase();

const recoveryHash = ({ keys }: Identity, userId: string, code: string) =>
  keyedHash(keys.secondFactor, JSON.stringify(['recovery-code', userId, bare(code)]));

function secretOf({ keys }: Identity, { userId, secret }: SecondFactor): Buffer {
  const text = unseal(keys, [userId, 'second-factor'], secret, {
    otherKey:
      'The second factor was encrypted with another key: start with the CALLBOARD_SECRET or secret.key of that time, or let an admin remove it.',
    damaged: 'The stored second factor is damaged or belongs to another account.',
    context: { userId },
  });
  return Buffer.from(String(text), 'base64url');
}

/** The session's own account. @throws AppError `forbidden` for a token, which is nobody's */
function ownOf(reader: Reader): Extract<Reader, { kind: 'session' }> {
  if (reader.kind !== 'session') throw new AppError('forbidden', 'An API token has no account.');
  return reader;
}

/** @throws AppError `bad_request` for the field `current` */
async function requirePassword(identity: Identity, reader: Reader, current: string, address: string): Promise<void> {
  const { store, passwords } = identity;
  const { login, userId } = ownOf(reader);
  const attempt = await countAttempt(identity, { login, address });
  const user = await store.users.byId(userId);
  if (!(await passwords.verify(current, user?.passwordHash ?? null))) {
    const errors = [{ field: 'current', reason: 'is not the current password' }];
    throw new AppError('bad_request', 'The current password is wrong.', { errors });
  }
  await attempt.succeeded();
}

/** One answer for what is wrong and for what was right once. */
export const wrongCode = () =>
  new AppError('bad_request', 'The code is wrong or was used.', {
    errors: [{ field: 'code', reason: 'is wrong or was used' }],
  });

/** Whether the account asks for a code when it signs in. */
export async function hasSecondFactor({ store }: Identity, userId: string): Promise<boolean> {
  return typeof (await store.secondFactors.of(userId))?.confirmedAt === 'number';
}

/**
 * Takes a code of the app or a recovery code, which it uses up; which of both it was, or null for neither. Guesses are
 * counted before the code is looked at, per account and address and per account over all addresses.
 * @throws AppError `rate_limited`
 */
export async function takeCode(
  identity: Identity,
  { userId, code, address }: { readonly userId: string; readonly code: string; readonly address: string },
): Promise<'app' | 'recovery' | null> {
  const { store, clock } = identity;
  const attempt = await countGuess(identity, { subject: ['second-factor', userId], address });
  const factor = await store.secondFactors.of(userId);
  if (factor === null || factor.confirmedAt === null) return null;
  const now = clock.now().getTime();
  const step = matchingStep(secretOf(identity, factor), bare(code), now);
  let used: 'app' | 'recovery' | null = null;
  if (step !== null && (await store.secondFactors.takeStep(userId, step))) used = 'app';
  else if (await store.secondFactors.takeRecoveryCode(userId, recoveryHash(identity, userId, code), now)) {
    used = 'recovery';
  }
  if (used !== null) await attempt.succeeded();
  return used;
}

/** Since when, and how many recovery codes are left; null where the account has none. */
export async function secondFactorOf({ store }: Identity, reader: Reader) {
  const { userId } = ownOf(reader);
  const factor = await store.secondFactors.of(userId);
  if (factor === null || factor.confirmedAt === null) return null;
  const recoveryCodesLeft = await store.secondFactors.recoveryCodesLeft(userId);
  return { since: new Date(factor.confirmedAt).toISOString(), recoveryCodesLeft };
}

type Asked = { readonly reader: Reader; readonly address: string };

/**
 * Begins: a new secret, which counts for nothing until a code of it comes. In this answer alone.
 * @throws AppError `bad_request` where the password is wrong, `conflict` where the account has one
 */
export async function beginSecondFactor(identity: Identity, { reader, address, current }: Asked & { current: string }) {
  const { userId, login } = ownOf(reader);
  await requirePassword(identity, reader, current, address);
  const secret = newTotpSecret();
  const sealed = seal(identity.keys, [userId, 'second-factor'], secret.toString('base64url'));
  const createdAt = identity.clock.now().getTime();
  if (!(await identity.store.secondFactors.begin({ userId, secret: sealed, createdAt }))) {
    throw new AppError('conflict', 'The account has a second factor already.');
  }
  return { key: base32(secret), uri: otpauthUri(secret, login) };
}

function newRecoveryCodes(identity: Identity, userId: string) {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  return { codes, hashes: codes.map((code) => recoveryHash(identity, userId, code)) };
}

/**
 * The first code turns the second factor on. The recovery codes are in this answer alone.
 * @throws AppError `bad_request` for a wrong code, `conflict` where nothing was begun, `rate_limited`
 */
export async function confirmSecondFactor(identity: Identity, { reader, address, code }: Asked & { code: string }) {
  const { userId } = ownOf(reader);
  const { store, clock } = identity;
  const attempt = await countGuess(identity, { subject: ['second-factor', userId], address });
  const factor = await store.secondFactors.of(userId);
  if (factor === null || factor.confirmedAt !== null) {
    throw new AppError('conflict', 'There is no second factor to confirm: begin anew.');
  }
  const at = clock.now().getTime();
  const step = matchingStep(secretOf(identity, factor), bare(code), at);
  if (step === null) throw wrongCode();
  const { codes, hashes } = newRecoveryCodes(identity, userId);
  const confirmed = await store.secondFactors.confirm({ userId, secret: factor.secret, step, at, codeHashes: hashes });
  if (!confirmed) throw new AppError('conflict', 'The second factor was begun anew elsewhere.');
  await attempt.succeeded();
  await noteAction(identity, {
    actor: reader.id,
    action: 'second-factor.enabled',
    subject: userId,
    detail: {},
    before: { secondFactor: false },
    after: { secondFactor: true },
  });
  return { recoveryCodes: codes };
}

/** Password and code together: for what weakens the account. */
async function requireBoth(
  identity: Identity,
  { reader, address, current, code }: Asked & { readonly current: string; readonly code: string },
): Promise<void> {
  await requirePassword(identity, reader, current, address);
  if ((await takeCode(identity, { userId: ownOf(reader).userId, code, address })) === null) throw wrongCode();
}

/** New recovery codes instead of all older ones. @throws AppError `bad_request` for a wrong password or code */
export async function renewRecoveryCodes(
  identity: Identity,
  asked: Asked & { readonly current: string; readonly code: string },
) {
  await requireBoth(identity, asked);
  const { userId } = ownOf(asked.reader);
  const before = await identity.store.secondFactors.recoveryCodesLeft(userId);
  const { codes, hashes } = newRecoveryCodes(identity, userId);
  await identity.store.secondFactors.replaceRecoveryCodes(userId, hashes);
  await noteAction(identity, {
    actor: asked.reader.id,
    action: 'second-factor.recovery-codes-renewed',
    subject: userId,
    detail: {},
    before: { recoveryCodesLeft: before },
    after: { recoveryCodesLeft: codes.length },
  });
  return { recoveryCodes: codes };
}

/** Takes the account's own second factor off. @throws AppError `bad_request` for a wrong password or code */
export async function disableSecondFactor(
  identity: Identity,
  asked: Asked & { readonly current: string; readonly code: string },
) {
  await requireBoth(identity, asked);
  await removeSecondFactor(identity, { reader: asked.reader, userId: ownOf(asked.reader).userId });
}

/** Takes anybody's second factor off; who may is the route's question. @throws AppError `not_found` where there is none */
export async function removeSecondFactor(
  identity: Identity,
  { reader, userId }: { readonly reader: Reader; readonly userId: string },
): Promise<void> {
  if (!(await identity.store.secondFactors.remove(userId))) {
    throw new AppError('not_found', 'There is no second factor on such an account.');
  }
  await noteAction(identity, {
    actor: reader.id,
    action: 'second-factor.removed',
    subject: userId,
    detail: {},
    before: { secondFactor: true },
    after: { secondFactor: false },
  });
}
