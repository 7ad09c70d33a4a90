import { isIPv6 } from 'node:net';
import { AppError } from '@/lib/errors';
import type { AttemptCount } from '@/lib/store/app/sign-in-attempts';
import { loginKeyOf } from '@/lib/store/app/users';
import 'server-only';
import { keyedHash, newId } from '../crypto/tokens';
import type { Identity } from './identity';

const ACCOUNT = { wrong: 5, windowMs: 15 * 60_000 };
const ADDRESS = { wrong: 20, windowMs: 60 * 60_000 };

/** One household or company for the limit: an IPv4 address, or the first 64 bits of an IPv6 one. */
export function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const bare = address.split('%')[0] ?? '';
  if (!isIPv6(bare)) return address;
  const [head = '', tail] = bare.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':').length : 0;
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...(tail ? tail.split(':') : [])];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

export type SignInAttempt = { readonly succeeded: () => Promise<void> };

/** Seconds until the oldest attempt no longer counts. */
const secondsLeft = ({ oldestAt }: AttemptCount, windowMs: number, now: number) =>
  Math.max(1, Math.ceil(((oldestAt ?? now) + windowMs - now) / 1000));

type Guess = {
  /** What is guessed at: an account's password or its second factor, or a link. */
  readonly subject: readonly ['account' | 'second-factor' | 'link', string];
  readonly address: string;
};

/**
 * Counts an attempt before its password is looked at, so that many at once cannot slip through, and takes the wrong
 * ones off the books when it succeeds. 5 wrong in 15 minutes per subject and address, and 20 in an hour per address for
 * passwords, per link for links, whose readers share addresses, and per account for second factors, which only they
 * guess at who know the password; kept in the store, so a restart or another instance changes nothing, and a store that
 * is down lets nobody in.
 * @throws AppError `rate_limited` with `retryAfterSeconds`
 */
export async function countGuess(
  { store, keys, clock }: Identity,
  { subject, address }: Guess,
): Promise<SignInAttempt> {
  const now = clock.now().getTime();
  const group = addressGroup(address);
  const id = newId();
  const wide = subject[0] === 'account' ? ['address', group] : ['wide', ...subject];
  const addressKey = keyedHash(keys.attempts, JSON.stringify(wide));
  const accountKey = keyedHash(keys.attempts, JSON.stringify([...subject, group]));
  await store.signInAttempts.prune(now - ADDRESS.windowMs);
  await store.signInAttempts.record({ id, accountKey, addressKey, at: now });
  const account = await store.signInAttempts.countByAccount(accountKey, now - ACCOUNT.windowMs);
  const all = await store.signInAttempts.countByAddress(addressKey, now - ADDRESS.windowMs);
  const waits = [
    account.count > ACCOUNT.wrong ? secondsLeft(account, ACCOUNT.windowMs, now) : 0,
    all.count > ADDRESS.wrong ? secondsLeft(all, ADDRESS.windowMs, now) : 0,
  ];
  const retryAfterSeconds = Math.max(...waits);
  if (retryAfterSeconds > 0) {
    // What was refused is not counted: whoever waits gets in.
    await store.signInAttempts.remove(id);
    throw new AppError('rate_limited', 'Too many wrong attempts; wait before the next one.', { retryAfterSeconds });
  }
  return { succeeded: () => store.signInAttempts.clearAccount(accountKey) };
}

/** `countGuess` of a sign-in. */
export const countAttempt = (
  identity: Identity,
  { login, address }: { readonly login: string; readonly address: string },
) => countGuess(identity, { subject: ['account', loginKeyOf(login)], address });
