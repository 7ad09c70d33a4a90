import { afterAll, describe, expect, test } from 'vitest';
import { openEngines } from './testing/engines';
import { sampleSession, sampleUser } from './testing/samples';
import type { User } from './users';

const { engines, open, close } = await openEngines(process.env['DATABASE_URL_TEST']);
afterAll(close);

const link = (name: string, more: object = {}) => ({
  id: `id-of-${name}`,
  tokenHash: name,
  role: 'admin' as const,
  exceptions: {},
  connections: null,
  name: null,
  userId: null,
  createdBy: null,
  createdAt: 1_000,
  expiresAt: 9_000,
  ...more,
});

describe.each(engines)('the app store, $engine', ({ fresh }) => {
  /** Two instances on one database, and these admins. */
  async function opened(...logins: string[]) {
    const options = await fresh();
    const stores = [await open(options), await open(options)] as const;
    const [store] = stores;
    const users: User[] = [];
    for (const login of logins) {
      await store.invites.issue(link(login));
      const user = await store.invites.redeem(login, sampleUser(login), 2_000);
      if (user) users.push(user);
    }
    return { stores, store, users };
  }

  test('what somebody may do and see is kept as it was given', async () => {
    const { store } = await opened();
    const powers = { exceptions: { 'calls:reveal': false, 'links:make': true }, connections: ['tel', 'by'] };
    await store.invites.issue(link('ann', powers));
    expect(await store.invites.find('ann', 2_000)).toMatchObject(powers);
    expect(await store.invites.redeem('ann', sampleUser('ann'), 2_000)).toMatchObject(powers);
    expect(await store.users.byLogin('ann')).toMatchObject(powers);
    const to = { role: 'viewer', exceptions: {}, connections: null, disabledAt: null } as const;
    await store.people.change(() => ({ id: 'id-of-ann', to }));
    expect(await store.users.list()).toMatchObject([to]);
  });

  test('of two admins who remove each other at once, in two instances, one stays', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { stores, store, users } = await opened('ann', 'bob');
      const removed = await Promise.allSettled(
        users.map(({ id }, at) =>
          stores[at === 0 ? 0 : 1].people.change((everybody) => {
            if (everybody.length < 2) throw new Error('the last one');
            return { id, remove: true };
          }),
        ),
      );
      expect(removed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await store.users.count()).toBe(1);
    }
  });

  test('what a refused change would have done is not done', async () => {
    const { store, users } = await opened('ann');
    const refused = store.people.change(() => {
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await store.users.list()).toEqual(users);
  });

  test('whoever is disabled or removed has no session, no open invitation and no link for a password left', async () => {
    const { store, users } = await opened('ann', 'bob');
    for (const { id, login, ...user } of users) {
      await store.sessions.create(sampleSession(`s-${login}`, id), 'hash-1');
      await store.invites.issue(link(`by-${login}`, { createdBy: id }));
      await store.invites.issue(link(`for-${login}`, { userId: id }));
      const to = { ...user, disabledAt: 3_000 };
      await store.people.change(() => (login === 'ann' ? { id, to } : { id, remove: true }));
      expect(await store.sessions.find(`s-${login}`)).toBeNull();
      expect(await store.invites.find(`by-${login}`, 4_000)).toBeNull();
      expect(await store.invites.find(`for-${login}`, 4_000)).toBeNull();
      expect(await store.sessions.create(sampleSession(`again-${login}`, id), 'hash-1')).toBe(false);
    }
    expect(await store.users.list()).toMatchObject([{ login: 'ann', disabledAt: 3_000 }]);
  });

  test('a link for a password works once, is replaced by a newer one, and ends every session', async () => {
    const { store, users } = await opened('ann');
    const userId = users[0]?.id ?? '';
    await store.sessions.create(sampleSession('s', userId), 'hash-1');
    await store.invites.issue(link('older', { userId }));
    await store.invites.issue(link('newer', { userId }));
    expect(await store.invites.setPassword('older', 'hash-2', 2_000)).toBeNull();
    expect(await store.invites.redeem('newer', sampleUser('thief'), 2_000)).toBeNull();
    const set = await Promise.all(['a', 'b', 'c'].map((hash) => store.invites.setPassword('newer', hash, 2_000)));
    expect(set.filter((user) => user !== null)).toMatchObject([{ login: 'ann' }]);
    expect(await store.sessions.find('s')).toBeNull();
    expect((await store.users.byId(userId))?.passwordHash).toMatch(/^[abc]$/);
    expect(await store.invites.setPassword('newer', 'd', 2_000)).toBeNull();
  });

  test('open invitations are listed, newest first, and can be voided; the first link is neither', async () => {
    const { store } = await opened();
    await store.invites.issueFirst('first', 1_000);
    await store.invites.issue(link('a', { createdAt: 1_000 }));
    await store.invites.issue(link('b', { createdAt: 2_000 }));
    await store.invites.issue(link('over', { expiresAt: 1_500 }));
    await store.invites.issue(link('password', { userId: 'x' }));
    expect((await store.invites.pending(2_000)).map(({ id }) => id)).toEqual(['id-of-b', 'id-of-a']);
    expect([await store.invites.void('id-of-a'), await store.invites.void('id-of-a')]).toEqual([true, false]);
    expect(await store.invites.void('first')).toBe(false);
    expect(await store.invites.redeem('a', sampleUser('ann'), 2_000)).toBeNull();
  });

  test('an account knows when it was last seen', async () => {
    const { store, users } = await opened('ann');
    const id = users[0]?.id ?? '';
    expect((await store.users.byId(id))?.lastSeenAt).toBeNull();
    await store.sessions.create(sampleSession('s', id), 'hash-1');
    await store.sessions.touch('s', 2_500);
    await store.sessions.end('s');
    expect((await store.users.byId(id))?.lastSeenAt).toBe(2_500);
  });
});
