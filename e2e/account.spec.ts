import { type APIRequestContext, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { redeem } from './support/account';
import { hydrated } from './support/hydrated';
import { totp } from './support/totp';

const PASSWORD = 'correct-horse-battery';

/** An account of this test's own: the others' sessions and sign-ins stay as they are. */
async function newPerson(request: APIRequestContext, role = 'viewer') {
  const response = await request.post('/api/v1/invites', { data: { role } });
  expect(response.status(), await response.text()).toBe(200);
  const login = `p-${crypto.randomUUID().slice(0, 8)}`;
  return { url: (await response.json()).data.url as string, account: { login, name: '周岚', password: PASSWORD } };
}

async function browserFor(page: Page): Promise<BrowserContext> {
  const browser = page.context().browser();
  if (!browser) throw new Error('This page has no browser.');
  return browser.newContext({ storageState: { cookies: [], origins: [] } });
}

async function passwordStep(page: Page, login: string): Promise<void> {
  await page.goto('/sign-in');
  await hydrated(page.getByLabel('账号'));
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByTestId('second-step')).toBeVisible();
}

async function codeStep(page: Page, code: string): Promise<void> {
  await page.getByLabel('验证码').fill(code);
  await page.getByRole('button', { name: '登录' }).click();
}

test('a second factor is turned on by its first code; then signing in takes a code, each one once, or a recovery code', async ({
  page,
  request,
}) => {
  const person = await newPerson(request);
  const mine = await browserFor(page);
  await redeem(mine.request, person.url, person.account);
  const own = await mine.newPage();
  await own.goto('/settings/account');
  const turnOn = own.getByRole('button', { name: '开启两步验证' });
  await hydrated(turnOn);
  await turnOn.click();
  const dialog = own.getByRole('dialog');
  await dialog.getByLabel('当前密码').fill('not the password');
  await dialog.getByRole('button', { name: '下一步' }).click();
  await expect(dialog.getByText('当前密码不对')).toBeVisible();
  await dialog.getByLabel('当前密码').fill(PASSWORD);
  await dialog.getByRole('button', { name: '下一步' }).click();
  await expect(dialog.getByRole('img', { name: '验证器应用的二维码' })).toBeVisible();
  const key = await dialog.getByTestId('totp-key').innerText();
  await dialog.getByLabel('验证码').fill(totp(key));
  await dialog.getByRole('button', { name: '确认并开启' }).click();
  const listed = dialog.getByTestId('recovery-codes').getByRole('listitem');
  await expect(listed).toHaveCount(10);
  const codes = await listed.allInnerTexts();
  await dialog.getByRole('button', { name: '我已保存' }).click();
  await expect(own.getByTestId('codes-left')).toHaveText('还有10个恢复码可用');

  await own.getByRole('button', { name: '账号' }).click();
  await own.getByRole('button', { name: '退出', exact: true }).click();
  await own.waitForURL('**/sign-in');
  await passwordStep(own, person.account.login);
  // The code of a moment ago turned it on, and is used up.
  const code = totp(key, 1);
  await codeStep(own, code);
  await own.waitForURL((url) => url.pathname === '/');

  const theirs = await browserFor(page);
  const other = await theirs.newPage();
  await passwordStep(other, person.account.login);
  await codeStep(other, code);
  await expect(other.getByText('验证码不对，或已经用过')).toBeVisible();
  expect((await theirs.request.get('/api/v1/session')).status()).toBe(401);
  await codeStep(other, codes[0] ?? '');
  await other.waitForURL((url) => url.pathname === '/');
  await other.goto('/settings/account');
  await expect(other.getByTestId('codes-left')).toHaveText('还有9个恢复码可用');
  await Promise.all([mine.close(), theirs.close()]);
});

