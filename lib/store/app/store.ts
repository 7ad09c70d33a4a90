import { sql } from 'kysely';
import { type ApiTokens, apiTokens } from './api-tokens';
import { type Audit, audit } from './audit';
import { type Connections, connections } from './connections';
import { type AppStoreOptions, openDatabase } from './database';
import { type Invites, invites } from './invites';
import { type LastAnswers, lastAnswers } from './last-answers';
import { type Links, links } from './links';
import { type People, people } from './people';
import { type SecondFactors, secondFactors } from './second-factors';
import { type Sessions, sessions } from './sessions';
import { type SignInAttempts, signInAttempts } from './sign-in-attempts';
import { type Users, users } from './users';

/**
 * What Callboard itself knows, by subject. What is acknowledged survives a kill -9. A method rejects with the engine's
 * own error where the database is down; only the ones that say so throw AppError.
 */
export type AppStore = {
  readonly users: Users;
  readonly sessions: Sessions;
  readonly invites: Invites;
  readonly people: People;
  readonly apiTokens: ApiTokens;
  readonly connections: Connections;
  readonly lastAnswers: LastAnswers;
  readonly signInAttempts: SignInAttempts;
  readonly audit: Audit;
  readonly links: Links;
  readonly secondFactors: SecondFactors;
  /** Rejects where the database does not answer; on PostgreSQL within 3 s where no connection can be made. */
  readonly ping: () => Promise<void>;
  /** Ends after the queries that are under way. */
  readonly close: () => Promise<void>;
};

/**
 * Opens the app store and brings its tables up to date: PostgreSQL where `databaseUrl` is set, else SQLite in `dataDir`.
 * @throws AppError `internal` with one sentence for whoever started Callboard.
 */
export async function openAppStore(options: AppStoreOptions): Promise<AppStore> {
  const db = await openDatabase(options);
  let closing: Promise<void> | null = null;
  return {
    users: users(db),
    sessions: sessions(db),
    invites: invites(db),
    people: people(db),
    apiTokens: apiTokens(db),
    connections: connections(db),
    lastAnswers: lastAnswers(db),
    signInAttempts: signInAttempts(db),
    audit: audit(db),
    links: links(db),
    secondFactors: secondFactors(db),
    async ping() {
      await sql`select 1`.execute(db);
    },
    close() {
      closing ??= db.destroy();
      return closing;
    },
  };
}
