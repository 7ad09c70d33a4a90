import type { Database } from './database';

export type SecondFactor = {
  readonly userId: string;
  /** Sealed: what codes are computed from is not in the store in clear. */
  readonly secret: string;
  /** The time step of the newest code that was taken; an older or the same one is not taken again. */
  readonly lastStep: number;
  readonly createdAt: number;
  /** null: begun and never confirmed by a code; then nobody is asked for one. */
  readonly confirmedAt: number | null;
};

/** Second factors and their recovery codes. What is used once is used once, whoever asks at the same time. */
export type SecondFactors = {
  readonly of: (userId: string) => Promise<SecondFactor | null>;
  /** Who has a confirmed one. */
  readonly userIds: () => Promise<ReadonlySet<string>>;
  /** Begins, over an unconfirmed one. False where a confirmed one stands, which stays. */
  readonly begin: (factor: Pick<SecondFactor, 'userId' | 'secret' | 'createdAt'>) => Promise<boolean>;
  /** Confirms what was begun with this sealed secret, uses the step up and puts the recovery codes; false otherwise. */
  readonly confirm: (
    what: Pick<SecondFactor, 'userId' | 'secret'> & {
      readonly step: number;
      readonly at: number;
      readonly codeHashes: readonly string[];
    },
  ) => Promise<boolean>;
  /** Whether the step is newer than every one before; it is used up then. */
  readonly takeStep: (userId: string, step: number) => Promise<boolean>;
  /** Whether there was such an unused code; it is used up then. */
  readonly takeRecoveryCode: (userId: string, codeHash: string, at: number) => Promise<boolean>;
  readonly recoveryCodesLeft: (userId: string) => Promise<number>;
  readonly replaceRecoveryCodes: (userId: string, codeHashes: readonly string[]) => Promise<void>;
  /** With its recovery codes; whether a confirmed one was there. */
  readonly remove: (userId: string) => Promise<boolean>;
};

async function putCodes(db: Database, userId: string, codeHashes: readonly string[]): Promise<void> {
  await db.deleteFrom('recoveryCodes').where('userId', '=', userId).execute();
  if (codeHashes.length === 0) return;
  const rows = codeHashes.map((codeHash) => ({ codeHash, userId, usedAt: null }));
  await db.insertInto('recoveryCodes').values(rows).execute();
}

const begin: (db: Database) => SecondFactors['begin'] =
  (db) =>
  async ({ userId, secret, createdAt }) => {
    const row = { secret, createdAt, lastStep: 0, confirmedAt: null };
    const made = await db
      .insertInto('secondFactors')
      .values({ userId, ...row })
      .onConflict((conflict) =>
        conflict.column('userId').doUpdateSet(row).where('secondFactors.confirmedAt', 'is', null),
      )
      .returning('userId')
      .executeTakeFirst();
    return made !== undefined;
  };

const confirm: (db: Database) => SecondFactors['confirm'] =
  (db) =>
  ({ userId, secret, step, at, codeHashes }) =>
    db.transaction().execute(async (trx) => {
      const confirmed = await trx
        .updateTable('secondFactors')
        .set({ confirmedAt: at, lastStep: step })
        .where('userId', '=', userId)
        .where('secret', '=', secret)
        .where('confirmedAt', 'is', null)
        .executeTakeFirst();
      if (confirmed.numUpdatedRows === 0n) return false;
      await putCodes(trx, userId, codeHashes);
      return true;
    });

export const secondFactors = (db: Database): SecondFactors => ({
  async of(userId) {
    const query = db.selectFrom('secondFactors').selectAll();
    return (await query.where('userId', '=', userId).executeTakeFirst()) ?? null;
  },
  async userIds() {
    const rows = await db.selectFrom('secondFactors').select('userId').where('confirmedAt', 'is not', null).execute();
    return new Set(rows.map(({ userId }) => userId));
  },
  begin: begin(db),
  confirm: confirm(db),
  async takeStep(userId, step) {
    const used = await db
      .updateTable('secondFactors')
      .set({ lastStep: step })
      .where('userId', '=', userId)
      .where('lastStep', '<', step)
      .executeTakeFirst();
    return used.numUpdatedRows > 0n;
  },
  async takeRecoveryCode(userId, codeHash, at) {
    const used = await db
      .updateTable('recoveryCodes')
      .set({ usedAt: at })
      .where('codeHash', '=', codeHash)
      .where('userId', '=', userId)
      .where('usedAt', 'is', null)
      .executeTakeFirst();
    return used.numUpdatedRows > 0n;
  },
  async recoveryCodesLeft(userId) {
    const { n } = await db
      .selectFrom('recoveryCodes')
      .select(db.fn.countAll<number>().as('n'))
      .where('userId', '=', userId)
      .where('usedAt', 'is', null)
      .executeTakeFirstOrThrow();
    return n;
  },
  replaceRecoveryCodes: (userId, codeHashes) => db.transaction().execute((trx) => putCodes(trx, userId, codeHashes)),
  remove: (userId) =>
    db.transaction().execute(async (trx) => {
      await putCodes(trx, userId, []);
      const gone = await trx
        .deleteFrom('secondFactors')
        .where('userId', '=', userId)
        .returning('confirmedAt')
        .executeTakeFirst();
      return typeof gone?.confirmedAt === 'number';
    }),
});
