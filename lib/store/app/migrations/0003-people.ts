import type { Kysely, Migration } from 'kysely';

// SQLite takes one column per statement.
async function powers(db: Kysely<unknown>, table: 'users' | 'invites'): Promise<void> {
  const change = db.schema.alterTable(table);
  await change.addColumn('exceptions', 'text', (column) => column.notNull().defaultTo('{}')).execute();
  await change.addColumn('connections', 'text').execute();
}

export const people: Migration = {
  async up(db) {
    await powers(db, 'users');
    await db.schema.alterTable('users').addColumn('disabled_at', 'bigint').execute();
    await db.schema.alterTable('users').addColumn('last_seen_at', 'bigint').execute();
    await powers(db, 'invites');
    await db.schema.alterTable('invites').addColumn('name', 'text').execute();
    // Of an account that is there: then the link sets its password, and makes none.
    await db.schema.alterTable('invites').addColumn('user_id', 'text').execute();
    // One row, held by whoever changes who may do what: two such changes never meet.
    await db.schema
      .createTable('turns')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .execute();
    const turns = (db as Kysely<{ turns: { name: string } }>).insertInto('turns');
    await turns.values({ name: 'people' }).execute();
  },
};
