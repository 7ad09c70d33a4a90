import type { Database } from './database';
import { powerColumns, readPowers, USER_COLUMNS, type User } from './users';

/** What becomes of one account. */
export type PersonChange =
  | { readonly id: string; readonly to: Pick<User, 'role' | 'exceptions' | 'connections' | 'disabledAt'> }
  | { readonly id: string; readonly remove: true };

/** Who may do what, changed by one at a time. */
export type People = {
  /**
   * Changes one account. `decide` sees all of them as they are, oldest first, and no other change of this kind, in
   * whatever instance, happens until its own is done; what it throws leaves everything as it was. Whoever is removed or
   * disabled loses their sessions, the invitations they made and links for their password, together with it.
   */
  readonly change: <Change extends PersonChange>(decide: (everybody: readonly User[]) => Change) => Promise<Change>;
};

/** What of an account is worth nothing once nobody may sign in to it. */
async function close(trx: Database, id: string): Promise<void> {
  await trx.deleteFrom('sessions').where('userId', '=', id).execute();
  await trx
    .deleteFrom('invites')
    .where('usedAt', 'is', null)
    .where((is) => is.or([is('createdBy', '=', id), is('userId', '=', id)]))
    .execute();
}

export const people = (db: Database): People => ({
  change: <Change extends PersonChange>(decide: (everybody: readonly User[]) => Change) =>
    db.transaction().execute(async (trx) => {
      await trx.updateTable('turns').set({ name: 'people' }).where('name', '=', 'people').execute();
      const everybody = await trx.selectFrom('users').select(USER_COLUMNS).orderBy('createdAt').orderBy('id').execute();
      const change = decide(everybody.map(readPowers));
      if (!('to' in change)) {
        await close(trx, change.id);
        await trx.deleteFrom('users').where('id', '=', change.id).execute();
        return change;
      }
      const { role, disabledAt } = change.to;
      const row = { role, disabledAt, ...powerColumns(change.to) };
      await trx.updateTable('users').set(row).where('id', '=', change.id).execute();
      if (disabledAt !== null) await close(trx, change.id);
      return change;
    }),
});
