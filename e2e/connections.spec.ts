import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
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
  await hydrated(page.getByText('替换', { exact: true }));
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

test('a change is saved by itself, and says so until then', async ({ page, request }) => {
  const id = `e2e-${crypto.randomUUID().slice(0, 8)}`;
  const entry = {
    id,
    name: unique('改名前'),
    dialect: 'byrobot',
    baseUrl: `${await sandboxUrl(request)}/mode/consistent`,
    account: accountOf('by'),
  };
  expect((await request.post('/api/v1/connections', { data: entry })).status()).toBe(200);
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
  expect((await request.delete(`/api/v1/connections/${id}`)).status()).toBe(200);
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

test('a viewer sees every source and why there is no form', async ({ browser, request, baseURL }) => {
  const invited = await (await request.post('/api/v1/invites', { data: { role: 'viewer' } })).json();
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, ...(baseURL && { baseURL }) });
  const token = new URL(invited.data.url).searchParams.get('token');
  const login = `viewer-${crypto.randomUUID().slice(0, 8)}`;
  const data = { token, login, name: '看看', password: 'correct-horse-battery' };
  expect((await context.request.post('/api/v1/setup', { data })).status()).toBe(200);
  const page = await context.newPage();
  await page.goto('/settings/connections');
  await expect(page.getByTestId('connection-by')).toBeVisible();
  await expect(page.getByText('只有管理员能添加、修改、测试和删除数据源')).toBeVisible();
  await expect(page.getByRole('link', { name: '添加数据源' })).toHaveCount(0);
  await page.goto('/settings/connections/by');
  await expect(page.getByTestId('connection-facts')).toContainText('byrobot');
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await context.close();
});

test('a connection that is not there is said to be not there', async ({ page }) => {
  await page.goto('/settings/connections/nobody');
  await expect(page.getByText('没有这个数据源')).toBeVisible();
});
