import { expect, test } from '@playwright/test';
import { accountOf, added, fillByrobot, remove, sandboxUrl, unique } from './support/connections';
import { hydrated } from './support/hydrated';

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
  const secret = String((await accountOf('by'))['appSecret']);
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
