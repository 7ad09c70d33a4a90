import { AppError } from '@/lib/errors';
import type { ConnectionAccess, Exceptions } from '@/lib/model/rights';
import type { Role } from '@/lib/model/user';
import type { Database } from './database';
import { isUniqueViolation } from './unique';
import { loginKeyOf, type NewUser, powerColumns, readPowers, type User } from './users';

export type Invite = {
  readonly id: string;
  /** A keyed hash; the link's token is not in the store. */
  readonly tokenHash: string;
  readonly role: Role;
  readonly exceptions: Exceptions;
  readonly connections: ConnectionAccess;
  /** Whom it is for, as the one who invites calls them. */
  readonly name: string | null;
  readonly createdBy: string | null;
  readonly createdAt: number;
  readonly expiresAt: number | null;
};

/** The first link is always this one row, so that there is never more than one of it, whoever starts when. */
const FIRST = 'first';

/** One-time links, each of which makes one account. */
export type Invites = {
  /** Makes the link for the first account and voids an older one. False, and no link, where somebody has an account. */
  readonly issueFirst: (tokenHash: string, now: number) => Promise<boolean>;
  readonly issue: (invite: Invite) => Promise<void>;
  /** The role that a link gives; null where it is unknown, used, voided or expired. */
  readonly roleOf: (tokenHash: string, now: number) => Promise<Role | null>;
  /**
   * Uses the link up and makes the account, together; null as in `roleOf`. Of several at once exactly one gets it.
   * @throws AppError `conflict` where the login is taken; the link stays good.
   */
  readonly redeem: (tokenHash: string, user: NewUser, now: number) => Promise<User | null>;
};

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

const redeem = (db: Database, tokenHash: string, user: NewUser, now: number): Promise<User | null> =>
  db.transaction().execute(async (trx) => {
    const used = await trx
      .updateTable('invites')
      .set({ usedAt: now })
      .where('tokenHash', '=', tokenHash)
      .where('usedAt', 'is', null)
      .where((is) => is.or([is('expiresAt', 'is', null), is('expiresAt', '>', now)]))
      .returning(['id', 'role', 'exceptions', 'connections'])
      .executeTakeFirst();
    if (!used || (used.id === FIRST && (await anybody(trx)))) return null;
    const { id, login, name, passwordHash, createdAt } = user;
    const { role, exceptions, connections } = used;
    const made = { id, login, name, role, exceptions, connections, createdAt, disabledAt: null };
    const row = { ...made, loginKey: loginKeyOf(login), passwordHash, passwordChangedAt: createdAt };
    await trx.insertInto('users').values(row).execute();
    return readPowers(made);
  });

export const invites = (db: Database): Invites => ({
  issueFirst: (tokenHash, now) => issueFirst(db, tokenHash, now),
  async issue(invite) {
    await db
      .insertInto('invites')
      .values({ ...invite, ...powerColumns(invite), usedAt: null, userId: null })
      .execute();
  },
  async roleOf(tokenHash, now) {
    const invite = await db
      .selectFrom('invites')
      .select(['id', 'role'])
      .where('tokenHash', '=', tokenHash)
      .where('usedAt', 'is', null)
      .where((is) => is.or([is('expiresAt', 'is', null), is('expiresAt', '>', now)]))
      .executeTakeFirst();
    if (!invite || (invite.id === FIRST && (await anybody(db)))) return null;
    return invite.role;
  },
  async redeem(tokenHash, user, now) {
    try {
      return await redeem(db, tokenHash, user, now);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError('conflict', 'This login is taken.', { cause: error });
    }
  },
});
