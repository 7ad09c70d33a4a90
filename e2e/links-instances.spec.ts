import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, expect, request as requests, test } from '@playwright/test';
import { type StartedServer, startServer } from './support/server';

// Two processes of the built product on one data directory, as behind a load balancer.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const ADMIN_TOKEN = 'admin-token-of-two-instances-0123456789';
const dataDir = mkdtempSync(join(tmpdir(), 'callboard-two-'));
let servers: StartedServer[] = [];
let owner: APIRequestContext;
test.beforeAll(async () => {
  const env = { CALLBOARD_DEMO: '1', CALLBOARD_ADMIN_TOKEN: ADMIN_TOKEN, CALLBOARD_LOG_LEVEL: 'warn' };
  servers = [await startServer({ env, dataDir }), await startServer({ env, dataDir })];
  owner = await requests.newContext({
    baseURL: servers[0]?.url ?? '',
    extraHTTPHeaders: { authorization: `Bearer ${ADMIN_TOKEN}` },
  });
});
test.afterAll(async () => {
  await owner.dispose();
  await Promise.all(servers.map((server) => server.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

for (const [what, stop] of [
  ['revoked', (id: string) => owner.delete(`/api/v1/links/${id}`)],
  ['paused', (id: string) => owner.patch(`/api/v1/links/${id}`, { data: { state: 'paused' } })],
  ['rotated', (id: string) => owner.post(`/api/v1/links/${id}/rotate`)],
] as const) {
  test(`a page that is open at one instance goes within two seconds when its link is ${what} at another`, async ({
    browser,
  }) => {
    const report = { kind: 'inbound', connectionId: 'air' };
    const made = await owner.post('/api/v1/links', { data: { name: '诚远呼叫', mode: 'live', report } });
    const { id, url } = (await made.json()).data;
    const there = url.replace(servers[0]?.url, servers[1]?.url);
    const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
    const page = await context.newPage();
    const listening = page.waitForResponse((response) => response.url().endsWith('/events'));
    await page.goto(there);
    await listening;
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/AI Rudder/);
    expect((await stop(id)).status()).toBe(200);
    await expect(page.getByRole('heading', { name: '这里没有报告' })).toBeVisible({ timeout: 2_000 });
    expect((await page.goto(there))?.status()).toBe(404);
    await context.close();
  });
}

test('views that both count are all in the list after a stop by SIGTERM', async () => {
  const report = { kind: 'inbound', connectionId: 'air' };
  const made = await owner.post('/api/v1/links', { data: { name: '数人', mode: 'live', report } });
  const { id, url } = (await made.json()).data;
  const [first, second] = servers;
  const there = url.replace(first?.url, second?.url);
  for (let at = 0; at < 10; at += 1)
    await Promise.all([fetch(url), fetch(there)].map(async (one) => (await one).text()));
  expect(await second?.stop()).toBe(0);
  const { data } = await (await owner.get('/api/v1/links')).json();
  expect(data.find((link: { id: string }) => link.id === id).views).toBe(20);
});
