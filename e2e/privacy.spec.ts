import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, expect, type Page, request, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { redeem } from './support/account';
import { hydrated } from './support/hydrated';
import { CANARY, plantedVendor } from './support/planted-vendor';
import { startServer } from './support/server';

const WHOLE = /(?<!\d)1[3-9]\d{9}(?!\d)/;
const ADMIN_TOKEN = 'admin-token-canary-of-more-than-32-characters';

// Vendors that are asked past every cache, each page of the product, and axe.
test.describe.configure({ timeout: 120_000 });

type Row = { id: string };

async function callOf(api: APIRequestContext): Promise<{ taskId: string; callId: string }> {
  const { data: tasks } = await (await api.get('/api/v1/connections/tel/tasks?pageSize=100')).json();
  for (const { id: taskId } of tasks as Row[]) {
    const answer = await api.get(`/api/v1/connections/tel/tasks/${taskId}/calls?pageSize=1`);
    const [first] = (await answer.json()).data as Row[];
    if (first) return { taskId, callId: first.id };
  }
  throw new Error('No task of tel has a call.');
}

async function askFor(page: Page, reason: string): Promise<void> {
  const show = page.getByRole('button', { name: '显示号码' }).first();
  await hydrated(show);
  await show.click();
  const dialog = page.getByRole('dialog', { name: '显示号码' });
  await expect(dialog.getByLabel('原因')).toBeFocused();
  await dialog.getByLabel('原因').fill(reason);
  await dialog.getByLabel('原因').press('Enter');
}

test('an administrator says why, sees the number of a call, and hides it again', async ({ page, request: api }) => {
  const { taskId, callId } = await callOf(api);
  await page.goto(`/calls/tel/${callId}?task=${taskId}`);
  const main = page.locator('main');
  await expect(page.getByTestId('turns')).toBeVisible();
  await expect(main).not.toContainText(WHOLE);

  await askFor(page, '短');
  await expect(page.getByText('请写3到200个字')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '显示号码' })).toBeFocused();

  await askFor(page, '客户投诉，需要回拨');
  await expect(page.getByTestId('revealed')).toContainText('号码已显示，已记入审计日志');
  await expect(main).toContainText(WHOLE);
  await expectAccessible(page);
  await page.getByRole('button', { name: '重新隐藏' }).click();
  await expect(main).not.toContainText(WHOLE);

  await askFor(page, '客户投诉，需要回拨');
  await expect(main).toContainText(WHOLE);
  await page.reload();
  await expect(page.getByTestId('turns')).toBeVisible();
  expect(await page.content()).not.toMatch(/(?<![\d.])1[3-9]\d{9}(?![\d.])/);
});

test('the list of numbers shows those that are here, and another list begins masked', async ({
  page,
  request: api,
}) => {
  const { taskId } = await callOf(api);
  await page.goto(`/tasks/tel/${taskId}/numbers`);
  const list = page.getByTestId('number-list');
  await expect(list).toContainText(/\d{3}\*{4}\d{4}/);
  await askFor(page, '核对名单');
  await expect(page.getByTestId('revealed')).toBeVisible();
  await expect(list).toContainText(WHOLE);
  await page.goto(`/tasks/tel/${taskId}/numbers?outcome=answered`);
  await expect(list).toContainText(/\d{3}\*{4}\d{4}/);
  await expect(list).not.toContainText(WHOLE);
});

test.describe('on a server of its own', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('a viewer is not offered the numbers', async ({ page, browser, baseURL }) => {
    const admin = await browser.newContext({
      baseURL: baseURL ?? '',
      storageState: process.env['CALLBOARD_E2E_STATE'] ?? '',
    });
    const { taskId, callId } = await callOf(admin.request);
    const origin = { Origin: baseURL ?? '' };
    const invited = await admin.request.post('/api/v1/invites', { data: { role: 'viewer' }, headers: origin });
    const { url } = (await invited.json()).data;
    await admin.close();
    const login = `viewer-${Date.now()}`;
    await redeem(page.request, url, { login, name: '观察', password: 'correct-horse-battery' });
    await page.goto(`/calls/tel/${callId}?task=${taskId}`);
    await hydrated(page.locator('[data-copy-link]'));
    await expect(page.getByRole('button', { name: '显示号码' })).toHaveCount(0);
  });

  test('a number in what vendors send stands in the HTML of no page', async () => {
    const vendor = await plantedVendor();
    const folder = mkdtempSync(join(tmpdir(), 'callboard-canary-'));
    const file = join(folder, 'connections.json');
    writeFileSync(file, JSON.stringify({ connections: vendor.connections }));
    const server = await startServer({
      env: {
        CALLBOARD_CONNECTIONS: file,
        CALLBOARD_ALLOW_PRIVATE_UPSTREAMS: '1',
        CALLBOARD_ADMIN_TOKEN: ADMIN_TOKEN,
        CALLBOARD_LOG_LEVEL: 'debug',
      },
    });
    const api = await request.newContext({
      baseURL: server.url,
      extraHTTPHeaders: { authorization: `Bearer ${ADMIN_TOKEN}` },
    });
    const root = new URL('../app/(signed-in)/', import.meta.url);
    const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?:^|\/)page\.tsx$/.test(path))
      .map((path) => path.replace(/\/?page\.tsx$/, ''));
    const addresses = [
      { connectionId: 'tel', taskId: 't', callId: 'c', metric: 'answer_rate.attempt' },
      { connectionId: 'by', taskId: '31', callId: '540', metric: 'answer_rate.attempt' },
    ].flatMap((known: Readonly<Record<string, string>>) =>
      pages.map(
        (path) =>
          `/${path.replace(/\[(\w+)\]/g, (_, name: string) => known[name] ?? `?${name}`)}?task=${known['taskId']}`,
      ),
    );
    try {
      const look = async (address: string) => {
        expect(address.match(/\?/g), 'a parameter of a page is new: give it a value').toHaveLength(1);
        const answer = await api.get(address);
        const html = await answer.text();
        expect(answer.status(), address).toBeLessThan(500);
        expect(html, address).not.toMatch(/990000432|九九零零零零四/);
        return html;
      };
      expect(pages.length).toBeGreaterThan(15);
      await Promise.all(addresses.map(look));
      // What takes longer than a moment the browser asks for itself; these come with their data sooner or later.
      const listed = addresses.filter((address) =>
        /^\/(?:calls\/\w+\/\w+|tasks\/\w+\/\w+\/(?:calls|numbers))\?/.test(address),
      );
      expect(listed).toHaveLength(6);
      for (const address of listed)
        await expect.poll(() => look(address), { timeout: 60_000 }).toContain('199****4321');
      expect(server.output()).not.toContain(CANARY);
    } finally {
      await api.dispose();
      await server.stop();
      await vendor.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
