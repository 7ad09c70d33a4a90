import { setTimeout as wait } from 'node:timers/promises';
import { CompiledQuery, type DatabaseConnection, type QueryResult, SqliteDriver } from 'kysely';
import type Libsql from 'libsql';

/** How long a statement may wait for another process that writes. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 5;
const READ = /^\s*(?:select|with)\b/i;

const isBusy = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_BUSY');

/** Asks again while the database is locked. Between two tries this process goes on with other work. */
export async function patiently<Result>(attempt: () => Result): Promise<Result> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      await wait(PAUSE_MS);
    }
  }
}

/**
 * In libsql 0.5 a statement that fails with SQLITE_BUSY stays in progress, and until the garbage collector finds it
 * every COMMIT of its connection fails (tursodatabase/libsql-js#238). So nothing but BEGIN ever waits for the write
 * lock here, and it is always the same statement: to run it again resets it.
 */
class AppSqliteConnection implements DatabaseConnection {
  readonly #database: Libsql.Database;
  #begin: Libsql.Statement | null = null;
  #closed = false;

  constructor(database: Libsql.Database) {
    this.#database = database;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    this.#refuseIfClosed();
    if (READ.test(sql) || this.#database.inTransaction) return this.#run<Row>(sql, parameters);
    await this.begin();
    try {
      const result = this.#run<Row>(sql, parameters);
      this.#run('commit');
      return result;
    } catch (error) {
      if (this.#database.inTransaction) this.#run('rollback');
      throw error;
    }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }

  /** Takes the write lock at once: a transaction that reads first and then finds it taken could not wait for it. */
  async begin(): Promise<void> {
    this.#refuseIfClosed();
    this.#begin ??= this.#database.prepare('begin immediate');
    const statement = this.#begin;
    await patiently(() => void statement.run());
  }

  close(): void {
    this.#closed = true;
    this.#begin = null;
  }

  /** libsql ends the whole process when it is asked about a transaction of a closed database. */
  #refuseIfClosed(): void {
    if (this.#closed) throw new Error('The app store is closed.');
  }

  #run<Row>(sql: string, parameters: readonly unknown[] = []): QueryResult<Row> {
    const statement = this.#database.prepare(sql);
    // The rows are what the statement selects; Kysely derives `Row` from the same statement.
    if (statement.reader) return { rows: statement.all([...parameters]) as Row[] };
    const { changes, lastInsertRowid } = statement.run([...parameters]);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }
}

/** Kysely's SQLite driver, which hands out its one connection in turn, over a connection that shares the file well. */
export class AppSqliteDriver extends SqliteDriver {
  readonly #connection: AppSqliteConnection;

  constructor(database: Libsql.Database) {
    super({ database });
    this.#connection = new AppSqliteConnection(database);
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await super.acquireConnection();
    return this.#connection;
  }

  override beginTransaction(): Promise<void> {
    return this.#connection.begin();
  }

  override async commitTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw('commit'));
  }

  override async rollbackTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  /** Closes after the work under way; whoever still waits for a turn is refused. */
  override async destroy(): Promise<void> {
    await super.acquireConnection();
    this.#connection.close();
    await super.destroy();
    await this.releaseConnection();
  }
}
