import { type APIRequestContext, expect, type Page, test } from '@playwright/test';

const LINE = '/inbound/air';
const DAY = 86_400_000;
/** A local date in the line's own zone, UTC+7. */
const jakarta = (daysAgo: number) => new Date(Date.now() + 7 * 3_600_000 - daysAgo * DAY).toISOString().slice(0, 10);
/** A day that is over: its figures stand still while a test compares them. */
const YESTERDAY = `?from=${jakarta(1)}&to=${jakarta(1)}`;
const WEEK = `?from=${jakarta(7)}&to=${jakarta(1)}`;

const number = (value: number) => value.toLocaleString('en-US');
const percent = (value: number, base: number) => `${(value * 100).toFixed(base >= 10_000 ? 2 : 1)}%`;

async function statOf(request: APIRequestContext, search: string) {
  const response = await request.get(`/api/v1/connections/air/inbound${search}`);
  expect(response.status(), await response.text()).toBe(200);
  const { data, meta } = await response.json();
  return { data, meta };
}

/** Charts that can be walked take the place of their sketches as soon as somebody moves. */
async function open(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByTestId('calls-value')).toBeVisible();
  const drawn = page.getByTestId('series-calls').locator('svg.recharts-surface').first();
  let at = 0;
  // What is moved before React has taken over is seen by nobody.
  await expect(async () => {
    at += 1;
    await page.mouse.move(2 + (at % 2), 2);
    await expect(drawn).toBeVisible({ timeout: 500 });
  }).toPass();
}

test('the only line opens at once, with the range that was asked for', async ({ page }) => {
  await page.goto(`/inbound${YESTERDAY}`);
  await expect(page).toHaveURL(new RegExp(`/inbound/air\\?from=${jakarta(1)}`));
  await expect(page).toHaveTitle(/呼入/);
});

test('every lead figure is the number that the API answers', async ({ page, request }) => {
  const { data } = await statOf(request, YESTERDAY);
  const { counts, rates } = data.realtime.total;
  await open(page, `${LINE}${YESTERDAY}`);
  await expect(page.getByTestId('calls-value')).toHaveText(number(counts.calls));
  for (const [id, rate] of [
    ['transfer-attempt', rates.transferAttempt],
    ['transfer-success', rates.transferSuccess],
  ] as const) {
    await expect(page.getByTestId(`${id}-value`)).toHaveText(percent(rate.value, rate.denominator));
    await expect(page.getByTestId(id)).toContainText(`${number(rate.numerator)} / ${number(rate.denominator)}`);
  }
  await expect(page.getByTestId('agent-reception-value')).toHaveText(percent(rates.agentReception.value, 0));
  await expect(page.getByTestId('agent-reception')).toContainText('无分母');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${number(counts.calls)}通来电`);
});

test('the table beside a chart holds the same hours, and an hour without a row is no 0', async ({ page, request }) => {
  const { data } = await statOf(request, YESTERDAY);
  const rows: { start: string; counts: { calls?: number } }[] = data.realtime.hourly;
  await open(page, `${LINE}${YESTERDAY}&grain=hour`);
  const section = page.getByTestId('series-calls');
  await section.getByRole('button', { name: '看表格' }).click();
  const lines = section.locator('tbody tr');
  await expect(lines).toHaveCount(24);
  const shown = await lines.locator('td:nth-child(2)').allTextContents();
  const given = rows.map(({ counts }) => counts.calls).filter((value) => value !== undefined);
  expect(shown.filter((text) => text !== '—')).toEqual(given.map(number));
});

test('hang-ups of several days are their sum, and the page says so', async ({ page, request }) => {
  const { data } = await statOf(request, WEEK);
  const days: { distributions: { hangup?: { count: number }[] } }[] = data.realtime.daily;
  const sum = days
    .flatMap(({ distributions }) => distributions.hangup ?? [])
    .reduce((all, { count }) => all + count, 0);
  await open(page, `${LINE}${WEEK}`);
  await expect(page.getByTestId('hangups')).toContainText(`${number(sum)}次，${days.length}天相加`);
});

test('a peak is the highest of the days, never their mean', async ({ page, request }) => {
  const { data } = await statOf(request, WEEK);
  const peaks = data.offline.daily.map(({ counts }: { counts: { maxConcurrent: number } }) => counts.maxConcurrent);
  await open(page, `${LINE}${WEEK}`);
  await expect(page.getByTestId('peaks')).toContainText(`最高${Math.max(...peaks)}路`);
});

test('how a number was computed opens and closes by keyboard, and gives the focus back', async ({ page }) => {
  await open(page, `${LINE}${YESTERDAY}`);
  const button = page.getByTestId('transfer-attempt').getByRole('button', { name: '转人工尝试率是怎么算的' }).first();
  await button.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: '转人工尝试率是怎么算的' });
  await expect(panel).toContainText('attempted_transfer_calls');
  await expect(panel).toContainText('GET /service/cloud/inbound/dashboard/statistics');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(button).toBeFocused();
});

test('the grain stands in the address, and an address opens with it', async ({ page }) => {
  await open(page, `${LINE}${WEEK}`);
  await expect(page.getByRole('heading', { name: '每天来电' })).toBeVisible();
  await page.getByRole('radio', { name: '小时' }).click();
  await expect(page).toHaveURL(/grain=hour/);
  await expect(page.getByRole('heading', { name: '每小时来电' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: '每小时来电' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`from=${jakarta(7)}`));
});

test('today says of what settles at night that it is not there yet', async ({ page }) => {
  await open(page, LINE);
  await expect(page.getByTestId('pipes')).toContainText('明早结算');
  await expect(page.getByTestId('pipes')).toContainText('实时不提供');
});

test('a pause stops the refresh, and outlives a change of tab', async ({ page }) => {
  await open(page, LINE);
  await page.getByRole('button', { name: '暂停刷新' }).click();
  await page.getByRole('link', { name: /^数据核对/ }).click();
  await expect(page).toHaveURL(/\/inbound\/air\/quality/);
  await expect(page.getByRole('button', { name: '已暂停，继续' })).toHaveAttribute('aria-pressed', 'true');
});

test('the quality tab lists the checks of the answer, the raw tab the answer itself', async ({ page, request }) => {
  const { meta } = await statOf(request, YESTERDAY);
  await page.goto(`${LINE}/quality${YESTERDAY}`);
  await expect(page.getByTestId('checks')).toContainText(`核对${meta.checks.length}处`);
  await page.getByRole('link', { name: '原始应答' }).click();
  const raw = page.getByTestId('raw-answer');
  await expect(raw).toContainText('GET /service/cloud/inbound/dashboard/statistics');
  await raw.locator('summary', { hasText: '"realtime"' }).first().click();
  await raw.locator('summary', { hasText: '"realtime"' }).first().click();
  await expect(raw).toContainText('"time_range"');
});

test('a line that does not exist is not found', async ({ page }) => {
  const response = await page.goto('/inbound/nobody');
  expect(response?.status()).toBe(404);
});

test('nothing scrolls sideways', async ({ page }) => {
  for (const path of [`${LINE}${WEEK}`, `${LINE}${YESTERDAY}`]) {
    await open(page, path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }
});
