import { chmod, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type DialectAdapter, type Driver, SqliteAdapter, SqliteDialect } from 'kysely';
import Libsql from 'libsql';
import { AppError } from '@/lib/errors';
import { AppSqliteDriver, patiently } from './sqlite-driver';

/** How long SQLite may wait by itself for the write lock, during which this process does nothing else. */
const BUSY_TIMEOUT_MS = 50;

/** SQLite's DDL is transactional; Kysely's own adapter only does not say so. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

class AppSqliteDialect extends SqliteDialect {
  readonly #database: Libsql.Database;

  constructor(database: Libsql.Database) {
    super({ database });
    this.#database = database;
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }

  override createDriver(): Driver {
    return new AppSqliteDriver(this.#database);
  }
}

function openFile(path: string): Libsql.Database {
  const database = new Libsql(path);
  try {
    database.pragma(`busy_timeout=${BUSY_TIMEOUT_MS}`);
    database.pragma('journal_mode=WAL');
    database.pragma('synchronous=FULL');
    database.pragma('foreign_keys=ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * The embedded engine over `<dataDir>/app.db`, which only the owner may read; both are made where they are missing.
 * Several processes may have it open.
 * @throws AppError `internal` where the file or the directory cannot be used.
 */
export async function sqliteDialect(dataDir: string): Promise<SqliteDialect> {
  const path = join(dataDir, 'app.db');
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    // Made before SQLite makes it, so that it is never readable by others; -wal and -shm take over its mode.
    await (await open(path, 'a', 0o600)).close();
    await chmod(path, 0o600);
    // Switching a new file to WAL does not heed busy_timeout while another process does the same.
    return new AppSqliteDialect(await patiently(() => openFile(path)));
  } catch (cause) {
    throw new AppError('internal', 'The file app.db in the data directory cannot be opened as a database.', { cause });
  }
}
