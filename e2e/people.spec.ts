import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { redeem } from './support/account';
import { hydrated } from './support/hydrated';

const PASSWORD = 'correct-horse-battery';
const uniqueName = () => `苏晴${crypto.randomUUID().slice(0, 6)}`;

const stranger = (browser: Browser, baseURL: string | undefined) =>
  browser.newContext({ storageState: { cookies: [], origins: [] }, ...(baseURL && { baseURL }) });

/** Goes on with Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

const lineOf = (page: Page, name: string) => page.getByTestId('person-line').filter({ hasText: name });

async function choose(page: Page, name: string, choice: string): Promise<void> {
  await page.getByRole('button', { name: `更多: ${name}` }).click();
  await page.getByRole('button', { name: choice, exact: true }).click();
}

test('somebody is invited by keyboard to one connection, sees that one alone, and is refused at the next request', async ({
  page,
  browser,
  baseURL,
}) => {
  // Two people, eight pages.
  test.slow();
  const name = uniqueName();
  const login = `su-${crypto.randomUUID().slice(0, 8)}`;
  await page.goto('/settings/people');
  const open = page.getByRole('button', { name: '邀请成员' });
  await hydrated(open);
  await tabTo(page, open);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.getByLabel('给谁'));
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByLabel('角色')).toHaveValue('analyst');
  await expect(dialog.getByLabel('建分享链接')).toBeChecked();
  await tabTo(page, dialog.getByLabel('数据源', { exact: true }).first());
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByText('一个都没选')).toBeVisible();
  await tabTo(page, dialog.getByRole('checkbox', { name: /百应/ }));
  await page.keyboard.press('Space');
  await tabTo(page, dialog.getByRole('button', { name: '生成邀请链接' }));
  await page.keyboard.press('Enter');
  const link = dialog.getByLabel('一次性链接');
  await expect(link).toHaveValue(/\/setup\?token=[\w-]{43}$/);
  const url = await link.inputValue();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('invite-line').filter({ hasText: name })).toContainText('分析');

  const theirs = await stranger(browser, baseURL);
  const own = await theirs.newPage();
  await own.goto(new URL(url).pathname + new URL(url).search);
  await expect(own.getByText('林晓邀请您使用Callboard，角色是分析')).toBeVisible();
  await hydrated(own.getByLabel('账号'));
  await own.getByLabel('账号').fill(login);
  await own.getByLabel('姓名').fill(name);
  await own.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await own.getByRole('button', { name: '创建并登录' }).click();
  await expect(own).toHaveURL('/');

  await own.goto('/settings/connections');
  await expect(own.getByTestId('connection-by')).toBeVisible();
  await expect(own.locator('[data-testid^="connection-"]')).toHaveCount(1);
  await own.goto('/settings/connections/tel');
  await expect(own.getByTestId('no-such-connection')).toBeVisible();
  const { data: tasks } = await (await page.request.get('/api/v1/connections/tel/tasks')).json();
  for (const path of [`/tasks/tel/${encodeURIComponent(tasks[0].id)}`, '/inbound/air']) {
    await own.goto(path);
    await expect(own.getByText(String(tasks[0].name))).toHaveCount(0);
    await expect(own.locator('body')).not.toContainText('接通率');
  }
  expect((await own.request.get('/api/v1/connections/tel/tasks')).status()).toBe(404);
  expect((await own.request.get('/api/v1/links')).status()).toBe(200);

  await page.reload();
  await hydrated(open);
  await choose(page, name, '改权限');
  await dialog.getByLabel('建分享链接').uncheck();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(`${name}的权限已改，立刻生效。`)).toBeVisible();
  expect((await own.request.get('/api/v1/links')).status()).toBe(403);

  await choose(page, name, '停用');
  await dialog.getByRole('button', { name: '停用', exact: true }).click();
  await expect(lineOf(page, name)).toContainText('已停用');
  expect((await own.request.get('/api/v1/session')).status()).toBe(401);
  await own.reload();
  await expect(own).toHaveURL(/\/sign-in/);
  await theirs.close();
});

test('a link for a new password is shown once, sets it, and the old sessions are out', async ({
  page,
  browser,
  baseURL,
}) => {
  const name = uniqueName();
  const login = `su-${crypto.randomUUID().slice(0, 8)}`;
  const { data } = await (await page.request.post('/api/v1/invites', { data: { role: 'viewer' } })).json();
  const theirs = await stranger(browser, baseURL);
  await redeem(theirs.request, data.url, { login, name, password: PASSWORD });
  await page.goto('/settings/people');
  await hydrated(page.getByRole('button', { name: '邀请成员' }));
  await choose(page, name, '发密码链接');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '生成链接' }).click();
  const url = new URL(await dialog.getByLabel('一次性链接').inputValue());
  const own = await theirs.newPage();
  await own.goto(url.pathname + url.search);
  await expect(own.getByRole('heading', { name: '设置新密码' })).toBeVisible();
  await hydrated(own.getByLabel('新密码'));
  await own.getByLabel('新密码').fill('short');
  await own.getByRole('button', { name: '设为新密码' }).click();
  await expect(own.getByText('需要10到200个字符')).toBeVisible();
  await own.getByLabel('新密码').fill('another-horse-battery');
  await own.getByRole('button', { name: '设为新密码' }).click();
  await expect(own.getByText('新密码已生效。')).toBeVisible();
  expect((await own.request.get('/api/v1/session')).status()).toBe(401);
  const signIn = (password: string) => own.request.post('/api/v1/session', { data: { login, password } });
  expect((await signIn(PASSWORD)).status()).toBe(401);
  expect((await signIn('another-horse-battery')).status()).toBe(200);
  await own.goto(url.pathname + url.search);
  await expect(own.getByRole('heading', { name: '链接已失效' })).toBeVisible();
  await theirs.close();
});

test('whoever may not manage people reads so, and is offered neither the page nor buttons for what they may not', async ({
  page,
  browser,
  baseURL,
}) => {
  const { data } = await (await page.request.post('/api/v1/invites', { data: { role: 'analyst', rights: [] } })).json();
  const theirs = await stranger(browser, baseURL);
  const login = `su-${crypto.randomUUID().slice(0, 8)}`;
  await redeem(theirs.request, data.url, { login, name: '苏晴', password: PASSWORD });
  const own = await theirs.newPage();
  await own.goto('/settings/people');
  await expect(own.getByText('邀请和管理成员需要“管理成员”权限，您还没有。')).toBeVisible();
  await expect(own.getByRole('button', { name: '邀请成员' })).toHaveCount(0);
  await expect(own.getByRole('navigation', { name: '设置' }).getByRole('link', { name: '成员' })).toHaveCount(0);
  const { data: tasks } = await (await own.request.get('/api/v1/connections/tel/tasks')).json();
  await own.goto(`/tasks/tel/${encodeURIComponent(tasks[0].id)}`);
  await expect(own.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(own.getByRole('button', { name: '分享' })).toHaveCount(0);
  await own.goto('/links');
  await expect(own.getByText('建分享链接要有“建分享链接”权限')).toBeVisible();
  await theirs.close();
});

test('the page of people has no serious finding of axe, nor have its dialogs', async ({ page }) => {
  await page.goto('/settings/people');
  await expect(page.getByTestId('person-line').first()).toBeVisible();
  await expectAccessible(page);
  const open = page.getByRole('button', { name: '邀请成员' });
  await hydrated(open);
  await open.click();
  await expect(page.getByRole('dialog').getByLabel('给谁')).toBeVisible();
  await expectAccessible(page);
});
