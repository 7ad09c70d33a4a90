import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServices } from '../process/services';
import { type LinkWorld, openLinkWorld } from '../testing/link-world';
import { asInstance, cookieOf, reader } from '../testing/links';
import { createViewCount } from './view-count';

let api: LinkWorld['api'];
let owner: LinkWorld['owner'];
let close: LinkWorld['close'];
beforeAll(async () => {
  ({ api, owner, close } = await openLinkWorld());
}, 60_000);
afterAll(() => close());

test('a viewer is counted once in half an hour, and each without cookies is one', async () => {
  const link = await owner.make();
  const cookie = cookieOf(await reader.json(link.token));
  await reader.json(link.token, '', { cookie });
  await reader.page(link.token, { cookie });
  expect(await owner.find(link.id)).toMatchObject({ views: 1 });
  await reader.json(link.token);
  expect(await owner.find(link.id)).toMatchObject({ views: 2 });
  api.pass(30 * 60_000 + 1_000);
  await reader.json(link.token, '', { cookie });
  const after = await owner.find(link.id);
  expect(after?.views).toBe(3);
  const last = Date.parse(after?.lastViewedAt ?? '');
  expect(Math.abs(api.services.clock.now().getTime() - last)).toBeLessThan(60_000);
});

test('a link that has had its most is over, but not for who is looking, however many come at once to two instances', async () => {
  const link = await owner.make({ maxViews: 5 });
  const cookie = cookieOf(await reader.json(link.token));
  const own = api.services;
  const other = await openServices({ env: own.env, clock: own.clock, write: () => undefined });
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, at) => asInstance(at % 2 === 0 ? own : other, own, () => reader.json(link.token))),
  );
  await other.close();
  expect(all.filter(({ status }) => status === 200)).toHaveLength(4);
  expect(all.filter(({ status }) => status === 404)).toHaveLength(36);
  expect((await reader.json(link.token, '', { cookie })).status).toBe(200);
  expect(await owner.find(link.id)).toMatchObject({ views: 5 });
});

test('every view is in the store after a stop, also those of the last moment', async () => {
  const link = await owner.make();
  await Promise.all(Array.from({ length: 50 }, () => reader.page(link.token)));
  await api.restart();
  expect(await owner.find(link.id)).toMatchObject({ views: 50 });
});

test('views of one moment are one write, and none is lost while the store cannot write', async () => {
  const written: unknown[] = [];
  let down = true;
  const count = createViewCount({
    links: {
      async addViews(all) {
        if (down) throw new Error('the disk is full');
        written.push(all);
      },
    },
    report: () => undefined,
  });
  for (let at = 1; at <= 100; at += 1) count.note(at % 2 === 0 ? 'b' : 'a', at);
  await expect(count.flush()).rejects.toThrow('the disk is full');
  count.note('a', 101);
  down = false;
  await count.flush();
  expect(written).toEqual([
    [
      { id: 'a', views: 51, at: 101 },
      { id: 'b', views: 50, at: 100 },
    ],
  ]);
  await count.flush();
  expect(written).toHaveLength(1);
});
