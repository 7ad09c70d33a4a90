import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

async function secondFactors(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('second_factors')
    .addColumn('user_id', 'text', (column) => column.primaryKey().notNull().references('users.id').onDelete('cascade'))
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('last_step', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('confirmed_at', 'bigint')
    .execute();
  await db.schema
    .createTable('recovery_codes')
    .addColumn('code_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('used_at', 'bigint')
    .execute();
  await db.schema.createIndex('recovery_codes_by_user').on('recovery_codes').column('user_id').execute();
}

async function wherefrom(db: Kysely<unknown>): Promise<void> {
  for (const column of ['device', 'address']) {
    await db.schema.alterTable('sessions').addColumn(column, 'text').execute();
  }
}

async function limits(db: Kysely<unknown>): Promise<void> {
  for (const column of ['rights', 'connections']) {
    await db.schema.alterTable('api_tokens').addColumn(column, 'text').execute();
  }
}

/** From here on the database itself keeps the log as it was written, whoever holds a handle to it. */
async function appendOnly(db: Kysely<unknown>): Promise<void> {
  for (const column of ['before', 'after']) {
    await db.schema.alterTable('audit').addColumn(column, 'text').execute();
  }
  await db.schema.createIndex('audit_by_actor').on('audit').columns(['actor', 'at']).execute();
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`create function audit_is_append_only() returns trigger language plpgsql as
      $$ begin raise exception 'the audit log is append-only'; end $$`.execute(db);
    await sql`create trigger audit_keeps_rows before update or delete on audit
      for each row execute function audit_is_append_only()`.execute(db);
    await sql`create trigger audit_keeps_table before truncate on audit
      for each statement execute function audit_is_append_only()`.execute(db);
    return;
  }
  for (const event of ['update', 'delete']) {
    await sql`create trigger ${sql.raw(`audit_no_${event}`)} before ${sql.raw(event)} on audit
      begin select raise(abort, 'the audit log is append-only'); end`.execute(db);
  }
}

export const secondFactorTokensAudit: Migration = {
  async up(db) {
    await secondFactors(db);
    await wherefrom(db);
    await limits(db);
    await appendOnly(db);
  },
};
