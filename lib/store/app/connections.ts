import { AppError } from '@/lib/errors';
import type { Database } from './database';
import { isUniqueViolation } from './unique';

export type StoredConnection = {
  readonly id: string;
  /** The entry as JSON, without its credentials; parse it before use. */
  readonly entry: unknown;
  /** Encrypted; the store never sees them otherwise. */
  readonly credentials: string;
  /** 1, and one more with each change. */
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
};

type Change = { readonly entry: unknown; readonly credentials: string; readonly at: number };

/** The connections that were added in the product; those of a provisioning file are not here. */
export type Connections = {
  readonly list: () => Promise<readonly StoredConnection[]>;
  readonly get: (id: string) => Promise<StoredConnection | null>;
  /** @throws AppError `conflict` where the id is taken. */
  readonly create: (id: string, connection: Change) => Promise<StoredConnection>;
  /** null where it is gone or no longer has the version that the change was made from; then nothing is written. */
  readonly update: (id: string, version: number, change: Change) => Promise<StoredConnection | null>;
  /** Removes its last answers, too. Whether there was one. */
  readonly delete: (id: string) => Promise<boolean>;
};

const parsed = <Row extends { entry: string }>({ entry, ...row }: Row) => ({
  ...row,
  entry: JSON.parse(entry) as unknown,
});

export const connections = (db: Database): Connections => ({
  async list() {
    return (await db.selectFrom('connections').selectAll().orderBy('createdAt').orderBy('id').execute()).map(parsed);
  },
  async get(id) {
    const row = await db.selectFrom('connections').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? parsed(row) : null;
  },
  async create(id, { entry, credentials, at }) {
    const row = { id, entry: JSON.stringify(entry), credentials, version: 1, createdAt: at, updatedAt: at };
    try {
      await db.insertInto('connections').values(row).execute();
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError('conflict', 'There is a connection with this id already.', { cause: error });
    }
    return parsed(row);
  },
  async update(id, version, { entry, credentials, at }) {
    const row = await db
      .updateTable('connections')
      .set({ entry: JSON.stringify(entry), credentials, version: version + 1, updatedAt: at })
      .where('id', '=', id)
      .where('version', '=', version)
      .returningAll()
      .executeTakeFirst();
    return row ? parsed(row) : null;
  },
  delete: (id) =>
    db.transaction().execute(async (trx) => {
      await trx.deleteFrom('lastAnswers').where('connectionId', '=', id).execute();
      const gone = await trx.deleteFrom('connections').where('id', '=', id).executeTakeFirst();
      return gone.numDeletedRows > 0n;
    }),
});
