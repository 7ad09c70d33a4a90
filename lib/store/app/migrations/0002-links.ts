import type { Migration } from 'kysely';

export const links: Migration = {
  async up(db) {
    // No reference to users or connections: a link outlives neither, but its row is the record that there was one.
    await db.schema
      .createTable('links')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('token_hash', 'text', (column) => column.unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('spec', 'text', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('snapshot', 'text')
      .addColumn('password_hash', 'text')
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'bigint')
      .addColumn('max_views', 'integer')
      .addColumn('paused_at', 'bigint')
      .addColumn('revoked_at', 'bigint')
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addColumn('views', 'integer', (column) => column.notNull())
      .addColumn('last_viewed_at', 'bigint')
      .execute();
  },
};
