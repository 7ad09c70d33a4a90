import { PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';

/** PostgreSQL's bigint; all of ours are times and counts, far below 2^53. */
const INT8 = 20;
const CONNECT_MS = 3_000;
const STATEMENT_MS = 10_000;

/**
 * A pool of up to ten connections to a PostgreSQL server. A server that does not answer is an error within 3 s, a
 * statement that hangs within 10 s; with `patient` a statement may take as long as it needs (migrations).
 */
export function postgresDialect(url: string, { patient = false } = {}): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    application_name: 'callboard',
    max: patient ? 1 : 10,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    ...(patient ? {} : { statement_timeout: STATEMENT_MS, query_timeout: STATEMENT_MS + 1_000 }),
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format)) },
  });
  // Without a listener a server that restarts would end this process; the next query reports what is wrong.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}
