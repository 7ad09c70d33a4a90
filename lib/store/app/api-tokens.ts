import type { Role } from '@/lib/model/user';
import type { Database } from './database';

export type StoredApiToken = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly hint: string;
  readonly createdBy: string | null;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  /** null: never. */
  readonly expiresAt: number | null;
  /** null: all that the role gives; else no others. */
  readonly rights: readonly string[] | null;
  /** Ids; null: all that its maker sees. */
  readonly connections: readonly string[] | null;
};

const COLUMNS = [
  'id',
  'name',
  'role',
  'hint',
  'createdBy',
  'createdAt',
  'lastUsedAt',
  'expiresAt',
  'rights',
  'connections',
] as const;

const textOf = (list: readonly string[] | null) => (list === null ? null : JSON.stringify(list));
// Written by create and by nothing else, so its shape is known.
const listOf = (text: string | null) => (text === null ? null : (JSON.parse(text) as readonly string[]));
const tokenOf = <Row extends { readonly rights: string | null; readonly connections: string | null }>(row: Row) => ({
  ...row,
  rights: listOf(row.rights),
  connections: listOf(row.connections),
});

/** Tokens for programs; only a keyed hash of each is kept. */
export type ApiTokens = {
  readonly create: (token: StoredApiToken & { readonly tokenHash: string }) => Promise<void>;
  /** Newest first. */
  readonly list: () => Promise<readonly StoredApiToken[]>;
  /** Expired ones, too: whether it still holds is the caller's question. */
  readonly byHash: (tokenHash: string) => Promise<StoredApiToken | null>;
  readonly byId: (id: string) => Promise<StoredApiToken | null>;
  readonly touch: (id: string, at: number) => Promise<void>;
  /** What it was; null where there is none. */
  readonly delete: (id: string) => Promise<StoredApiToken | null>;
};

export const apiTokens = (db: Database): ApiTokens => ({
  async create({ rights, connections, ...token }) {
    const limits = { rights: textOf(rights), connections: textOf(connections) };
    await db
      .insertInto('apiTokens')
      .values({ ...token, ...limits })
      .execute();
  },
  async list() {
    const query = db.selectFrom('apiTokens').select(COLUMNS).orderBy('createdAt', 'desc').orderBy('id');
    return (await query.execute()).map(tokenOf);
  },
  async byHash(tokenHash) {
    const query = db.selectFrom('apiTokens').select(COLUMNS);
    const row = await query.where('tokenHash', '=', tokenHash).executeTakeFirst();
    return row ? tokenOf(row) : null;
  },
  async byId(id) {
    const row = await db.selectFrom('apiTokens').select(COLUMNS).where('id', '=', id).executeTakeFirst();
    return row ? tokenOf(row) : null;
  },
  async touch(id, at) {
    await db.updateTable('apiTokens').set({ lastUsedAt: at }).where('id', '=', id).execute();
  },
  async delete(id) {
    const gone = await db.deleteFrom('apiTokens').where('id', '=', id).returning(COLUMNS).executeTakeFirst();
    return gone ? tokenOf(gone) : null;
  },
});
