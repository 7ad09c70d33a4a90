import type { Migration } from 'kysely';

// SQLite takes one column per statement.
export const people: Migration = {
  async up(db) {
    const users = db.schema.alterTable('users');
    await users.addColumn('exceptions', 'text', (column) => column.notNull().defaultTo('{}')).execute();
    await users.addColumn('connections', 'text').execute();
    await users.addColumn('disabled_at', 'bigint').execute();
    const invites = db.schema.alterTable('invites');
    await invites.addColumn('exceptions', 'text', (column) => column.notNull().defaultTo('{}')).execute();
    await invites.addColumn('connections', 'text').execute();
    await invites.addColumn('name', 'text').execute();
    // Of an account that is there: then the link sets its password, and makes none.
    await invites.addColumn('user_id', 'text').execute();
  },
};
