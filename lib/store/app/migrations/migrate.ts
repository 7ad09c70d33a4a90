import { type Kysely, type Migration, Migrator } from 'kysely';
import { AppError } from '@/lib/errors';
import { identityAndConnections } from './0001-identity-and-connections';
import { links } from './0002-links';
import { people } from './0003-people';
import { secondFactorTokensAudit } from './0004-second-factor-tokens-audit';

/** In order of their names, which must never change: the database remembers them. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_identity_and_connections': identityAndConnections,
  '0002_links': links,
  '0003_people': people,
  '0004_second_factor_tokens_audit': secondFactorTokensAudit,
};

/**
 * Brings the tables up to date, all or nothing. Of several instances that start at once one migrates and the others
 * wait: by an advisory lock on PostgreSQL, by a transaction that begins IMMEDIATE on SQLite.
 * @throws AppError `internal` with a sentence for whoever started Callboard.
 */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const newer = error instanceof Error && error.message.startsWith('corrupted migrations');
  throw new AppError(
    'internal',
    newer
      ? 'The app store was written by a newer Callboard; start that version, or another data directory or database.'
      : 'The tables of the app store could not be brought up to date.',
    { cause: error },
  );
}
