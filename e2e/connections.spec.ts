import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { hydrated } from './support/hydrated';
import { type SandboxEntry, sandboxAccounts } from './support/sandbox-accounts';

let accounts: readonly SandboxEntry[];
test.beforeAll(async () => {
  accounts = await sandboxAccounts();
});

const accountOf = (id: string) => {
  const entry = accounts.find((one) => one.id === id);
  if (!entry) throw new Error(`The sandbox has no account ${id}.`);
  return entry.account;
};

/** Where the product's own sandbox listens; the one private address that it may dial. */
async function sandboxUrl(request: APIRequestContext): Promise<string> {
  const { data } = await (await request.get('/api/v1/connections')).json();
  return new URL(data.find((one: { sandbox: boolean }) => one.sandbox).baseUrl).origin;
}

/** Two projects and several workers share one server: nobody may take another's name. */
const unique = (name: string) => `${name} ${crypto.randomUUID().slice(0, 8)}`;

async function fillByrobot(page: Page, { name, url, secret }: { name: string; url: string; secret: string }) {
  const account = accountOf('by');
  await hydrated(page.getByRole('textbox', { name: '接口地址' }));
  await page.getByRole('radio', { name: /byrobot/ }).check();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill(name);
  await page.getByRole('textbox', { name: '接口地址' }).fill(url);
  await page.getByRole('textbox', { name: 'appKey' }).fill(String(account['appKey']));
  await page.getByRole('textbox', { name: 'appSecret' }).fill(secret);
  await page.getByRole('textbox', { name: '公司编号' }).fill(String(account['companyId']));
}

test('the list comes with the page, on the desk and in the rail', async ({ request }) => {
  const html = await (await request.get('/settings/connections')).text();
  const { data } = await (await request.get('/api/v1/connections')).json();
  expect(html).toContain(`>${data.find((one: { id: string }) => one.id === 'tel').name}</`);
  expect(html).not.toContain('aria-busy="true"');
});

test('an admin adds a connection, tests it before and after saving, and deletes it by name', async ({
  page,
  request,
}) => {
  const name = unique('续费回访');
  const secret = String(accountOf('by')['appSecret']);
  await page.goto('/settings/connections');
  await page.getByRole('link', { name: '添加数据源' }).click();
  await expect(page).toHaveURL(/\/settings\/connections\/new/);
  await fillByrobot(page, { name, url: `${await sandboxUrl(request)}/mode/consistent`, secret });
  await expect(page.getByText('http不加密')).toBeVisible();
  const id = await page.getByRole('textbox', { name: '标识' }).inputValue();
  expect(id).toMatch(/^[a-z0-9-]{1,40}$/);

  await page.getByRole('button', { name: '测试' }).click();
  const result = page.getByTestId('test-result');
  await expect(result.getByText('可以保存。')).toBeVisible();
  await expect(result.getByTestId('test-steps').getByRole('listitem')).toHaveCount(5);
  await expect(result.getByTestId('test-sample')).toContainText('任务');

  await page.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(`/settings/connections/${id}`);
  await expect(page.getByText(/^已保存 \d/)).toBeVisible();
  await expect(page.getByTestId(`connection-${id}`)).toContainText(name);
  await expect(result.getByText('可以使用。')).toBeVisible();

  await page.reload();
  await hydrated(page.getByRole('button', { name: '替换appSecret' }));
  expect(await page.content()).not.toContain(secret);
  await page.getByRole('button', { name: '测试' }).click();
  await expect(result.getByText('可以使用。')).toBeVisible();

  await page.getByRole('button', { name: '删除' }).click();
  const dialog = page.getByRole('dialog', { name: `删除“${name}”？` });
  await dialog.getByRole('button', { name: '保留' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: '删除' }).click();
  await dialog.getByRole('button', { name: `删除${name}` }).click();
  await expect(page).toHaveURL('/settings/connections');
  await expect(page.getByTestId(`connection-${id}`)).toHaveCount(0);
});

/** Adds a connection over the API; its id. */
async function added(request: APIRequestContext, part: Record<string, unknown> = {}): Promise<string> {
  const id = `e2e-${crypto.randomUUID().slice(0, 8)}`;
  const entry = {
    id,
    name: unique('改前'),
    dialect: 'byrobot',
    baseUrl: `${await sandboxUrl(request)}/mode/consistent`,
    account: accountOf('by'),
    ...part,
  };
  expect((await request.post('/api/v1/connections', { data: entry })).status()).toBe(200);
  return id;
}

async function savedAs(request: APIRequestContext, id: string) {
  const { data } = await (await request.get('/api/v1/connections')).json();
  return data.find((one: { id: string }) => one.id === id);
}

const remove = async (request: APIRequestContext, id: string) =>
  expect((await request.delete(`/api/v1/connections/${id}`)).status()).toBe(200);

