import type { Database } from './database';

export type SignInAttempt = {
  readonly id: string;
  /** Keyed hash of login and client address. */
  readonly accountKey: string;
  /** Keyed hash of the client address. */
  readonly addressKey: string;
  readonly at: number;
};

/** How many attempts there are and when the oldest of them was; null where there is none. */
export type AttemptCount = { readonly count: number; readonly oldestAt: number | null };

/** Attempts to sign in that failed or are not decided yet. */
export type SignInAttempts = {
  /** Recorded before the password is looked at: whoever counts afterwards sees every attempt that came before. */
  readonly record: (attempt: SignInAttempt) => Promise<void>;
  readonly countByAccount: (accountKey: string, since: number) => Promise<AttemptCount>;
  readonly countByAddress: (addressKey: string, since: number) => Promise<AttemptCount>;
  readonly remove: (id: string) => Promise<void>;
  readonly clearAccount: (accountKey: string) => Promise<void>;
  readonly prune: (before: number) => Promise<void>;
};

const countBy = (db: Database, column: 'accountKey' | 'addressKey') => (key: string, since: number) =>
  db
    .selectFrom('signInAttempts')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min<number | null>('at').as('oldestAt')])
    .where(column, '=', key)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();

export const signInAttempts = (db: Database): SignInAttempts => ({
  async record(attempt) {
    await db.insertInto('signInAttempts').values(attempt).execute();
  },
  countByAccount: countBy(db, 'accountKey'),
  countByAddress: countBy(db, 'addressKey'),
  async remove(id) {
    await db.deleteFrom('signInAttempts').where('id', '=', id).execute();
  },
  async clearAccount(accountKey) {
    await db.deleteFrom('signInAttempts').where('accountKey', '=', accountKey).execute();
  },
  async prune(before) {
    await db.deleteFrom('signInAttempts').where('at', '<=', before).execute();
  },
});
