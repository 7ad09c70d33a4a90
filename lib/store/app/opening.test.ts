import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from './database';
import { openAppStore } from './store';
import { sampleSession, sampleUser } from './testing/samples';

const root = await mkdtemp(join(tmpdir(), 'callboard-opening-'));
const folder = () => mkdtemp(join(root, 'data-'));
afterAll(() => rm(root, { recursive: true, force: true }));

test('work that is under way when the store closes is done or refused, never half', async () => {
  const options = { dataDir: await folder() };
  const store = await openAppStore(options);
  await store.invites.issueFirst('first', 1_000);
  await store.invites.redeem('first', sampleUser('mei'), 1_000);
  const ids = Array.from({ length: 20 }, (_, n) => `s${n}`);
  const made = ids.map((id) => store.sessions.create(sampleSession(id, 'id-of-mei'), 'hash-1'));
  const closed = store.close();
  const outcomes = await Promise.allSettled(made);
  await closed;
  expect(outcomes[0]?.status).toBe('fulfilled');
  const again = await openAppStore(options);
  const found = await Promise.all(ids.map(async (id) => (await again.sessions.find(id)) !== null));
  expect(found).toEqual(outcomes.map(({ status }) => status === 'fulfilled'));
  await again.close();
});

test('a write that finds the file locked for five seconds is refused, and the next one works', async () => {
  const dataDir = await folder();
  const store = await openAppStore({ dataDir });
  const other = new Libsql(join(dataDir, 'app.db'));
  other.exec('begin immediate');
  const save = (key: string) => store.lastAnswers.save({ key, connectionId: 'tel', json: '1', fetchedAt: 1 });
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
  }, 20);
  await expect(save('refused')).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  clearInterval(ticking);
  // This process went on with other work meanwhile.
  expect(turns).toBeGreaterThan(20);
  other.exec('rollback');
  other.close();
  await save('a');
  await store.invites.issueFirst('first', 1_000);
  expect([await store.lastAnswers.get('refused'), (await store.lastAnswers.get('a'))?.json]).toEqual([null, '1']);
  await store.close();
});

test('the database file and its journal are for their owner alone', async () => {
  const dataDir = join(await folder(), 'data');
  const store = await openAppStore({ dataDir });
  await store.invites.issueFirst('first', 1_000);
  const modes = await Promise.all(['app.db', 'app.db-wal', 'app.db-shm'].map((name) => stat(join(dataDir, name))));
  await store.close();
  expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
});

test('a file that is no database stops the start with a sentence', async () => {
  const dataDir = await folder();
  await writeFile(join(dataDir, 'app.db'), 'not a database '.repeat(500));
  await expect(openAppStore({ dataDir })).rejects.toMatchObject({ message: expect.stringMatching(/^The file app.db/) });
});

test('a store of a newer Callboard is refused, not changed', async () => {
  const options = { dataDir: await folder() };
  const db = await openDatabase(options);
  await sql`insert into kysely_migration (name, timestamp) values ('9999_future', '')`.execute(db);
  await db.destroy();
  await expect(openAppStore(options)).rejects.toMatchObject({ message: expect.stringMatching(/newer Callboard/) });
});

test('an address that is no PostgreSQL server stops the start with a sentence that keeps the password', async () => {
  const databaseUrl = 'postgres://callboard:canary-password@127.0.0.1:1/callboard';
  const failure = await openAppStore({ dataDir: '/nowhere', databaseUrl }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'internal', message: expect.stringMatching(/^DATABASE_URL .*ECONNREFUSED/) });
  expect(JSON.stringify(failure, ['message', 'stack', 'cause'])).not.toContain('canary');
});
