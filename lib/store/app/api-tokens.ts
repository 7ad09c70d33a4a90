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
};

const COLUMNS = ['id', 'name', 'role', 'hint', 'createdBy', 'createdAt', 'lastUsedAt', 'expiresAt'] as const;

/** Tokens for programs; only a keyed hash of each is kept. */
export type ApiTokens = {
  readonly create: (token: StoredApiToken & { readonly tokenHash: string }) => Promise<void>;
  /** Newest first. */
  readonly list: () => Promise<readonly StoredApiToken[]>;
  /** Expired ones, too: whether it still holds is the caller's question. */
  readonly byHash: (tokenHash: string) => Promise<StoredApiToken | null>;
  readonly touch: (id: string, at: number) => Promise<void>;
  /** Whether there was one. */
  readonly delete: (id: string) => Promise<boolean>;
};

export const apiTokens = (db: Database): ApiTokens => ({
  async create(token) {
    await db.insertInto('apiTokens').values(token).execute();
  },
  list: () => db.selectFrom('apiTokens').select(COLUMNS).orderBy('createdAt', 'desc').orderBy('id').execute(),
  async byHash(tokenHash) {
    const query = db.selectFrom('apiTokens').select(COLUMNS);
    return (await query.where('tokenHash', '=', tokenHash).executeTakeFirst()) ?? null;
  },
  async touch(id, at) {
    await db.updateTable('apiTokens').set({ lastUsedAt: at }).where('id', '=', id).execute();
  },
  async delete(id) {
    const gone = await db.deleteFrom('apiTokens').where('id', '=', id).executeTakeFirst();
    return gone.numDeletedRows > 0n;
  },
});
