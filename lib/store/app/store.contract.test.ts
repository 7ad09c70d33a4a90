import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openAppStore } from './store';
import { openEngines } from './testing/engines';
import { sampleSession, sampleUser } from './testing/samples';

const { engines, open, closeStores, close } = await openEngines(process.env['DATABASE_URL_TEST']);
afterEach(closeStores);
afterAll(close);

const invite = (tokenHash: string) => ({
  id: `id-of-${tokenHash}`,
  tokenHash,
  role: 'viewer' as const,
  exceptions: {},
  connections: null,
  name: null,
  userId: null,
  createdBy: null,
  createdAt: 1_000,
  expiresAt: 5_000,
});

describe.each(engines)('the app store, $engine', ({ fresh }) => {
  async function withUser(login = 'mei') {
    const store = await open(await fresh());
    await store.invites.issueFirst('first', 1_000);
    const user = await store.invites.redeem('first', sampleUser(login), 1_000);
    if (!user) throw new Error('no user');
    return { store, user };
  }

  test('two instances that start at once on an empty database both open, and it is migrated once', async () => {
    const options = await fresh();
    const [one, two] = await Promise.all([open(options), open(options), open(options)]);
    await one?.invites.issueFirst('h', 1);
    expect(await two?.invites.find('h', 2)).toMatchObject({ role: 'admin' });
  });

  test('what was saved is there after a restart', async () => {
    const options = await fresh();
    const before = await openAppStore(options);
    await before.connections.create('tel', { entry: { name: '电销' }, credentials: 'sealed', at: Date.now() });
    await before.close();
    expect(await (await open(options)).connections.get('tel')).toMatchObject({ entry: { name: '电销' }, version: 1 });
  });

  test('an account is found by its login without regard to case, and only once', async () => {
    const { store } = await withUser('Mei');
    expect(await store.users.byLogin('mEI')).toMatchObject({ login: 'Mei', role: 'admin', passwordHash: 'hash-1' });
    await store.invites.issue(invite('second'));
    await expect(store.invites.redeem('second', sampleUser('MEI', { id: 'other' }), 2_000)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await store.invites.find('second', 2_000)).toMatchObject({ role: 'viewer' });
    expect(await store.users.count()).toBe(1);
  });

  test('a one-time link makes one account, also when it is redeemed ten times at once', async () => {
    const { store } = await withUser();
    await store.invites.issue(invite('once'));
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, n) => store.invites.redeem('once', sampleUser(`user-${n}`), 2_000)),
    );
    expect(made.filter((user) => user !== null)).toHaveLength(1);
    expect(await store.users.count()).toBe(2);
  });

  test('a one-time link is worth nothing after its time', async () => {
    const { store } = await withUser();
    await store.invites.issue(invite('late'));
    expect(await store.invites.find('late', 5_000)).toBeNull();
    expect(await store.invites.redeem('late', sampleUser('late'), 5_000)).toBeNull();
  });

  test('a new first link voids the older one, and there is none once somebody has an account', async () => {
    const store = await open(await fresh());
    expect(await store.invites.issueFirst('older', 1_000)).toBe(true);
    expect(await store.invites.issueFirst('newer', 2_000)).toBe(true);
    expect(await store.invites.redeem('older', sampleUser('older'), 3_000)).toBeNull();
    expect(await store.invites.redeem('newer', sampleUser('newer'), 3_000)).toMatchObject({ role: 'admin' });
    expect(await store.invites.issueFirst('third', 4_000)).toBe(false);
    expect(await store.invites.find('third', 5_000)).toBeNull();
  });

  test('the first link is void once the first account came by another way', async () => {
    const store = await open(await fresh());
    await store.invites.issueFirst('first', 1_000);
    await store.invites.issue(invite('invited'));
    await store.invites.redeem('invited', sampleUser('invited'), 2_000);
    expect(await store.invites.find('first', 3_000)).toBeNull();
    expect(await store.invites.redeem('first', sampleUser('thief'), 3_000)).toBeNull();
    expect(await store.users.count()).toBe(1);
  });

  test('starts and first redemptions that meet leave exactly one account and no open first link', async () => {
    const options = await fresh();
    const [one, two] = [await open(options), await open(options)];
    await one.invites.issueFirst('a', 1_000);
    await Promise.all([
      ...['u1', 'u2', 'u3'].map((login) => one.invites.redeem('a', sampleUser(login), 2_000)),
      two.invites.issueFirst('b', 2_000),
      ...['v1', 'v2', 'v3'].map((login) => two.invites.redeem('b', sampleUser(login), 2_000)),
    ]);
    await one.invites.redeem('b', sampleUser('w'), 3_000);
    expect(await one.users.count()).toBe(1);
    expect([await two.invites.find('a', 4_000), await two.invites.find('b', 4_000)]).toEqual([null, null]);
  });

  test('a session is found with its account until it is ended', async () => {
    const { store, user } = await withUser();
    expect(await store.sessions.create(sampleSession('s', user.id), 'hash-1')).toBe(true);
    await store.sessions.touch('s', 2_000);
    await store.sessions.touch('s', 1_500);
    expect(await store.sessions.find('s')).toEqual({
      session: sampleSession('s', user.id, { lastSeenAt: 2_000 }),
      user: { ...user, lastSeenAt: 2_000 },
    });
    expect(await store.sessions.end('s')).toBe(true);
    expect(await store.sessions.end('s')).toBe(false);
    expect(await store.sessions.find('s')).toBeNull();
  });

  test('a change of password ends every other session, and the old password makes no new one', async () => {
    const { store, user } = await withUser();
    for (const id of ['here', 'there', 'elsewhere']) await store.sessions.create(sampleSession(id, user.id), 'hash-1');
    const change = { userId: user.id, from: 'hash-1', to: 'hash-2', at: 2_000, keepSession: 'here' };
    expect(await store.users.changePassword(change)).toBe(2);
    expect(await store.sessions.find('here')).not.toBeNull();
    expect(await store.sessions.find('there')).toBeNull();
    expect(await store.sessions.create(sampleSession('late', user.id), 'hash-1')).toBe(false);
    expect(await store.users.changePassword({ ...change, to: 'hash-3' })).toBeNull();
    expect(await store.users.byId(user.id)).toMatchObject({ passwordHash: 'hash-2' });
  });

  test('a sign-in that meets a change of password leaves no session of the old password', async () => {
    const { store, user } = await withUser();
    const change = { userId: user.id, from: 'hash-1', to: 'hash-2', at: 2_000, keepSession: null };
    const ids = Array.from({ length: 20 }, (_, n) => `s${n}`);
    const signIns = ids.map((id) => store.sessions.create(sampleSession(id, user.id), 'hash-1'));
    await Promise.all([...signIns.slice(0, 10), store.users.changePassword(change), ...signIns.slice(10)]);
    expect((await Promise.all(ids.map((id) => store.sessions.find(id)))).filter((found) => found !== null)).toEqual([]);
  });

  test('sessions that expired or idled are pruned, others stay', async () => {
    const { store, user } = await withUser();
    await store.sessions.create(sampleSession('old', user.id, { expiresAt: 2_000, lastSeenAt: 1_999 }), 'hash-1');
    await store.sessions.create(sampleSession('idle', user.id, { lastSeenAt: 100 }), 'hash-1');
    await store.sessions.create(sampleSession('good', user.id), 'hash-1');
    expect(await store.sessions.prune(2_000, 500)).toBe(2);
    expect(await store.sessions.find('good')).not.toBeNull();
  });

  test('an API token is found by its hash, and not after it was deleted', async () => {
    const store = await open(await fresh());
    const token = {
      name: 'BI',
      role: 'viewer',
      hint: 'cb_t1',
      createdBy: null,
      createdAt: 1,
      expiresAt: null,
      rights: ['calls:reveal'],
      connections: null,
    } as const;
    await store.apiTokens.create({ id: 't1', ...token, lastUsedAt: null, tokenHash: 'hash' });
    await store.apiTokens.touch('t1', 1_795_230_317_124);
    expect(await store.apiTokens.byHash('hash')).toEqual({ id: 't1', ...token, lastUsedAt: 1_795_230_317_124 });
    expect(await store.apiTokens.list()).toHaveLength(1);
    expect(await store.apiTokens.delete('t1')).toMatchObject({ name: 'BI' });
    expect(await store.apiTokens.delete('t1')).toBeNull();
    expect(await store.apiTokens.byHash('hash')).toBeNull();
  });

  test('of two admins who change the same version of a connection one is told', async () => {
    const store = await open(await fresh());
    await store.connections.create('tel', { entry: { n: 0 }, credentials: 'c', at: 1 });
    const changed = await Promise.all(
      [1, 2].map((n) => store.connections.update('tel', 1, { entry: { n }, credentials: 'c', at: 2 })),
    );
    expect(changed.filter((row) => row !== null)).toHaveLength(1);
    expect(await store.connections.get('tel')).toMatchObject({ version: 2, createdAt: 1, updatedAt: 2 });
    await expect(store.connections.create('tel', { entry: {}, credentials: '', at: 3 })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('a deleted connection takes its last answers with it, and no other', async () => {
    const store = await open(await fresh());
    await store.connections.create('tel', { entry: {}, credentials: 'c', at: 1 });
    await store.lastAnswers.save({ key: 'a', connectionId: 'tel', json: '{}', fetchedAt: 1 });
    await store.lastAnswers.save({ key: 'b', connectionId: 'by', json: '{}', fetchedAt: 1 });
    expect(await store.connections.delete('tel')).toBe(true);
    expect(await store.connections.delete('tel')).toBe(false);
    expect(await store.connections.list()).toEqual([]);
    expect([await store.lastAnswers.get('a'), (await store.lastAnswers.get('b'))?.json]).toEqual([null, '{}']);
    expect(await store.lastAnswers.deleteByConnection('by')).toBe(1);
  });

  test('an older answer never replaces a newer one', async () => {
    const store = await open(await fresh());
    const save = (json: string, fetchedAt: number) =>
      store.lastAnswers.save({ key: 'k', connectionId: 'tel', json, fetchedAt });
    await save('"new"', 2_000);
    await save('"old"', 1_000);
    expect(await store.lastAnswers.get('k')).toMatchObject({ json: '"new"', fetchedAt: 2_000 });
    await save('"newer"', 3_000);
    expect(await store.lastAnswers.get('k')).toMatchObject({ json: '"newer"', fetchedAt: 3_000 });
  });

  test('the oldest answers go first, by rows and by bytes', async () => {
    const store = await open(await fresh());
    for (let n = 1; n <= 6; n += 1) {
      await store.lastAnswers.save({ key: `k${n}`, connectionId: 'tel', json: '"接通率"', fetchedAt: n });
    }
    expect(await store.lastAnswers.prune({ rows: 5, bytes: 1_000 })).toBe(1);
    // Eleven bytes each in UTF-8: two fit into 32, three do not.
    expect(await store.lastAnswers.prune({ rows: 5, bytes: 32 })).toBe(3);
    const left = await Promise.all(['k4', 'k5', 'k6'].map((key) => store.lastAnswers.get(key)));
    expect(left.map((answer) => answer?.key)).toEqual([undefined, 'k5', 'k6']);
  });

  test('attempts to sign in are counted per account and address, inside a window', async () => {
    const store = await open(await fresh());
    const at = [1_000, 2_000, 3_000];
    for (const time of at) {
      await store.signInAttempts.record({ id: `a${time}`, accountKey: 'a', addressKey: 'ip', at: time });
    }
    await store.signInAttempts.record({ id: 'b', accountKey: 'b', addressKey: 'ip', at: 3_500 });
    expect(await store.signInAttempts.countByAccount('a', 1_000)).toEqual({ count: 2, oldestAt: 2_000 });
    expect(await store.signInAttempts.countByAddress('ip', 0)).toEqual({ count: 4, oldestAt: 1_000 });
    await store.signInAttempts.remove('a3000');
    await store.signInAttempts.prune(1_000);
    expect(await store.signInAttempts.countByAddress('ip', 0)).toEqual({ count: 2, oldestAt: 2_000 });
    await store.signInAttempts.clearAccount('a');
    expect(await store.signInAttempts.countByAccount('a', 0)).toEqual({ count: 0, oldestAt: null });
  });

  test('two handles that write at once lose nothing', async () => {
    const options = await fresh();
    const stores = [await open(options), await open(options)];
    await Promise.all(
      stores.map(async (store, writer) => {
        for (let n = 0; n < 100; n += 1) {
          await store.lastAnswers.save({ key: `${writer}-${n}`, connectionId: `w${writer}`, json: '1', fetchedAt: n });
        }
      }),
    );
    const gone = await Promise.all(stores.map((store, writer) => store.lastAnswers.deleteByConnection(`w${writer}`)));
    expect(gone).toEqual([100, 100]);
  });

  test('a store that is closed refuses, and closing twice is no error', async () => {
    const store = await open(await fresh());
    await store.ping();
    await store.close();
    await store.close();
    await expect(store.ping()).rejects.toThrow();
  });
});
