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
};

/** Signed-in browsers. Whether a session is still good is the caller's question; the store only keeps times. */
export type Sessions = {
  /** False, and no session, where `passwordHash` is not the account's any more, or where it was disabled meanwhile. */
  readonly create: (session: Session, passwordHash: string) => Promise<boolean>;
  /** With the account as it is now, so that a new role counts at once; null also for one that is disabled. */
  readonly find: (idHash: string) => Promise<{ readonly session: Session; readonly user: User } | null>;
  readonly touch: (idHash: string, at: number) => Promise<void>;
  /** Whether there was one to end. */
  readonly end: (idHash: string) => Promise<boolean>;
  /** Removes what expired before `now` or was last seen before `seenBefore`. */
  readonly prune: (now: number, seenBefore: number) => Promise<number>;
};

export const sessions = (db: Database): Sessions => ({
  create: (session, passwordHash) =>
    db.transaction().execute(async (trx) => {
      // Changes nothing, but holds the account's row: a change of password either comes first and is seen here, or
      // waits, and then ends the session that is made here.
      const held = await trx
        .updateTable('users')
        .set({ passwordHash })
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
      .select(['sessions.createdAt as startedAt', 'sessions.lastSeenAt', 'sessions.expiresAt'])
      .where('sessions.idHash', '=', idHash)
      .where('users.disabledAt', 'is', null)
      .executeTakeFirst();
    if (!row) return null;
    const { startedAt, lastSeenAt, expiresAt, ...user } = row;
    return {
      session: { idHash, userId: user.id, createdAt: startedAt, lastSeenAt, expiresAt },
      user: readPowers(user),
    };
  },
  async touch(idHash, at) {
    const query = db.updateTable('sessions').set({ lastSeenAt: at });
    await query.where('idHash', '=', idHash).where('lastSeenAt', '<', at).execute();
  },
  async end(idHash) {
    const ended = await db.deleteFrom('sessions').where('idHash', '=', idHash).executeTakeFirst();
    return ended.numDeletedRows > 0n;
  },
  async prune(now, seenBefore) {
    const gone = await db
      .deleteFrom('sessions')
      .where((is) => is.or([is('expiresAt', '<=', now), is('lastSeenAt', '<=', seenBefore)]))
      .executeTakeFirst();
    return Number(gone.numDeletedRows);
  },
});
