import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { AppError } from '@/lib/errors';
import 'server-only';

/** What a hash costs. N is 2 to the power of `logN`; memory is 128 · N · r bytes. */
type Cost = { readonly logN: number; readonly r: number; readonly p: number };

// OWASP's list: 32 MiB and 0.3 to 0.5 s each.
const COST: Cost = { logN: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const AT_ONCE = 2;
const WAITING = 40;
const STORED = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/;

/** Hashes and checks passwords, two at once; the parameters stand in each hash, so that they can be raised later. */
export type Passwords = {
  readonly hash: (password: string) => Promise<string>;
  /** With null, for a login that nobody has, it takes as long and is false. */
  readonly verify: (password: string, stored: string | null) => Promise<boolean>;
};

function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
  return new Promise((resolve, reject) => {
    // One password may be typed as different code points, depending on the keyboard.
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Runs work two at a time. More than forty waiting is a flood, and is told to come back. */
function turnstile() {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (running >= AT_ONCE) {
      if (waiting.length >= WAITING) {
        throw new AppError('rate_limited', 'Too many people are signing in at once.', { retryAfterSeconds: 10 });
      }
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      // The place goes from hand to hand: nobody can slip in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/**
 * Make one per process: the limit of two at once is its own. `cost` is lower in tests alone.
 * Both functions throw AppError `rate_limited` where more than forty wait.
 */
export function createPasswords(cost: Cost = COST): Passwords {
  const inTurn = turnstile();
  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES);
        const key = await derive(password, salt, cost);
        return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
      }),
    verify: (password, stored) =>
      inTurn(async () => {
        const [, logN, r, p, salt, hash] = STORED.exec(stored ?? '') ?? [];
        if (salt === undefined || hash === undefined) {
          await derive(password, randomBytes(SALT_BYTES), cost);
          return false;
        }
        const of = { logN: Number(logN), r: Number(r), p: Number(p) };
        return timingSafeEqual(
          await derive(password, Buffer.from(salt, 'base64url'), of),
          Buffer.from(hash, 'base64url'),
        );
      }),
  };
}
