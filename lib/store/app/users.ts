import type { ConnectionAccess, Exceptions } from '@/lib/model/rights';
import type { Role } from '@/lib/model/user';
import type { Database } from './database';
import type { Tables } from './tables';

export type User = {
  readonly id: string;
  /** As it was typed; compared without regard to case. */
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly exceptions: Exceptions;
  readonly connections: ConnectionAccess;
  readonly createdAt: number;
  /** null: may sign in. */
  readonly disabledAt: number | null;
  /** Within a minute; null: never signed in since this is noted. */
  readonly lastSeenAt: number | null;
};

/** What an invitation does not say of a new account. */
export type NewUser = Pick<User, 'id' | 'login' | 'name' | 'createdAt'> & { readonly passwordHash: string };

/** What somebody may do and see, as it is stored. */
type PowerColumns = Pick<Tables['users'], 'exceptions' | 'connections'>;

// Written by `powerColumns` and by nothing else, so that their shape is known.
const exceptionsIn = ({ exceptions }: PowerColumns) => JSON.parse(exceptions) as Exceptions;
const accessIn = ({ connections }: PowerColumns) =>
  connections === null ? null : (JSON.parse(connections) as readonly string[]);

/** Columns as what they mean. */
export const readPowers = <Row extends PowerColumns>(row: Row) => ({
  ...row,
  exceptions: exceptionsIn(row),
  connections: accessIn(row),
});

export const powerColumns = ({ exceptions, connections }: Pick<User, 'exceptions' | 'connections'>): PowerColumns => ({
  exceptions: JSON.stringify(exceptions),
  connections: connections === null ? null : JSON.stringify(connections),
});

/** The form in which logins are compared: two that look alike are one. */
export const loginKeyOf = (login: string) => login.normalize('NFKC').toLowerCase();

export const USER_COLUMNS = [
  'users.id',
  'users.login',
  'users.name',
  'users.role',
  'users.exceptions',
  'users.connections',
  'users.createdAt',
  'users.disabledAt',
  'users.lastSeenAt',
] as const;

/** The accounts of this installation. They are made by redeeming an invitation (invites.ts) and in no other way. */
export type Users = {
  readonly count: () => Promise<number>;
  /** Oldest first. */
  readonly list: () => Promise<readonly User[]>;
  /** With the password's hash; null where nobody has this login. */
  readonly byLogin: (login: string) => Promise<(User & { readonly passwordHash: string }) | null>;
  readonly byId: (id: string) => Promise<(User & { readonly passwordHash: string }) | null>;
  /**
   * Replaces the password `from` and ends the account's sessions but one, together. How many ended; null where the
   * password is not `from` any more.
   */
  readonly changePassword: (change: {
    readonly userId: string;
    readonly from: string;
    readonly to: string;
    readonly at: number;
    readonly keepSession: string | null;
  }) => Promise<number | null>;
};

export const users = (db: Database): Users => ({
  async count() {
    const { n } = await db.selectFrom('users').select(db.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    return n;
  },
  async list() {
    const rows = await db.selectFrom('users').select(USER_COLUMNS).orderBy('createdAt').orderBy('id').execute();
    return rows.map(readPowers);
  },
  async byLogin(login) {
    const query = db.selectFrom('users').select([...USER_COLUMNS, 'passwordHash']);
    const row = await query.where('loginKey', '=', loginKeyOf(login)).executeTakeFirst();
    return row ? readPowers(row) : null;
  },
  async byId(id) {
    const query = db.selectFrom('users').select([...USER_COLUMNS, 'passwordHash']);
    const row = await query.where('id', '=', id).executeTakeFirst();
    return row ? readPowers(row) : null;
  },
  changePassword: ({ userId, from, to, at, keepSession }) =>
    db.transaction().execute(async (trx) => {
      const changed = await trx
        .updateTable('users')
        .set({ passwordHash: to, passwordChangedAt: at })
        .where('id', '=', userId)
        .where('passwordHash', '=', from)
        .executeTakeFirst();
      if (changed.numUpdatedRows === 0n) return null;
      const ended = await trx
        .deleteFrom('sessions')
        .where('userId', '=', userId)
        .$if(keepSession !== null, (query) => query.where('idHash', '!=', keepSession ?? ''))
        .executeTakeFirst();
      return Number(ended.numDeletedRows);
    }),
});
