import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLinkEndpoint, linksEndpoint, takeOverLinkEndpoint } from '@/lib/api/links';
import { changeUserEndpoint, removeUserEndpoint } from '@/lib/api/people';
import type { Link } from '@/lib/model/link';
import { openApi } from '../testing/api';
import { asRole, type Somebody, somebody } from '../testing/people';
import { type Planted, plantedVendors, TASKS } from '../testing/planted-vendors';
import { linkEvents } from './events';
import { sharedData } from './public';

let api: Awaited<ReturnType<typeof openApi>>;
let vendors: Planted;
beforeAll(async () => {
  vendors = await plantedVendors();
  api = await openApi(vendors.entries);
  await somebody(api, asRole('admin'), 'keeper');
});
afterAll(async () => {
  await api.close();
  await vendors.close();
});

const REPORT = { kind: 'call', connectionId: 'tel', taskId: TASKS.tel, callId: 'c' };

async function madeBy(who: Somebody): Promise<Link & { token: string }> {
  const body = { name: 'x', mode: 'live', report: REPORT };
  const response = await api.ask(createLinkEndpoint, '/links', { as: 'nobody', headers: who.headers, body });
  const { data } = await response.json();
  expect(response.status, JSON.stringify(data)).toBe(200);
  return { ...data, token: new URL(data.url).pathname.split('/')[2] };
}
const look = (token: string) => sharedData.GET(new Request(`http://localhost:3000/s/${token}/report.json`));
const bare = async (response: Response) => (await response.text()).replace(/"requestId":"[^"]*"/, '');
const listed = async (id: string): Promise<Link> => {
  const { data } = await (await api.ask(linksEndpoint, '/links')).json();
  return data.find((one: Link) => one.id === id);
};
const change = (who: Somebody, body: object) => api.ask(changeUserEndpoint, `/users/${who.id}`, { body });

test.each([
  ['owner-disabled', { disabled: true }, { disabled: false }],
  ['owner-right', { rights: [] }, { rights: ['links:make'] }],
  ['owner-connection', { connections: ['by'] }, { connections: ['tel'] }],
] as const)(
  'a link shows nothing while its owner is stopped (%s), and shows again afterwards',
  async (stop, off, on) => {
    const ann = await somebody(api, asRole('analyst'));
    const { id, token } = await madeBy(ann);
    expect([(await look(token)).status, (await listed(id)).stopped]).toEqual([200, null]);
    await change(ann, off);
    const [stopped, unknown] = [await look(token), await look('A'.repeat(43))];
    expect(stopped.status).toBe(404);
    expect(await bare(stopped)).toBe(await bare(unknown));
    expect(await listed(id)).toMatchObject({ stopped: stop, owner: { id: ann.id, name: `Name of ${ann.login}` } });
    await change(ann, on);
    expect([(await look(token)).status, (await listed(id)).stopped]).toEqual([200, null]);
  },
);

test('a link of somebody who was removed shows nothing until an admin takes it over', async () => {
  const ann = await somebody(api, asRole('analyst'));
  const bob = await somebody(api, asRole('analyst'));
  const { id, token } = await madeBy(ann);
  await api.ask(removeUserEndpoint, `/users/${ann.id}`);
  expect((await look(token)).status).toBe(404);
  expect(await listed(id)).toMatchObject({ stopped: 'owner-gone', owner: { id: ann.id, name: null } });
  const take = (who: Somebody) =>
    api.ask(takeOverLinkEndpoint, `/links/${id}/take-over`, { as: 'nobody', headers: who.headers });
  expect((await take(bob)).status).toBe(403);
  const admin = await somebody(api, asRole('admin'));
  expect((await (await take(admin)).json()).data).toMatchObject({ stopped: null, owner: { id: admin.id } });
  expect((await look(token)).status).toBe(200);
});

test('an open page learns within two seconds that the owner of its link is out', async () => {
  const ann = await somebody(api, asRole('analyst'));
  const { token } = await madeBy(ann);
  const response = await linkEvents.GET(new Request(`http://localhost:3000/s/${token}/events`));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe('retry: 2000\n\n');
  const from = performance.now();
  await change(ann, { disabled: true });
  expect((await reader?.read())?.value).toContain('event: gone');
  expect(performance.now() - from).toBeLessThan(2_000);
});

test('a link of an API token stands without the token’s time, and falls with whoever made the token', async () => {
  const { store, clock } = api.services;
  const ann = await somebody(api, asRole('analyst'));
  const { id, token } = await madeBy(ann);
  const now = clock.now().getTime();
  const made = { id: 'tk', name: 'BI', role: 'analyst', hint: 'cb_tk', createdAt: now, lastUsedAt: null } as const;
  const limits = { rights: null, connections: null, expiresAt: now + 1_000, createdBy: ann.id };
  await store.apiTokens.create({ ...made, ...limits, tokenHash: 'h' });
  const stored = await store.links.byId(id);
  await store.links.change(id, stored?.version ?? 0, { createdBy: 'tk' });
  api.pass(5_000);
  expect((await look(token)).status).toBe(200);
  await change(ann, { rights: [] });
  expect((await look(token)).status).toBe(404);
  await change(ann, { rights: ['links:make'] });
  await store.apiTokens.delete('tk');
  expect((await look(token)).status).toBe(404);
});

test('the list says of an unmasked link that whoever unmasked it may not see whole numbers any more', async () => {
  const ann = await somebody(api, { ...asRole('analyst'), rights: ['links:make', 'calls:reveal'] });
  const { id, token } = await madeBy(ann);
  const { store } = api.services;
  const stored = await store.links.byId(id);
  const spec = JSON.stringify({ report: REPORT, unmasked: true, unmaskedBy: ann.id, reason: 'call back' });
  await store.links.change(id, stored?.version ?? 0, { spec });
  expect((await listed(id)).stopped).toBeNull();
  await change(ann, { rights: ['links:make'] });
  expect([(await look(token)).status, (await listed(id)).stopped]).toEqual([404, 'unmasker']);
});
