import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkOwner, reader } from '../testing/links';
import { openTestApi, type TestApi } from '../testing/open';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi({}, undefined, { quick: true });
}, 60_000);
afterAll(() => api.close());

const days = (ago: number) =>
  new Date(api.services.clock.now().getTime() - ago * 86_400_000).toISOString().slice(0, 10);

test('a reader chooses dates inside the window that the owner opened, and nothing else', async () => {
  const owner = linkOwner(api, { kind: 'inbound', connectionId: 'air' });
  const link = await owner.make({ viewerDates: { from: days(6), to: days(1) } });
  const inside = await reader.json(link.token, `?from=${days(3)}&to=${days(2)}`);
  expect(inside.status).toBe(200);
  expect((await inside.json()).data.report).toMatchObject({ from: days(3), to: days(2) });
  for (const search of [
    `?from=${days(9)}&to=${days(2)}`,
    `?from=${days(3)}`,
    '?from=nonsense',
    '?taskId=another',
    '?connectionId=by',
    '?reveal=true&reason=because',
    `?from=${days(3)}&to=${days(2)}&q=1`,
  ]) {
    expect((await reader.json(link.token, search)).status, search).toBe(400);
  }
  const fixed = await owner.make();
  expect((await reader.json(fixed.token, `?from=${days(3)}&to=${days(2)}`)).status).toBe(400);
  // As WeChat writes it into addresses that are passed on.
  expect((await reader.json(fixed.token, '?from=singlemessage&isappinstalled=0')).status).toBe(200);
});
