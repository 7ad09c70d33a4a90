import type { Database } from './database';

export type AuditEntry = {
  readonly id: string;
  readonly at: number;
  /** Who: a user's or a token's id, or the name of a part of Callboard. */
  readonly actor: string;
  /** What, in the past tense of an API, for example `session.created`. */
  readonly action: string;
  /** On what: an id. */
  readonly subject: string;
  /** Never a secret or a telephone number. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
};

/** Who did what when. Append-only: there is no way to change or remove an entry. */
export type Audit = {
  readonly append: (entry: AuditEntry) => Promise<void>;
  /** Newest first, at most `limit`, older than `before` where it is given. */
  readonly list: (page: { readonly limit: number; readonly before?: number }) => Promise<readonly AuditEntry[]>;
};

export const audit = (db: Database): Audit => ({
  async append(entry) {
    await db
      .insertInto('audit')
      .values({ ...entry, detail: JSON.stringify(entry.detail) })
      .execute();
  },
  async list({ limit, before }) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .$if(before !== undefined, (query) => query.where('at', '<', before ?? 0))
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    // Written by append and by nothing else, so its shape is known.
    return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as AuditEntry['detail'] }));
  },
});