test('a change is saved by itself, and says so until then', async ({ page, request }) => {
  const id = await added(request);
  await page.goto(`/settings/connections/${id}`);
  const name = unique('改名后');
  await hydrated(page.getByRole('button', { name: '测试' }));
  await expect(page.getByRole('button', { name: '保存' })).toBeDisabled();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill(name);
  await expect(page.getByText('有改动，未保存')).toBeVisible();
  await expect(page.getByRole('button', { name: '测试' })).toBeDisabled();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(/^已保存 \d/)).toBeVisible();
  await expect(page.getByTestId(`connection-${id}`)).toContainText(name);
  await remove(request, id);
});

test('the form holds what is saved, and a limit that is cleared goes back to its default', async ({
  page,
  request,
}) => {
  const id = await added(request, {
    limits: { inFlight: 2, timeoutMs: 20_000 },
    recordingHosts: ['cdn.example'],
    recordingUrlTemplate: 'https://cdn.example/{path}',
  });
  await page.goto(`/settings/connections/${id}`);
  await hydrated(page.getByRole('button', { name: '测试' }));
  await expect(page.getByRole('textbox', { name: '公司编号' })).toHaveValue(String(accountOf('by')['companyId']));
  await expect(page.getByText('cdn.example https://cdn.example/{path}')).toBeVisible();
  await page.getByText('每秒5次（默认），同时2个，20秒').click();
  await expect(page.getByRole('textbox', { name: '时限' })).toHaveValue('20');
  await page.getByRole('textbox', { name: '同时请求' }).fill('');
  await page.getByRole('textbox', { name: '时限' }).fill('');
  await expect(page.getByText('默认：每秒5次，同时4个，8秒')).toBeVisible();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(/^已保存 \d/)).toBeVisible();
  expect(await savedAs(request, id)).toMatchObject({
    limits: { requestsPerSecond: 5, inFlight: 4, timeoutMs: 8_000, set: [] },
    recordingHosts: ['cdn.example'],
  });
  await remove(request, id);
});

test('another origin wants the secrets again, and says why; the old one does not', async ({ page, request }) => {
  const id = await added(request);
  await page.goto(`/settings/connections/${id}`);
  const address = page.getByRole('textbox', { name: '接口地址' });
  const secret = page.getByRole('textbox', { name: 'appSecret' });
  await hydrated(address);
  const was = await address.inputValue();
  await address.fill(`${was}/v2`);
  await expect(secret).toHaveCount(0);
  await address.fill('https://elsewhere.example');
  await expect(page.getByTestId('secrets-wanted')).toContainText(
    '已存的密钥不会发往别处，请重新填写appKey、appSecret。',
  );
  await expect(secret).toHaveAttribute('aria-required', 'true');
  // On the phone a sentence that does not wrap makes the whole page slide.
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(widest).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  await expect(secret).toHaveAccessibleDescription(/要重新填写/);
  await address.fill(was);
  await expect(secret).toHaveCount(0);
  await expect(address).toBeFocused();

  await address.fill('https://elsewhere.example');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('textbox', { name: 'appKey' })).toBeFocused();
  await expect(secret).toHaveAccessibleDescription(/请填写/);
  await expectAccessible(page);
  expect((await savedAs(request, id)).baseUrl).toBe(was);
  await page.getByRole('textbox', { name: 'appKey' }).fill('another-key');
  await secret.fill('another-secret');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(/^已保存 \d/)).toBeVisible();
  await expect(page.getByRole('button', { name: '替换appSecret' })).toBeVisible();
  expect((await savedAs(request, id)).baseUrl).toBe('https://elsewhere.example');
  await remove(request, id);
});

test('a secret is replaced, and the replacing undone, by keyboard', async ({ page, request }) => {
  const id = await added(request);
  await page.goto(`/settings/connections/${id}`);
  const replace = page.getByRole('button', { name: '替换appSecret' });
  const secret = page.getByRole('textbox', { name: 'appSecret' });
  const save = page.getByRole('button', { name: '保存' });
  await hydrated(replace);
  await expect(replace).toHaveAccessibleDescription(/已加密保存/);
  await replace.focus();
  await page.keyboard.press('Enter');
  await expect(secret).toBeFocused();
  await expect(secret).toHaveAccessibleDescription(/只写不读/);
  await page.keyboard.type('half a sec');
  await expect(save).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(replace).toBeFocused();
  await expect(save).toBeDisabled();

  await page.keyboard.press('Space');
  await expect(secret).toHaveValue('');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '保留原值：appSecret' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(replace).toBeFocused();
  await remove(request, id);
});

test('a browser neither fills a secret in nor puts it into an address', async ({ page }) => {
  await page.goto('/settings/connections/new?dialect=byrobot');
  const secret = page.getByRole('textbox', { name: 'appSecret' });
  await hydrated(secret);
  await expect(secret).toHaveAttribute('type', 'password');
  await expect(secret).toHaveAttribute('autocomplete', 'new-password');
  await page.getByRole('textbox', { name: 'appKey' }).fill('key-canary');
  await secret.fill('secret-canary');
  // As a browser sends the form by itself, which it does as long as the page is not alive.
  const sent = page.waitForEvent('load');
  await page.locator('form', { has: secret }).evaluate((form: HTMLFormElement) => form.submit());
  await sent;
  expect(page.url()).toContain('/settings/connections/new?dialect=byrobot');
  expect(page.url()).not.toContain('canary');
});

