import { expect, test } from '@playwright/test';
import { accountOf, added, fillByrobot, remove, sandboxUrl, savedAs, unique } from './support/connections';
import { hydrated } from './support/hydrated';

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
  await expect(page.getByRole('textbox', { name: '公司编号' })).toHaveValue(
    String((await accountOf('by'))['companyId']),
  );
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