test('sign out everywhere else leaves this browser signed in and no other', async ({ page, request }) => {
  const person = await newPerson(request);
  const [here, there] = [await browserFor(page), await browserFor(page)];
  await redeem(here.request, person.url, person.account);
  const signedIn = await there.request.post('/api/v1/session', {
    data: { login: person.account.login, password: PASSWORD },
  });
  expect(signedIn.status()).toBe(200);
  const [own, other] = [await here.newPage(), await there.newPage()];
  await other.goto('/settings/account');
  await expect(other.getByTestId('session-line')).toHaveCount(2);
  await own.goto('/settings/account');
  await expect(own.getByTestId('session-line').first()).toContainText('本机');
  const everywhere = own.getByRole('button', { name: '退出其他所有设备' });
  await hydrated(everywhere);
  await everywhere.click();
  await expect(own.getByTestId('session-line')).toHaveCount(1);
  await other.reload();
  await other.waitForURL('**/sign-in?next=*');
  expect((await here.request.get('/api/v1/session')).status()).toBe(200);
  await Promise.all([here.close(), there.close()]);
});

test('a token made on the page reads what it was made for until it is revoked, and the log tells of both', async ({
  page,
  playwright,
  baseURL,
}) => {
  const name = `报表 ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto('/settings/tokens');
  const make = page.getByRole('button', { name: '创建令牌' });
  await hydrated(make);
  await make.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill(name);
  await dialog.getByLabel('数据源', { exact: true }).selectOption('some');
  await dialog.getByRole('button', { name: '创建令牌' }).click();
  await expect(dialog.getByText('至少选一个数据源')).toBeVisible();
  const first = dialog.getByRole('group', { name: '数据源' }).getByRole('checkbox').first();
  await first.check();
  await dialog.getByRole('button', { name: '创建令牌' }).click();
  const secret = await dialog.getByLabel('令牌', { exact: true }).inputValue();
  await dialog.getByRole('button', { name: '完成' }).click();
  const line = page.getByTestId('token-line').filter({ hasText: name });
  await expect(line).toContainText('有效');
  await expect(page.locator('body')).not.toContainText(secret);

  const program = await playwright.request.newContext({
    baseURL: baseURL ?? '',
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
    storageState: { cookies: [], origins: [] },
  });
  const { data } = await (await program.get('/api/v1/connections')).json();
  expect(data).toHaveLength(1);
  expect((await program.get('/api/v1/links')).status()).toBe(403);

  await line.getByRole('button', { name: /^吊销/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '吊销', exact: true }).click();
  await expect(line).toHaveCount(0);
  expect((await program.get('/api/v1/connections')).status()).toBe(401);
  await program.dispose();

  await page.goto('/settings/audit?action=token.deleted');
  const entry = page.getByTestId('audit-line').filter({ hasText: name });
  await expect(entry).toContainText('吊销令牌');
  await page.getByLabel('动作').selectOption('token.created');
  await expect(page).toHaveURL(/action=token\.created/);
  await expect(page.getByTestId('audit-line').filter({ hasText: name })).toContainText('创建令牌');
  const href = await page.getByTestId('export').getAttribute('href');
  const file = await page.request.get(href ?? '');
  expect(file.headers()['content-type']).toContain('text/csv');
  const text = await file.text();
  expect(text).toContain(name);
  expect(text).not.toContain(secret.slice(-43));
});

test('what a viewer may not open is not offered, and refused where it is asked for', async ({ page, request }) => {
  const person = await newPerson(request);
  const context = await browserFor(page);
  await redeem(context.request, person.url, person.account);
  const own = await context.newPage();
  await own.goto('/settings/account');
  const strip = own.getByRole('navigation', { name: '设置' });
  await expect(strip.getByRole('link', { name: '账户' })).toHaveAttribute('aria-current', 'page');
  await expect(strip.getByRole('link', { name: '审计日志' })).toHaveCount(0);
  for (const path of ['/settings/audit', '/settings/tokens']) {
    expect((await own.goto(path))?.status()).toBe(404);
  }
  expect((await context.request.get('/api/v1/audit')).status()).toBe(403);
  await context.close();
});

for (const path of ['/settings/account', '/settings/tokens', '/settings/audit']) {
  test(`${path} has no serious finding of axe`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('table').or(page.getByTestId('no-tokens')).first()).toBeVisible();
    await expectAccessible(page);
  });
}
