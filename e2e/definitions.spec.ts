import { expect, test } from '@playwright/test';
import { hydrated } from './support/hydrated';

test('a link to a rule leads to that rule and marks it', async ({ page }) => {
  await page.goto('/definitions#rule-A1');
  const rule = page.locator('#rule-A1');
  await expect(rule).toBeInViewport();
  await expect(rule).toContainText('厂商转接率 = 各自的计数之比');
  expect(await rule.evaluate((row) => row.matches(':target'))).toBe(true);
});

test('a metric has an address, its formula, and what each vendor gives of it', async ({ page }) => {
  await page.goto('/definitions');
  await page.getByRole('link', { name: '通话时长', exact: true }).first().click();
  await expect(page).toHaveURL('/definitions/talk_time_distribution');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('通话时长');
  await expect(page.getByTestId('vendor-telrobot-agent')).toContainText('不提供');
  await expect(page.getByTestId('vendor-byrobot')).toContainText('durationStat[].value');
  await expect(page.getByTestId('metric-rules')).toContainText('T10');
});

test('a metric without inputs says that it has no interval, and why', async ({ page }) => {
  await page.goto('/definitions/agent_reception_rate');
  await expect(page.getByTestId('metric-formula')).toContainText('没有：厂商只给比率');
});

test('an id that is no metric is not found', async ({ page }) => {
  const response = await page.goto('/definitions/answer_rate.nobody');
  expect(response?.status()).toBe(404);
});

test('what is searched for stands in the address and survives a reload', async ({ page }) => {
  await page.goto('/definitions');
  await hydrated(page.getByRole('searchbox', { name: '搜索' }));
  await page.getByRole('searchbox', { name: '搜索' }).fill('转人工');
  await expect(page).toHaveURL(/\?q=/);
  const rows = page.getByTestId('metrics-inbound').locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(3);
  await page.reload();
  await expect(page.getByRole('searchbox', { name: '搜索' })).toHaveValue('转人工');
  await expect(rows).toHaveCount(3);
});

test('a vendor’s field name finds the metric that is made of it', async ({ page }) => {
  await page.goto('/definitions?q=callCompletetRate');
  await expect(page.getByRole('link', { name: '接通率，厂商原值' })).toBeVisible();
});

test('the area narrows metrics and rules alike', async ({ page }) => {
  await page.goto('/definitions?area=inbound');
  await expect(page.getByTestId('metrics-outbound')).toHaveCount(0);
  await expect(page.locator('#rule-A1')).toBeVisible();
  await expect(page.locator('#rule-T1')).toHaveCount(0);
});

test('a search that finds nothing says so and offers to clear it', async ({ page }) => {
  await page.goto('/definitions?q=nothing-has-this-name');
  await expect(page.getByText('没有符合的指标或规则')).toBeVisible();
  await hydrated(page.getByRole('button', { name: '清除筛选' }));
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(page).toHaveURL('/definitions');
  await expect(page.getByTestId('metrics-outbound')).toBeVisible();
});
