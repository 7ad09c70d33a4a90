import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionsEndpoint, createConnectionEndpoint } from '@/lib/api/connections';
import { changeLinkEndpoint, createLinkEndpoint, linksEndpoint, revokeLinkEndpoint } from '@/lib/api/links';
import { overviewEndpoint } from '@/lib/api/overview';
import { changeUserEndpoint, inviteEndpoint } from '@/lib/api/people';
import { type AnyEndpoint, ENDPOINTS } from '../http/endpoints';
import { linkPreview } from '../links/preview';
import { openApi } from '../testing/api';
import { asRole, type Somebody, somebody } from '../testing/people';
import { type Planted, plantedVendors, TASKS } from '../testing/planted-vendors';

// `Limited` is an admin in everything but that they see one of four connections.

let api: Awaited<ReturnType<typeof openApi>>;
let vendors: Planted;
let limited: Somebody;
beforeAll(async () => {
  vendors = await plantedVendors();
  api = await openApi(vendors.entries);
  limited = await somebody(api, { ...asRole('admin'), connections: ['by'] });
});
afterAll(async () => {
  await api.close();
  await vendors.close();
});

const ask = (endpoint: AnyEndpoint, path: string, body?: object) =>
  api.ask(endpoint, path, { as: 'nobody', headers: limited.headers, body });
const bare = async (response: Response) => (await response.text()).replace(/"requestId":"[^"]*"/, '');

const OF_CONNECTIONS = ENDPOINTS.filter(({ path }) => path.includes('{connectionId}'));

function questionOf({ path, input }: AnyEndpoint, connectionId: string): string {
  const known: Readonly<Record<string, string>> = { connectionId, taskId: TASKS.tel, callId: 'c' };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? expect.fail(`${name} is new`));
  const shape = 'shape' in input._zod.def ? (input._zod.def.shape as object) : {};
  return 'taskId' in shape && !path.includes('{taskId}') ? `${filled}?taskId=${TASKS.tel}` : filled;
}

describe('a connection that somebody may not see', () => {
  test('is behind no endpoint that anybody may call', () => {
    expect(OF_CONNECTIONS.length).toBeGreaterThan(18);
    expect(OF_CONNECTIONS.filter(({ access }) => access === 'anonymous')).toEqual([]);
  });

  test.each(OF_CONNECTIONS.map((endpoint) => [endpoint.name, endpoint] as const))(
    'answers %s as one that is not there',
    async (_, endpoint) => {
      const body = endpoint.body ? { name: 'other' } : undefined;
      const [foreign, missing] = [
        await ask(endpoint, questionOf(endpoint, 'tel'), body),
        await ask(endpoint, questionOf(endpoint, 'missing'), body),
      ];
      expect([foreign.status, missing.status]).toEqual([404, 404]);
      expect(await bare(foreign)).toBe(await bare(missing));
      const own = await ask(endpoint, questionOf(endpoint, 'by'), body);
      if (!endpoint.media) expect(await own.text()).not.toContain('no such connection');
    },
  );

  test('stands in no list', async () => {
    const connections = await (await ask(connectionsEndpoint, '/connections')).json();
    expect(connections.data.map(({ id }: { id: string }) => id)).toEqual(['by']);
    const { sources, tasks } = (await (await ask(overviewEndpoint, '/overview')).json()).data;
    const seen = [...sources, ...tasks].map(({ connectionId }: { connectionId: string }) => connectionId);
    expect(new Set(seen)).toEqual(new Set(['by']));
  });

  test('has no links, neither to see nor to change, nor can one be made or previewed', async () => {
    const report = { kind: 'call', connectionId: 'tel', taskId: TASKS.tel, callId: 'c' };
    const body = { name: 'x', mode: 'live', report };
    const made = await (await api.ask(createLinkEndpoint, '/links', { body })).json();
    const { id } = made.data;
    expect((await (await ask(linksEndpoint, '/links')).json()).data).toEqual([]);
    for (const [endpoint, change] of [
      [changeLinkEndpoint, { name: 'y' }],
      [revokeLinkEndpoint, undefined],
    ] as const) {
      const [foreign, missing] = [
        await ask(endpoint, `/links/${id}`, change),
        await ask(endpoint, '/links/nothing', change),
      ];
      expect(foreign.status).toBe(404);
      expect(await bare(foreign)).toBe(await bare(missing));
    }
    expect((await ask(createLinkEndpoint, '/links', body)).status).toBe(404);
    const preview = linkPreview(async () => ({ html: '', policy: '' }));
    const at = `http://localhost:3000/links-preview?kind=task&connectionId=tel&taskId=${TASKS.tel}`;
    expect((await preview.GET(new Request(at, { headers: limited.headers }))).status).toBe(404);
  });

  test('cannot be given to others, and whoever sees some adds none', async () => {
    const invited = await ask(inviteEndpoint, '/invites', { role: 'viewer', connections: ['tel'] });
    expect(invited.status).toBe(400);
    expect((await ask(inviteEndpoint, '/invites', { role: 'viewer', connections: null })).status).toBe(403);
    expect((await ask(inviteEndpoint, '/invites', { role: 'viewer', connections: ['by'] })).status).toBe(200);
    const other = await somebody(api, { ...asRole('viewer'), connections: ['tel'] });
    expect((await ask(changeUserEndpoint, `/users/${other.id}`, { connections: ['by'] })).status).toBe(403);
    for (const id of ['tel', 'new']) {
      const entry = { ...vendors.entries[0], id };
      expect((await ask(createConnectionEndpoint, '/connections', entry)).status).toBe(403);
    }
  });

  test('is seen at the next request once it is given, and no more once it is taken away', async () => {
    const { id, headers } = await somebody(api, { ...asRole('viewer'), connections: [] });
    const listed = async () => {
      const { data } = await (await api.ask(connectionsEndpoint, '/connections', { as: 'nobody', headers })).json();
      return data.map((one: { id: string }) => one.id);
    };
    const give = (connections: readonly string[] | null) =>
      api.ask(changeUserEndpoint, `/users/${id}`, { body: { connections } });
    expect(await listed()).toEqual([]);
    await give(['tel', 'by']);
    expect(await listed()).toEqual(['tel', 'by']);
    await give(['by']);
    expect(await listed()).toEqual(['by']);
    await give(null);
    expect(await listed()).toHaveLength(4);
    expect((await give(['nowhere'])).status).toBe(400);
  });
});
