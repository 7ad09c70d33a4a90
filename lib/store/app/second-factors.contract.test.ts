import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from './database';
import type { AppStore } from './store';
import { openEngines } from './testing/engines';
import { sampleSession, sampleUser } from './testing/samples';

const { engines, open, close } = await openEngines(process.env['DATABASE_URL_TEST']);
afterAll(close);

const entry = (n: number, actor = 'u') => ({
  id: `e${n}`,
  at: n,
  actor,
  action: n % 2 === 0 ? 'connection.changed' : 'link.changed',
  subject: 'tel',
  detail: { n, by: null },
  before: { name: 'old' },
  after: { name: 'new' },
});

describe.each(engines)('the app store, $engine', ({ fresh }) => {
  async function opened() {
    const options = await fresh();
    const store = await open(options);
    await store.invites.issueFirst('first', 1_000);
    const user = await store.invites.redeem('first', sampleUser('mei'), 1_000);
    if (!user) throw new Error('no user');
    return { store, options, id: user.id };
  }
  const confirmed = async (store: AppStore, userId: string, codeHashes: readonly string[] = ['r1', 'r2']) => {
    await store.secondFactors.begin({ userId, secret: 'sealed', createdAt: 1 });
    return store.secondFactors.confirm({ userId, secret: 'sealed', step: 10, at: 2, codeHashes });
  };

  test('a second factor that was begun counts for nothing until a code confirms it, and then stands', async () => {
    const { store, id } = await opened();
    expect(await store.secondFactors.begin({ userId: id, secret: 'older', createdAt: 1 })).toBe(true);
    expect((await store.secondFactors.userIds()).size).toBe(0);
    expect(await confirmed(store, id)).toBe(true);
    expect(await store.secondFactors.of(id)).toMatchObject({ secret: 'sealed', lastStep: 10, confirmedAt: 2 });
    expect([...(await store.secondFactors.userIds())]).toEqual([id]);
    expect(await store.secondFactors.begin({ userId: id, secret: 'thief', createdAt: 3 })).toBe(false);
    expect(await store.secondFactors.of(id)).toMatchObject({ secret: 'sealed', confirmedAt: 2 });
  });

  test('what was begun anew is not confirmed by a code of the secret before', async () => {
    const { store, id } = await opened();
    await store.secondFactors.begin({ userId: id, secret: 'newer', createdAt: 1 });
    const older = { userId: id, secret: 'older', step: 10, at: 2, codeHashes: ['r1'] };
    expect(await store.secondFactors.confirm(older)).toBe(false);
    expect(await store.secondFactors.recoveryCodesLeft(id)).toBe(0);
  });

  test('a time step is used once, and none that came before it, also when ten ask at once', async () => {
    const { store, id } = await opened();
    await confirmed(store, id);
    expect(await store.secondFactors.takeStep(id, 10)).toBe(false);
    const used = await Promise.all(Array.from({ length: 10 }, () => store.secondFactors.takeStep(id, 11)));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await store.secondFactors.takeStep(id, 10)).toBe(false);
  });

  test('a recovery code is used once, by its own account alone, also when ten ask at once', async () => {
    const { store, id } = await opened();
    await confirmed(store, id);
    expect(await store.secondFactors.takeRecoveryCode('somebody', 'r1', 5)).toBe(false);
    const used = await Promise.all(Array.from({ length: 10 }, () => store.secondFactors.takeRecoveryCode(id, 'r1', 5)));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await store.secondFactors.recoveryCodesLeft(id)).toBe(1);
    await store.secondFactors.replaceRecoveryCodes(id, ['n1', 'n2', 'n3']);
    expect(await store.secondFactors.takeRecoveryCode(id, 'r2', 6)).toBe(false);
    expect(await store.secondFactors.recoveryCodesLeft(id)).toBe(3);
  });

  test('a second factor that is removed takes its recovery codes along', async () => {
    const { store, id } = await opened();
    await confirmed(store, id);
    expect(await store.secondFactors.remove(id)).toBe(true);
    expect(await store.secondFactors.remove(id)).toBe(false);
    expect(await store.secondFactors.takeRecoveryCode(id, 'r2', 6)).toBe(false);
    expect(await confirmed(store, id, ['other'])).toBe(true);
  });

  test('sessions of an account are listed by use, with their device, and all but one end together', async () => {
    const { store, id } = await opened();
    await store.sessions.create(
      sampleSession('here', id, { device: 'chrome/linux', address: '192.0.2.0/24' }),
      'hash-1',
    );
    await store.sessions.create(sampleSession('there', id, { lastSeenAt: 2_000 }), 'hash-1');
    const listed = await store.sessions.listOf(id);
    expect(listed.map(({ idHash, device }) => [idHash, device])).toEqual([
      ['there', null],
      ['here', 'chrome/linux'],
    ]);
    expect(await store.sessions.listOf('somebody')).toEqual([]);
    expect(await store.sessions.endOthers(id, 'here')).toBe(1);
    expect((await store.sessions.find('here'))?.session.address).toBe('192.0.2.0/24');
  });

  test('the audit log lists newest first, by who and what, and goes on where a reader stopped', async () => {
    const { store } = await opened();
    for (let n = 1; n <= 5; n += 1) await store.audit.append(entry(n, n === 5 ? 'v' : 'u'));
    await store.audit.append({ ...entry(4), id: 'e4b' });
    const ids = async (question: Partial<Parameters<AppStore['audit']['list']>[0]>) =>
      (await store.audit.list({ limit: 10, ...question })).map(({ id }) => id);
    expect(await ids({ limit: 2 })).toEqual(['e5', 'e4b']);
    expect(await ids({ after: { at: 4, id: 'e4b' } })).toEqual(['e4', 'e3', 'e2', 'e1']);
    expect(await ids({ actor: 'u', action: 'link.changed' })).toEqual(['e3', 'e1']);
    expect(await ids({ from: 2, to: 3 })).toEqual(['e3', 'e2']);
    expect((await store.audit.list({ limit: 1 }))[0]).toEqual(entry(5, 'v'));
    expect((await store.audit.known()).actions).toEqual(['connection.changed', 'link.changed']);
  });

  test('the database refuses to change or remove an entry of the audit log, whoever asks', async () => {
    const { store, options } = await opened();
    await store.audit.append(entry(1));
    const db = await openDatabase(options);
    try {
      await expect(db.updateTable('audit').set({ actor: 'nobody' }).execute()).rejects.toThrow(/append-only/);
      await expect(db.deleteFrom('audit').execute()).rejects.toThrow(/append-only/);
      if (options.databaseUrl) await expect(sql`truncate audit`.execute(db)).rejects.toThrow(/append-only/);
    } finally {
      await db.destroy();
    }
    expect(await store.audit.list({ limit: 10 })).toEqual([entry(1)]);
  });
});
