import { AppError } from '@/lib/errors';
import type { Database } from './database';
import { isUniqueViolation } from './unique';
import { loginKeyOf, type NewUser, powerColumns, readPowers, USER_COLUMNS, type User } from './users';

/** A one-time link as it is listed. */
export type Invite = Pick<User, 'id' | 'role' | 'exceptions' | 'connections'> & {
  /** Whom it is for, as the one who invites calls them. */
  readonly name: string | null;
  /** Null for the first link, which is nobody's. */
  readonly createdBy: string | null;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  /** Whose password it sets; null for a link that makes an account. */
  readonly userId: string | null;
};

/** A keyed hash; the link's token is not in the store. */
type Hashed = { readonly tokenHash: string };

/** The first link is always this one row, so that there is never more than one of it, whoever starts when. */
const FIRST = 'first';

/** One-time links, each of which makes one account or sets one password. */
export type Invites = {
  /** Makes the link for the first account and voids an older one. False, and no link, where somebody has an account. */
  readonly issueFirst: (tokenHash: string, now: number) => Promise<boolean>;
  /** A link for somebody's password voids the older ones for it. */
  readonly issue: (invite: Invite & Hashed) => Promise<void>;
  /** What a link is good for; null where it is unknown, used, voided or expired. */
  readonly find: (tokenHash: string, now: number) => Promise<Invite | null>;
  /** The links that make accounts and are still good, newest first; the first link is not among them. */
  readonly pending: (now: number) => Promise<readonly Invite[]>;
  /** Whether there was such a link that was still unused. */
  readonly void: (id: string) => Promise<boolean>;
  /**
   * Uses the link up and makes the account, together; null as in `find`. Of several at once exactly one gets it.
   * @throws AppError `conflict` where the login is taken; the link stays good.
   */
  readonly redeem: (tokenHash: string, user: NewUser, now: number) => Promise<User | null>;
  /** Uses the link up, sets the password and ends the account's sessions, together; whose it was, null as in `find`. */
  readonly setPassword: (tokenHash: string, passwordHash: string, now: number) => Promise<User | null>;
};

const COLUMNS = [
  'id',
  'role',
  'exceptions',
  'connections',
  'name',
  'createdBy',
  'createdAt',
  'expiresAt',
  'userId',
] as const;

const anybody = async (db: Database) => (await db.selectFrom('users').select('id').limit(1).execute()).length > 0;

const issueFirst = (db: Database, tokenHash: string, now: number) =>
  db.transaction().execute(async (trx) => {
    const anAdmin = { role: 'admin', exceptions: '{}', connections: null, name: null, userId: null } as const;
    const link = { ...anAdmin, tokenHash, createdBy: null, createdAt: now, expiresAt: null, usedAt: null };
    await trx
      .insertInto('invites')
      .values({ id: FIRST, ...link })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(link))
      .execute();
    // Asked after the row is held: somebody who redeems the older link right now is either done or waits for us.
    if (!(await anybody(trx))) return true;
    await trx.deleteFrom('invites').where('id', '=', FIRST).execute();
    return false;
  });

const issue = (db: Database, { exceptions, connections, ...invite }: Invite & Hashed) =>
  db.transaction().execute(async (trx) => {
    if (invite.userId !== null) {
      await trx.deleteFrom('invites').where('userId', '=', invite.userId).where('usedAt', 'is', null).execute();
    }
    const row = { ...invite, ...powerColumns({ exceptions, connections }), usedAt: null };
    await trx.insertInto('invites').values(row).execute();
  });

/** Marks a link as used; null as in `find`, but for the first link, about which its caller asks. */
async function useUp(trx: Database, tokenHash: string, now: number, sets: 'account' | 'password') {
  const used = await trx
    .updateTable('invites')
    .set({ usedAt: now })
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('userId', sets === 'account' ? 'is' : 'is not', null)
    .where((is) => is.or([is('expiresAt', 'is', null), is('expiresAt', '>', now)]))
    .returning(COLUMNS)
    .executeTakeFirst();
  return used ?? null;
}

const redeem = (db: Database, tokenHash: string, user: NewUser, now: number): Promise<User | null> =>
  db.transaction().execute(async (trx) => {
    const used = await useUp(trx, tokenHash, now, 'account');
    if (!used || (used.id === FIRST && (await anybody(trx)))) return null;
    const { id, login, name, passwordHash, createdAt } = user;
    const { role, exceptions, connections } = used;
    const made = { id, login, name, role, exceptions, connections, createdAt, disabledAt: null, lastSeenAt: null };
    const row = { ...made, loginKey: loginKeyOf(login), passwordHash, passwordChangedAt: createdAt };
    await trx.insertInto('users').values(row).execute();
    return readPowers(made);
  });

const setPassword = (db: Database, tokenHash: string, passwordHash: string, now: number): Promise<User | null> =>
  db.transaction().execute(async (trx) => {
    const used = await useUp(trx, tokenHash, now, 'password');
    if (used === null || used.userId === null) return null;
    const user = await trx
      .updateTable('users')
      .set({ passwordHash, passwordChangedAt: now })
      .where('id', '=', used.userId)
      .where('disabledAt', 'is', null)
      .returning(USER_COLUMNS)
      .executeTakeFirst();
    if (!user) return null;
    await trx.deleteFrom('sessions').where('userId', '=', user.id).execute();
    return readPowers(user);
  });

export const invites = (db: Database): Invites => ({
  issueFirst: (tokenHash, now) => issueFirst(db, tokenHash, now),
  issue: (invite) => issue(db, invite),
  async find(tokenHash, now) {
    const invite = await db
      .selectFrom('invites')
      .select(COLUMNS)
      .where('tokenHash', '=', tokenHash)
      .where('usedAt', 'is', null)
      .where((is) => is.or([is('expiresAt', 'is', null), is('expiresAt', '>', now)]))
      .executeTakeFirst();
    if (!invite || (invite.id === FIRST && (await anybody(db)))) return null;
    return readPowers(invite);
  },
  async pending(now) {
    const rows = await db
      .selectFrom('invites')
      .select(COLUMNS)
      .where('usedAt', 'is', null)
      .where('userId', 'is', null)
      .where('id', '!=', FIRST)
      .where('expiresAt', '>', now)
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(readPowers);
  },
  async void(id) {
    const gone = await db
      .deleteFrom('invites')
      .where('id', '=', id)
      .where('id', '!=', FIRST)
      .where('usedAt', 'is', null)
      .executeTakeFirst();
    return gone.numDeletedRows > 0n;
  },
  async redeem(tokenHash, user, now) {
    try {
      return await redeem(db, tokenHash, user, now);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError('conflict', 'This login is taken.', { cause: error });
    }
  },
  setPassword: (tokenHash, passwordHash, now) => setPassword(db, tokenHash, passwordHash, now),
});
