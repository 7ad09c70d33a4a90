import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, request, test } from '@playwright/test';
import { redeem } from './support/account';
import { hydrated } from './support/hydrated';
import { startServer } from './support/server';

// Servers of their own, since what they start with is the subject; one width is enough for that.
test.use({ storageState: { cookies: [], origins: [] } });

const TOKEN = 'token-of-the-north-canary';
const PROVISIONED = {
  id: 'north',
  name: '华北老集群',
  dialect: 'telrobot-v1',
  baseUrl: 'https://vendor.example',
  account: { token: TOKEN, taskIds: ['task-one', 'task-two'] },
  limits: { inFlight: 2 },
};

/** Opens the page signed in as the first admin of a server that lives as long as `look`. */
async function onServer(page: Page, env: Readonly<Record<string, string>>, look: (url: string) => Promise<void>) {
  const server = await startServer({ env: { CALLBOARD_DEMO: '0', CALLBOARD_LOG_LEVEL: 'warn', ...env } });
  try {
    const api = await request.newContext({ baseURL: server.url });
    await redeem(api, server.setupUrl ?? '');
    await page.context().addCookies((await api.storageState()).cookies);
    await api.dispose();
    await page.goto(`${server.url}/settings/connections`);
    await look(server.url);
  } finally {
    await server.stop();
  }
}

test('a connection of the provisioning file is read-only, and says where it comes from', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-file-'));
  const file = join(folder, 'connections.json');
  writeFileSync(file, JSON.stringify({ connections: [PROVISIONED] }));
  await onServer(page, { CALLBOARD_CONNECTIONS: file }, async () => {
    const line = page.getByTestId('connection-north');
    await expect(line).toContainText('配置文件');
    await line.getByRole('link', { name: '华北老集群' }).click();
    const facts = page.getByTestId('connection-facts');
    await expect(facts).toContainText('来自启动时的配置文件（CALLBOARD_CONNECTIONS），在这里只读');
    await expect(facts).toContainText('每秒5次（默认），同时2个，8秒（默认）');
    await expect(facts).toContainText('task-two');
    await expect(facts).toContainText('已设置，不显示');
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /保存|删除|替换/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: '测试' })).toBeEnabled();
    expect(await page.content()).not.toContain(TOKEN);
  });
  rmSync(folder, { recursive: true, force: true });
});

test('with no connection at all the page leads to adding one', async ({ page }) => {
  await onServer(page, {}, async (url) => {
    await expect(page.getByTestId('no-connections')).toContainText('还没有数据源');
    await page.getByRole('link', { name: 'telrobot v1' }).click();
    await expect(page).toHaveURL(`${url}/settings/connections/new?dialect=telrobot-v1`);
    await hydrated(page.getByRole('textbox', { name: '名称', exact: true }));
    await page.getByRole('textbox', { name: '名称', exact: true }).fill('第一个');
    await page.getByRole('textbox', { name: '接口地址' }).fill('https://vendor.example');
    await page.getByRole('textbox', { name: '令牌' }).fill('token');
    await page.getByRole('textbox', { name: '任务ID' }).fill('task-one');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByTestId('connection-telrobot-v1')).toContainText('第一个');
    await expect(page.getByTestId('no-connections')).toHaveCount(0);
  });
});
