import type { Database } from './database';
import { readPowers, USER_COLUMNS, type User } from './users';

export type Session = {
  /** A keyed hash: what the browser holds is not in the store. */
  readonly idHash: string;
  readonly userId: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  /** The end that use does not move. */
  readonly expiresAt: number;
  /** A coarse word for browser and system, and a shortened address; null where nobody knows. */
  readonly device: string | null;
  readonly address: string | null;
};

/** Signed-in browsers. Whether a session is still good is the caller's question; the store only keeps times. */
export type Sessions = {
  /** False, and no session, where `passwordHash` is not the account's any more, or where it was disabled meanwhile. */
  readonly create: (session: Session, passwordHash: string) => Promise<boolean>;
  /** With the account as it is now, so that a new role counts at once; null also for one that is disabled. */
  readonly find: (idHash: string) => Promise<{ readonly session: Session; readonly user: User } | null>;
  readonly touch: (idHash: string, at: number) => Promise<void>;
  /** Of an account, the one that was seen last first; those that are over, too. */
  readonly listOf: (userId: string) => Promise<readonly Session[]>;
  /** Whether there was one to end. */
  readonly end: (idHash: string) => Promise<boolean>;
  /** Every one of an account; how many. */
  readonly endAll: (userId: string) => Promise<number>;
  /** Every one of an account but this; how many. */
  readonly endOthers: (userId: string, keep: string) => Promise<number>;
  /** Removes what expired before `now` or was last seen before `seenBefore`. */
  readonly prune: (now: number, seenBefore: number) => Promise<number>;
};

export const sessions = (db: Database): Sessions => ({
  create: (session, passwordHash) =>
    db.transaction().execute(async (trx) => {
      // Holds the account's row: a change of password either comes first and is seen here, or
      // waits, and then ends the session that is made here.
      const held = await trx
        .updateTable('users')
        .set({ lastSeenAt: session.createdAt })
        .where('id', '=', session.userId)
        .where('passwordHash', '=', passwordHash)
        .where('disabledAt', 'is', null)
        .executeTakeFirst();
      if (held.numUpdatedRows === 0n) return false;
      await trx.insertInto('sessions').values(session).execute();
      return true;
    }),
  async find(idHash) {
    const row = await db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.userId')
      .select(USER_COLUMNS)
      .select(['sessions.createdAt as startedAt', 'sessions.lastSeenAt as seenAt', 'sessions.expiresAt'])
      .select(['sessions.device', 'sessions.address'])
      .where('sessions.idHash', '=', idHash)
      .where('users.disabledAt', 'is', null)
      .executeTakeFirst();
    if (!row) return null;
    const { startedAt, seenAt, expiresAt, device, address, ...user } = row;
    const times = { createdAt: startedAt, lastSeenAt: seenAt, expiresAt };
    return { session: { idHash, userId: user.id, ...times, device, address }, user: readPowers(user) };
  },
  async touch(idHash, at) {
    const query = db.updateTable('sessions').set({ lastSeenAt: at }).where('idHash', '=', idHash);
    const touched = await query.where('lastSeenAt', '<', at).returning('userId').executeTakeFirst();
    if (!touched) return;
    await db.updateTable('users').set({ lastSeenAt: at }).where('id', '=', touched.userId).execute();
  },
  listOf: (userId) =>
    db
      .selectFrom('sessions')
      .selectAll()
      .where('userId', '=', userId)
      .orderBy('lastSeenAt', 'desc')
      .orderBy('idHash')
      .execute(),
  async end(idHash) {
    const ended = await db.deleteFrom('sessions').where('idHash', '=', idHash).executeTakeFirst();
    return ended.numDeletedRows > 0n;
  },
  async endAll(userId) {
    const gone = await db.deleteFrom('sessions').where('userId', '=', userId).executeTakeFirst();
    return Number(gone.numDeletedRows);
  },
  async endOthers(userId, keep) {
    const query = db.deleteFrom('sessions').where('userId', '=', userId).where('idHash', '!=', keep);
    return Number((await query.executeTakeFirst()).numDeletedRows);
  },
  async prune(now, seenBefore) {
    const gone = await db
      .deleteFrom('sessions')
      .where((is) => is.or([is('expiresAt', '<=', now), is('lastSeenAt', '<=', seenBefore)]))
      .executeTakeFirst();
    return Number(gone.numDeletedRows);
  },
});
