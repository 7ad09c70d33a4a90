import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteConnectionEndpoint } from '@/lib/api/connections';
import { revokeLinkEndpoint } from '@/lib/api/links';
import { tasksEndpoint } from '@/lib/api/tasks';
import { type LinkWorld, openLinkWorld } from '../testing/link-world';
import { reader } from '../testing/links';

let api: LinkWorld['api'];
let vendors: LinkWorld['vendors'];
let owner: LinkWorld['owner'];
let close: LinkWorld['close'];
beforeAll(async () => {
  ({ api, vendors, owner, close } = await openLinkWorld());
}, 60_000);
afterAll(() => close());

const bodyWithoutId = async (response: Response) => (await response.text()).replace(/"requestId":"[^"]+"/, '');

/** A link for each reason to show nothing, and the same as no link at all. */
async function tokensOfNothing(): Promise<Readonly<Record<string, string>>> {
  const revoked = await owner.make();
  await api.ask(revokeLinkEndpoint, `/links/${revoked.id}`, { method: 'DELETE' });
  const paused = await owner.make();
  await owner.change(paused.id, { state: 'paused' });
  const used = await owner.make({ maxViews: 1 });
  expect((await reader.json(used.token)).status).toBe(200);
  const expired = await owner.make({ expiresAt: new Date(api.services.clock.now().getTime() + 1_000).toISOString() });
  api.pass(1_001);
  return {
    revoked: revoked.token,
    paused: paused.token,
    used: used.token,
    expired: expired.token,
    unknown: 'A'.repeat(43),
    short: 'short',
    frame: `e.${paused.id}.9999999999999.aHR0cHM6Ly9hLmI.${'A'.repeat(43)}`,
  };
}

describe('whoever cannot see a link', () => {
  test('gets one answer, whatever the reason', async () => {
    const tokens = Object.values(await tokensOfNothing());
    const answers = await Promise.all(
      tokens.map(async (token) => {
        const response = await reader.json(token);
        const html = await reader.page(token);
        const events = await reader.events(token);
        const headers = [response, html, events].map((one) =>
          [...one.headers].filter(([name]) => name !== 'x-request-id'),
        );
        const statuses = [response.status, html.status, events.status];
        return [statuses, await bodyWithoutId(response), await html.text(), await bodyWithoutId(events), headers];
      }),
    );
    expect(answers[0]?.[0]).toEqual([404, 404, 404]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('gets it by the same work, whatever the reason: one question to the store, and nothing drawn or read', async () => {
    const tokens = await tokensOfNothing();
    const { links } = api.services.store;
    const asked: string[] = [];
    // As the store's own methods are: replaced, counted and put back.
    const watched = Object.fromEntries(
      Object.entries(links).map(([name, method]) => [
        name,
        (...given: readonly unknown[]) => {
          asked.push(name);
          return Reflect.apply(method, links, given);
        },
      ]),
    );
    const before = { ...links };
    Object.assign(links, watched);
    const reads = async () => JSON.stringify(await api.services.measures.reads.get());
    const readBefore = await reads();
    try {
      for (const [reason, token] of Object.entries(tokens)) {
        asked.length = 0;
        await reader.page(token);
        expect([reason, asked.length]).toEqual([reason, 1]);
      }
    } finally {
      Object.assign(links, before);
    }
    expect(await reads()).toBe(readBefore);
  });

  test('can see it again once it is resumed', async () => {
    const link = await owner.make();
    await owner.change(link.id, { state: 'paused' });
    expect((await reader.json(link.token)).status).toBe(404);
    expect(await (await owner.change(link.id, { state: 'active' })).json()).toMatchObject({
      data: { state: 'active' },
    });
    expect((await reader.json(link.token)).status).toBe(200);
  });
});

describe('what a link is a report of', () => {
  test('takes the link with it when its connection is removed, a snapshot as well', async () => {
    const [given] = vendors.entries;
    if (!given) throw new Error('There is no connection.');
    await api.services.book.add({ ...given, id: 'passing' });
    const { data } = await (await api.ask(tasksEndpoint, '/connections/passing/tasks')).json();
    const report = { kind: 'task', connectionId: 'passing', taskId: data[0].id };
    const all = [await owner.make({ report }), await owner.make({ report, mode: 'snapshot' })];
    const streams = await Promise.all(all.map(({ token }) => reader.events(token)));
    for (const { token } of all) expect((await reader.json(token)).status).toBe(200);
    await api.ask(deleteConnectionEndpoint, '/connections/passing', { method: 'DELETE' });
    for (const { token } of all) {
      expect((await reader.json(token)).status).toBe(404);
      expect((await reader.page(token)).status).toBe(404);
    }
    for (const stream of streams) expect(await stream.text()).toContain('event: gone');
  });

  test('takes a live link with it when the vendor no longer knows the task, and leaves a snapshot its numbers', async () => {
    const [live, frozen] = [await owner.make(), await owner.make({ mode: 'snapshot' })];
    expect((await reader.page(live.token)).status).toBe(200);
    vendors.refuse(404);
    // A read in the background finds out; the answer after it says so.
    api.pass(3_600_000);
    await expect.poll(async () => (await reader.page(live.token)).status, { timeout: 10_000 }).toBe(404);
    expect((await reader.json(live.token)).status).toBe(404);
    expect((await reader.json(frozen.token)).status).toBe(200);
    vendors.refuse(null);
  });
});
