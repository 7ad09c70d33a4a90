import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { AppError } from '@/lib/errors';
import { migrate } from './migrations/migrate';
import { postgresDialect } from './postgres';
import { sqliteDialect } from './sqlite';
import type { Tables } from './tables';

export type Database = Kysely<Tables>;

export type AppStoreOptions = {
  /** Where the embedded engine keeps app.db; not used with `databaseUrl`. */
  readonly dataDir: string;
  /** postgres://user:password@host:port/database; null or absent: embedded. */
  readonly databaseUrl?: string | null | undefined;
};

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no code';

async function migratePostgres(url: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: postgresDialect(url, { patient: true }) });
  try {
    await sql`select 1`.execute(db).catch((cause: unknown) => {
      const message = `DATABASE_URL names a PostgreSQL server that cannot be used (${codeOf(cause)}).`;
      throw new AppError('internal', message, { cause });
    });
    await migrate(db);
  } finally {
    await db.destroy();
  }
}

/**
 * Opens and migrates the database that the options name.
 * @throws AppError `internal` with one sentence that never holds the address or its password.
 */
export async function openDatabase({ dataDir, databaseUrl }: AppStoreOptions): Promise<Database> {
  const plugins = [new CamelCasePlugin()];
  if (databaseUrl) {
    if (!/^postgres(?:ql)?:\/\//.test(databaseUrl)) {
      throw new AppError('internal', 'DATABASE_URL takes an address postgres://user:password@host:5432/database.');
    }
    await migratePostgres(databaseUrl);
    return new Kysely<Tables>({ dialect: postgresDialect(databaseUrl), plugins });
  }
  const db = new Kysely<Tables>({ dialect: await sqliteDialect(dataDir), plugins });
  try {
    await migrate(db.withoutPlugins());
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
