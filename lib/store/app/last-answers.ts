import { type ExpressionBuilder, sql } from 'kysely';
import type { Database } from './database';
import type { Tables } from './tables';

export type LastAnswer = {
  readonly key: string;
  readonly connectionId: string;
  readonly json: string;
  /** When the vendor gave it. */
  readonly fetchedAt: number;
};

/** The last good answer to each question, for when the vendor is down; survives a restart. */
export type LastAnswers = {
  /** Replaces an older answer under the same key, never a newer one. */
  readonly save: (answer: LastAnswer) => Promise<void>;
  readonly get: (key: string) => Promise<LastAnswer | null>;
  readonly deleteByConnection: (connectionId: string) => Promise<number>;
  /** Keeps the newest answers up to so many rows and bytes of JSON; how many went. */
  readonly prune: (keep: { readonly rows: number; readonly bytes: number }) => Promise<number>;
};

const newestFirst = (of: ExpressionBuilder<Tables, 'lastAnswers'>) =>
  of
    .selectFrom('lastAnswers')
    .select((eb) => [
      'key',
      eb.fn
        .countAll<number>()
        .over((over) => over.orderBy('fetchedAt', 'desc').orderBy('key'))
        .as('rows'),
      eb.fn
        .sum<number>('bytes')
        .over((over) => over.orderBy('fetchedAt', 'desc').orderBy('key'))
        .as('total'),
    ])
    .as('ranked');

export const lastAnswers = (db: Database): LastAnswers => ({
  async save(answer) {
    const row = { ...answer, bytes: Buffer.byteLength(answer.json) };
    await db
      .insertInto('lastAnswers')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet(row).where('lastAnswers.fetchedAt', '<=', sql.val(answer.fetchedAt)),
      )
      .execute();
  },
  async get(key) {
    const query = db.selectFrom('lastAnswers').select(['key', 'connectionId', 'json', 'fetchedAt']);
    return (await query.where('key', '=', key).executeTakeFirst()) ?? null;
  },
  async deleteByConnection(connectionId) {
    const gone = await db.deleteFrom('lastAnswers').where('connectionId', '=', connectionId).executeTakeFirst();
    return Number(gone.numDeletedRows);
  },
  async prune({ rows, bytes }) {
    const gone = await db
      .deleteFrom('lastAnswers')
      .where('key', 'in', (of) =>
        of
          .selectFrom(newestFirst(of))
          .select('ranked.key')
          .where((is) => is.or([is('ranked.rows', '>', rows), is('ranked.total', '>', bytes)])),
      )
      .executeTakeFirst();
    return Number(gone.numDeletedRows);
  },
});
