import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type LinkWorld, openLinkWorld } from '../testing/link-world';
import { cookieOf, reader } from '../testing/links';

// Slow on a busy machine: passwords are hashed slowly on purpose, and some questions are asked hundreds of times.
vi.setConfig({ testTimeout: 60_000 });

let api: LinkWorld['api'];
let owner: LinkWorld['owner'];
let close: LinkWorld['close'];
beforeAll(async () => {
  ({ api, owner, close } = await openLinkWorld());
}, 60_000);
afterAll(() => close());

const from = (client: string, more: Readonly<Record<string, string>> = {}) => ({
  'x-callboard-client': client,
  ...more,
});
const UNKNOWN = 'A'.repeat(43);

test('whoever asks for nothing more than 120 times a minute has to wait, and nobody else', async () => {
  const link = await owner.make();
  for (let at = 0; at < 120; at += 1) expect((await reader.json(UNKNOWN, '', from('192.0.2.9'))).status).toBe(404);
  const refused = await reader.json(UNKNOWN, '', from('192.0.2.9'));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
  expect((await reader.page(UNKNOWN, from('192.0.2.9'))).status).toBe(429);
  expect((await reader.json(link.token, '', from('192.0.2.9'))).status).toBe(200);
  expect((await reader.json(UNKNOWN, '', from('192.0.2.10'))).status).toBe(404);
  api.pass(60_000);
  expect((await reader.json(UNKNOWN, '', from('192.0.2.9'))).status).toBe(404);
});

test('what is handed out from memory is not limited', async () => {
  const link = await owner.make();
  for (let at = 0; at < 700; at += 1) expect((await reader.json(link.token, '', from('192.0.2.20'))).status).toBe(200);
});

test('what has to be read is, at 120 a minute for a client and 600 for a link', async () => {
  const link = await owner.make();
  const reads = async (client: string, most: number) => {
    for (let at = 0; at < most; at += 1) {
      // Another version is another report, which nobody has read yet.
      await api.services.store.links.change(link.id, await versionOf(), { version: (await versionOf()) + 1 });
      const response = await reader.json(link.token, '', from(client));
      if (response.status !== 200) return { at, response };
    }
    return { at: most, response: null };
  };
  const versionOf = async () => (await api.services.store.links.byId(link.id))?.version ?? 0;
  const first = await reads('2001:db8:1:2::3', 125);
  expect([first.at, first.response?.status]).toEqual([120, 429]);
  expect(Number(first.response?.headers.get('retry-after'))).toBeGreaterThan(0);
  // Another address of the same household is the same client.
  expect((await reads('2001:db8:1:2::4', 1)).response?.status).toBe(429);
  for (const client of ['192.0.2.31', '192.0.2.32', '192.0.2.33']) expect((await reads(client, 120)).at).toBe(120);
  expect((await reads('192.0.2.34', 121)).response?.status).toBe(429);
  expect((await reads('192.0.2.35', 1)).response?.status).toBe(429);
}, 60_000);

test('one browser has ten pages of a link open, and an eleventh when it closes one', async () => {
  const link = await owner.make();
  const cookie = cookieOf(await reader.page(link.token));
  const open = () => reader.events(link.token, from('192.0.2.40', { cookie }));
  const streams = await Promise.all(Array.from({ length: 10 }, open));
  expect(streams.map(({ status }) => status)).toEqual(Array(10).fill(200));
  const refused = await open();
  expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
  await streams[0]?.body?.cancel();
  const again = await open();
  expect(again.status).toBe(200);
  await Promise.all([...streams.slice(1), again].map((stream) => stream.body?.cancel()));
});
