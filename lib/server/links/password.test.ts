import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { rotateLinkEndpoint } from '@/lib/api/links';
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

test('a password is asked for, and opens the link for whoever knows it', async () => {
  const link = await owner.make({ password: 'correct horse' });
  expect(link.hasPassword).toBe(true);
  expect((await reader.json(link.token)).status).toBe(401);
  expect((await reader.page(link.token)).status).toBe(401);
  expect((await reader.unlock(link.token, 'wrong horse')).status).toBe(401);
  const right = await reader.unlock(link.token, 'correct horse');
  expect(right.status).toBe(200);
  const cookie = cookieOf(right);
  expect((await reader.json(link.token, '', { cookie })).status).toBe(200);
  // Another first character of what proves it: the last one of base64 has bits to spare.
  const forged = cookie.replace(/\.(.)/, (_, first) => `.${first === 'A' ? 'B' : 'A'}`);
  expect((await reader.json(link.token, '', { cookie: forged })).status).toBe(401);
});

test('a password that changed locks everybody out, and so does a rotation', async () => {
  const link = await owner.make({ password: 'correct horse' });
  const cookie = cookieOf(await reader.unlock(link.token, 'correct horse'));
  await owner.change(link.id, { password: 'another horse' });
  expect((await reader.json(link.token, '', { cookie })).status).toBe(401);
  const again = cookieOf(await reader.unlock(link.token, 'another horse'));
  const { data } = await (await api.ask(rotateLinkEndpoint, `/links/${link.id}/rotate`, { as: 'analyst' })).json();
  const next = data.url.split('/s/')[1];
  expect((await reader.json(link.token, '', { cookie: again })).status).toBe(404);
  expect((await reader.json(next, '', { cookie: again })).status).toBe(401);
  await owner.change(link.id, { password: null });
  expect((await reader.json(next)).status).toBe(200);
});

test('a password can be guessed five times in fifteen minutes, by one client and link', async () => {
  const link = await owner.make({ password: 'correct horse' });
  for (let at = 0; at < 5; at += 1) expect((await reader.unlock(link.token, `guess ${at}`)).status).toBe(401);
  const refused = await reader.unlock(link.token, 'correct horse');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const elsewhere = { 'x-callboard-client': '192.0.2.2' };
  expect((await reader.unlock(link.token, 'correct horse', elsewhere)).status).toBe(200);
  api.pass(15 * 60_000);
  expect((await reader.unlock(link.token, 'correct horse')).status).toBe(200);
}, 60_000);
