import type { Role } from '@/lib/model/user';

// Times are epoch milliseconds, JSON is text. Column names are camel case here and snake case in the database.

type UsersTable = {
  id: string;
  login: string;
  /** The login as it is compared: NFKC, lower case. */
  loginKey: string;
  name: string;
  role: Role;
  passwordHash: string;
  createdAt: number;
  passwordChangedAt: number;
  /** Where the rights differ from the role's, as JSON. */
  exceptions: string;
  /** Ids of the connections that may be seen, as JSON; null: all. */
  connections: string | null;
  /** Null for somebody who may sign in. */
  disabledAt: number | null;
  lastSeenAt: number | null;
};

type SessionsTable = {
  idHash: string;
  userId: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  /** Null for what was made before they were kept. */
  device: string | null;
  address: string | null;
};

type InvitesTable = {
  id: string;
  tokenHash: string;
  role: Role;
  createdBy: string | null;
  createdAt: number;
  expiresAt: number | null;
  usedAt: number | null;
  exceptions: string;
  connections: string | null;
  /** Whom it is for, as the one who invites calls them. */
  name: string | null;
  /** Whose password it sets; null for a link that makes an account. */
  userId: string | null;
};

type ApiTokensTable = {
  id: string;
  name: string;
  role: Role;
  hint: string;
  tokenHash: string;
  createdBy: string | null;
  createdAt: number;
  lastUsedAt: number | null;
  expiresAt: number | null;
  /** Lists as JSON; null: what the role and the maker have. */
  rights: string | null;
  connections: string | null;
};

type ConnectionsTable = {
  id: string;
  entry: string;
  credentials: string;
  version: number;
  createdAt: number;
  updatedAt: number;
};

type LastAnswersTable = {
  key: string;
  connectionId: string;
  json: string;
  bytes: number;
  fetchedAt: number;
};

type SignInAttemptsTable = {
  id: string;
  accountKey: string;
  addressKey: string;
  at: number;
};

type AuditTable = {
  id: string;
  at: number;
  actor: string;
  action: string;
  subject: string;
  detail: string;
  before: string | null;
  after: string | null;
};

type SecondFactorsTable = {
  userId: string;
  secret: string;
  lastStep: number;
  createdAt: number;
  confirmedAt: number | null;
};

type RecoveryCodesTable = {
  codeHash: string;
  userId: string;
  usedAt: number | null;
};

type LinksTable = {
  id: string;
  /** Null once revoked: then no token leads here. */
  tokenHash: string | null;
  name: string;
  /** What it shows and how, but for what has a column of its own. */
  spec: string;
  mode: 'live' | 'snapshot';
  /** The frozen report with its hash; null for a live link. */
  snapshot: string | null;
  passwordHash: string | null;
  /** Changes with the token, the password and every pause: what was unlocked before is locked again. */
  version: number;
  expiresAt: number | null;
  maxViews: number | null;
  pausedAt: number | null;
  revokedAt: number | null;
  createdBy: string;
  createdAt: number;
  updatedAt: number;
  views: number;
  lastViewedAt: number | null;
};

type TurnsTable = {
  name: string;
};

/** The app store's tables as they are after the last migration. */
export type Tables = {
  users: UsersTable;
  sessions: SessionsTable;
  invites: InvitesTable;
  turns: TurnsTable;
  apiTokens: ApiTokensTable;
  connections: ConnectionsTable;
  lastAnswers: LastAnswersTable;
  signInAttempts: SignInAttemptsTable;
  audit: AuditTable;
  links: LinksTable;
  secondFactors: SecondFactorsTable;
  recoveryCodes: RecoveryCodesTable;
};
