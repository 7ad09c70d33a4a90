import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { revokeLinkEndpoint, rotateLinkEndpoint } from '@/lib/api/links';
import { postgresForTests } from '@/lib/store/app/testing/postgres-cluster';
import { openServices, type Services } from '../process/services';
import { type Api, openApi } from '../testing/api';
import { type LinkWorld, taskLinkOwner } from '../testing/link-world';
import { asInstance, cookieOf, heard, type MadeLink, reader } from '../testing/links';
import { type Planted, plantedVendors } from '../testing/planted-vendors';

// Passwords are slow to hash, on purpose, and this machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const postgres = await postgresForTests(process.env['DATABASE_URL_TEST']);
const stores: [string, () => Promise<Record<string, string>>][] = [['one data directory', async () => ({})]];
if (postgres) stores.push(['one PostgreSQL', async () => ({ DATABASE_URL: await postgres.database() })]);

let vendors: Planted;
beforeAll(async () => {
  vendors = await plantedVendors();
});
afterAll(async () => {
  await vendors.close();
  await postgres?.stop();
});

describe.each(stores)('two instances on %s', (_, variables) => {
  let api: Api;
  let other: Services;
  let owner: LinkWorld['owner'];
  beforeAll(async () => {
    api = await openApi(vendors.entries, await variables());
    const { env, clock } = api.services;
    other = await openServices({ env, clock, write: () => undefined });
    owner = await taskLinkOwner(api);
  }, 60_000);
  afterAll(async () => {
    await other.close();
    await api.close();
  });
  afterEach(async () => {
    // A second after the last reader has left, nobody asks the store any more.
    await expect.poll(() => other.sharing.watch.links(), { timeout: 15_000 }).toBe(0);
  });

  const there = <Value>(work: () => Promise<Value>) => asInstance(other, api.services, work);
  const revoke = ({ id }: MadeLink) => api.ask(revokeLinkEndpoint, `/links/${id}`, { method: 'DELETE' });

  test.each<[string, object, (link: MadeLink) => Promise<unknown>, string, number]>([
    ['revoked', {}, revoke, 'gone', 404],
    ['paused', {}, ({ id }) => owner.change(id, { state: 'paused' }), 'gone', 404],
    ['rotated', {}, ({ id }) => api.ask(rotateLinkEndpoint, `/links/${id}/rotate`), 'gone', 404],
    ['expired', { expiresAt: 600_000 }, async () => api.pass(601_000), 'gone', 404],
    ['given another password', {}, ({ id }) => owner.change(id, { password: 'another horse' }), 'locked', 401],
  ])(
    'a link that is %s in one ends within two seconds in the other, page and stream',
    async (what, more, stop, event, status) => {
      const { expiresAt = null } = more as { expiresAt?: number };
      const at = expiresAt === null ? null : new Date(api.services.clock.now().getTime() + expiresAt).toISOString();
      const link = await owner.make({ password: 'correct horse', expiresAt: at });
      const cookie = cookieOf(await there(() => reader.unlock(link.token, 'correct horse')));
      expect((await there(() => reader.page(link.token, { cookie }))).status).toBe(200);
      const stream = await there(() => reader.events(link.token, { cookie }));
      expect(stream.status).toBe(200);
      await stop(link);
      const from = performance.now();
      expect((await there(() => reader.page(link.token, { cookie }))).status, what).toBe(status);
      expect(await heard(stream)).toContain(`event: ${event}`);
      expect(performance.now() - from).toBeLessThan(2_000);
    },
  );

  test('five hundred open pages of a link are one question a second, and all of them end', async () => {
    const link = await owner.make();
    const streams: Response[] = [];
    // Not all at the same moment: a database has ten connections, and this machine may be busy.
    for (let group = 0; group < 25; group += 1) {
      streams.push(...(await Promise.all(Array.from({ length: 20 }, () => there(() => reader.events(link.token))))));
    }
    expect(streams.every(({ status }) => status === 200)).toBe(true);
    expect(other.sharing.watch.links()).toBe(1);
    const { links } = other.store;
    const { byTokenHash } = links;
    let asked = 0;
    Object.assign(links, {
      byTokenHash: (hash: string) => {
        asked += 1;
        return byTokenHash(hash);
      },
    });
    await revoke(link);
    const said = await Promise.all(streams.map(heard));
    Object.assign(links, { byTokenHash });
    // Counted, not timed, since this machine may be busy: a look was perhaps under way, and the next one found out.
    expect(asked).toBeLessThanOrEqual(2);
    expect(said.filter((text) => text.endsWith('event: gone\ndata: {}\n\n'))).toHaveLength(500);
  });
});

test('whoever leaves is not looked after any more', async () => {
  const api = await openApi(vendors.entries);
  const link = await (await taskLinkOwner(api)).make();
  const leaving = new AbortController();
  await reader.events(link.token, {}, leaving.signal);
  const closed = await reader.events(link.token);
  expect(api.services.sharing.watch.links()).toBe(1);
  leaving.abort();
  await closed.body?.cancel();
  await expect.poll(() => api.services.sharing.watch.links(), { timeout: 5_000 }).toBe(0);
  await api.close();
});
