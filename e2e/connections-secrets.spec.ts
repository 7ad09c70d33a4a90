import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { added, remove, savedAs } from './support/connections';
import { hydrated } from './support/hydrated';

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
