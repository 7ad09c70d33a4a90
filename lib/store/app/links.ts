import type { Insertable, Selectable } from 'kysely';
import type { Database } from './database';
import type { Tables } from './tables';

export type StoredLink = Readonly<Selectable<Tables['links']>>;
export type NewStoredLink = Readonly<Omit<Insertable<Tables['links']>, 'views' | 'lastViewedAt'>>;
/** What may change of a link; `version` is raised by the caller where what was unlocked must lock again. */
export type StoredLinkChange = Readonly<Partial<Omit<StoredLink, 'id' | 'createdAt' | 'views'>>>;

/** Views that were seen together, the last of them at `at`. */
export type ViewsOfLink = { readonly id: string; readonly views: number; readonly at: number };

/** Share links. Revoked ones stay, without their token. */
export type Links = {
  readonly create: (link: NewStoredLink) => Promise<StoredLink>;
  /** Newest first. */
  readonly list: () => Promise<readonly StoredLink[]>;
  readonly byId: (id: string) => Promise<StoredLink | null>;
  readonly byTokenHash: (tokenHash: string) => Promise<StoredLink | null>;
  /** Only as long as nobody has changed it since `version` was read; null where somebody has, or where it is gone. */
  readonly change: (id: string, version: number, change: StoredLinkChange) => Promise<StoredLink | null>;
  /** One more view; false, and none, where the link has had all it may have. */
  readonly countView: (id: string, at: number) => Promise<boolean>;
  /** More views of many links, all or none; whatever the most of a link is. */
  readonly addViews: (all: readonly ViewsOfLink[]) => Promise<void>;
};

export const links = (db: Database): Links => ({
  create: (link) =>
    db
      .insertInto('links')
      .values({ ...link, views: 0, lastViewedAt: null })
      .returningAll()
      .executeTakeFirstOrThrow(),
  list: () => db.selectFrom('links').selectAll().orderBy('createdAt', 'desc').orderBy('id').execute(),
  async byId(id) {
    return (await db.selectFrom('links').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
  },
  async byTokenHash(tokenHash) {
    return (await db.selectFrom('links').selectAll().where('tokenHash', '=', tokenHash).executeTakeFirst()) ?? null;
  },
  async change(id, version, change) {
    const row = await db
      .updateTable('links')
      .set(change)
      .where('id', '=', id)
      .where('version', '=', version)
      .where('revokedAt', 'is', null)
      .returningAll()
      .executeTakeFirst();
    return row ?? null;
  },
  async countView(id, at) {
    const { numUpdatedRows } = await db
      .updateTable('links')
      .set((row) => ({ views: row('views', '+', 1), lastViewedAt: at }))
      .where('id', '=', id)
      .where((is) => is.or([is('maxViews', 'is', null), is('views', '<', is.ref('maxViews'))]))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
  async addViews(all) {
    await db.transaction().execute(async (change) => {
      // In one order, so that two instances never wait for each other.
      for (const { id, views, at } of [...all].sort((a, b) => (a.id < b.id ? -1 : 1))) {
        await change
          .updateTable('links')
          .set((row) => ({
            views: row('views', '+', views),
            lastViewedAt: row
              .case()
              .when(row.fn.coalesce('lastViewedAt', row.lit(0)), '<', at)
              .then(at)
              .else(row.ref('lastViewedAt'))
              .end(),
          }))
          .where('id', '=', id)
          .execute();
      }
    });
  },
});