test('wrong credentials are told in words, at the step where they failed', async ({ page, request }) => {
  await page.goto('/settings/connections/new?dialect=byrobot');
  const url = `${await sandboxUrl(request)}/mode/consistent`;
  await fillByrobot(page, { name: unique('错的密钥'), url, secret: 'not-the-secret' });
  await page.getByRole('button', { name: '测试' }).click();
  const result = page.getByTestId('test-result');
  await expect(result.getByText('连得上，但厂商不认这个账号。')).toBeVisible();
  const signIn = result.getByRole('listitem').filter({ hasText: '登录' });
  await expect(signIn).toHaveAttribute('data-status', 'fail');
  await expect(signIn).toContainText('厂商拒绝了这个账号');
});

test('what is wrong stands at its field, in words, and the first such field has the focus', async ({ page }) => {
  await page.goto('/settings/connections/new?dialect=byrobot');
  await hydrated(page.getByRole('button', { name: '保存' }));
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('请填写')).toHaveCount(6);
  await expect(page.getByRole('textbox', { name: '名称', exact: true })).toBeFocused();

  await fillByrobot(page, { name: unique('内网'), url: 'ftp://vendor.example', secret: 'secret' });
  await page.getByRole('textbox', { name: '公司编号' }).fill('38a');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('需要http或https开头的地址')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '公司编号' })).toHaveAccessibleDescription(/需要整数/);

  // What only the server can know comes back to its field, too.
  await page.getByRole('textbox', { name: '公司编号' }).fill('3813');
  await page.getByRole('textbox', { name: '接口地址' }).fill('http://10.0.0.1');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('textbox', { name: '接口地址' })).toHaveAccessibleDescription(/内网地址/);
  await expect(page).toHaveURL(/\/new/);
});

test('an id that is taken is told at the id', async ({ page }) => {
  await page.goto('/settings/connections/new?dialect=byrobot');
  await fillByrobot(page, { name: unique('重复'), url: 'https://vendor.example', secret: 'secret' });
  await page.getByRole('textbox', { name: '标识' }).fill('by');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('textbox', { name: '标识' })).toHaveAccessibleDescription(/已经有数据源在用/);
});

test('the address says which dialect the form is for', async ({ page }) => {
  await page.goto('/settings/connections/new?dialect=telrobot-v1');
  await hydrated(page.getByRole('radio', { name: /telrobot v1/ }));
  await expect(page.getByRole('radio', { name: /telrobot v1/ })).toBeChecked();
  await expect(page.getByRole('textbox', { name: '任务ID' })).toBeVisible();
  await page.getByRole('radio', { name: /AI Rudder/ }).check();
  await expect(page).toHaveURL(/dialect=airudder-inbound/);
  await expect(page.getByRole('combobox', { name: '认证前缀' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: '任务ID' })).toHaveCount(0);
});

const WHY = '添加、修改、测试和删除数据源需要“管理数据源”权限，您还没有。请找管理员开通。';

for (const role of ['viewer', 'analyst'] as const) {
  test(`the role ${role} sees every source and why there is no form`, async ({ browser, request, baseURL }) => {
    const invited = await (await request.post('/api/v1/invites', { data: { role } })).json();
    const nobody = { storageState: { cookies: [], origins: [] }, ...(baseURL && { baseURL }) };
    const context = await browser.newContext(nobody);
    const token = new URL(invited.data.url).searchParams.get('token');
    const login = `${role}-${crypto.randomUUID().slice(0, 8)}`;
    const data = { token, login, name: '看看', password: 'correct-horse-battery' };
    expect((await context.request.post('/api/v1/setup', { data })).status()).toBe(200);
    const page = await context.newPage();
    await page.goto('/settings/connections');
    await expect(page.getByTestId('connection-by')).toBeVisible();
    await expect(page.getByText(WHY)).toBeVisible();
    await expect(page.getByRole('link', { name: '添加数据源' })).toHaveCount(0);
    for (const path of ['/settings/connections/by', '/settings/connections/new']) {
      await page.goto(path);
      await expect(page.getByText(WHY)).toBeVisible();
      await expect(page.getByRole('textbox')).toHaveCount(0);
      await expect(page.getByRole('button', { name: /测试|保存|删除|替换/ })).toHaveCount(0);
    }
    await page.goto('/settings/connections/by');
    await expect(page.getByTestId('connection-facts')).toContainText('默认：每秒5次，同时4个，8秒');
    await expect(page.getByTestId('connection-facts')).not.toContainText('公司编号');
    await context.close();
  });
}

test('a connection that is not there is said to be not there', async ({ page }) => {
  await page.goto('/settings/connections/nobody');
  await expect(page.getByText('没有这个数据源')).toBeVisible();
});
