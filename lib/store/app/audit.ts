import type { Database } from './database';

type Value = string | number | boolean | null | readonly string[];
/** Fields by their names; never a secret or a telephone number. */
export type AuditFields = Readonly<Record<string, Value>>;

export type AuditEntry = {
  /** Of two in one millisecond the greater is the newer. */
  readonly id: string;
  readonly at: number;
  /** Who: a user's or a token's id, or the name of a part of Callboard. */
  readonly actor: string;
  /** What, in the past tense of an API, for example `session.created`. */
  readonly action: string;
  /** On what: an id. */
  readonly subject: string;
  /** What else is to be known of it. */
  readonly detail: AuditFields;
  /** What was changed, as it was and as it became; null where nothing was before, or is after. */
  readonly before?: AuditFields | null;
  readonly after?: AuditFields | null;
};

type Place = { readonly at: number; readonly id: string };
export type AuditQuestion = {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  /** Both included, in milliseconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The last entry that was read: what follows it is listed. */
  readonly after?: Place | undefined;
  readonly limit: number;
};

/** Who did what when. Append-only: there is no way to change or remove an entry, and triggers refuse any other one. */
export type Audit = {
  readonly append: (entry: AuditEntry) => Promise<void>;
  /** Newest first. */
  readonly list: (question: AuditQuestion) => Promise<readonly Required<AuditEntry>[]>;
  /** Which actors and actions there are, for the filters. */
  readonly known: () => Promise<{ readonly actors: readonly string[]; readonly actions: readonly string[] }>;
};

const textOf = (fields: AuditFields | null | undefined) => (fields ? JSON.stringify(fields) : null);
// Written by append and by nothing else, so its shape is known.
const fieldsOf = (text: string | null) => (text === null ? null : (JSON.parse(text) as AuditFields));

export const audit = (db: Database): Audit => ({
  async append({ detail, before, after, ...entry }) {
    await db
      .insertInto('audit')
      .values({ ...entry, detail: JSON.stringify(detail), before: textOf(before), after: textOf(after) })
      .execute();
  },
  async list({ actor, action, from, to, after, limit }) {
    let query = db.selectFrom('audit').selectAll();
    if (actor !== undefined) query = query.where('actor', '=', actor);
    if (action !== undefined) query = query.where('action', '=', action);
    if (from !== undefined) query = query.where('at', '>=', from);
    if (to !== undefined) query = query.where('at', '<=', to);
    if (after !== undefined) {
      const { at, id } = after;
      query = query.where((is) => is.or([is('at', '<', at), is.and([is('at', '=', at), is('id', '<', id)])]));
    }
    const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
    return rows.map((row) => ({
      ...row,
      detail: fieldsOf(row.detail) ?? {},
      before: fieldsOf(row.before),
      after: fieldsOf(row.after),
    }));
  },
  async known() {
    const actors = await db.selectFrom('audit').select('actor').distinct().execute();
    const actions = await db.selectFrom('audit').select('action').distinct().orderBy('action').execute();
    return { actors: actors.map(({ actor }) => actor), actions: actions.map(({ action }) => action) };
  },
});
