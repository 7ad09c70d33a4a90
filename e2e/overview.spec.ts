import { type APIRequestContext, expect, type Page, test } from '@playwright/test';

const number = (value: number) => value.toLocaleString('en-US');
const percent = (value: number, base: number) => `${(value * 100).toFixed(base >= 10_000 ? 2 : 1)}%`;

async function overviewOf(request: APIRequestContext) {
  const response = await request.get('/api/v1/overview');
  expect(response.status(), await response.text()).toBe(200);
  const { data } = await response.json();
  return data;
}

/** Every task's statistics are in: the server gathers them while it is asked. */
async function gathered(request: APIRequestContext) {
  await expect.poll(async () => (await overviewOf(request)).complete, { timeout: 30_000 }).toBe(true);
}

const open = async (page: Page) => {
  await page.goto('/');
  await expect(page.getByTestId('dialled-value')).toBeVisible();
};

test('the totals are those that the API answers', async ({ page, request }) => {
  await gathered(request);
  // Calls go on while we look: the two answers have to be of the same moment once.
  await expect(async () => {
    const { totals, tasks } = await overviewOf(request);
    await open(page);
    const short = { timeout: 1_000 };
    await expect(page.getByTestId('dialled-value')).toHaveText(number(totals.numbersDone), short);
    const { answerRate, positive, progress } = totals;
    await expect(page.getByTestId('answer-rate-value')).toHaveText(
      percent(answerRate.value, answerRate.denominator),
      short,
    );
    await expect(page.getByTestId('answer-rate')).toContainText(
      `${number(answerRate.numerator)} / ${number(answerRate.denominator)}`,
      short,
    );
    await expect(page.getByTestId('positive-rate-value')).toHaveText(
      percent(positive.value, positive.denominator),
      short,
    );
    await expect(page.getByTestId('progress-value')).toHaveText(percent(progress.value, progress.denominator), short);
    const running = tasks.filter(({ task }: { task: { state: string } }) => task.state === 'running').length;
    await expect(page.getByTestId('running-value')).toHaveText(number(running), short);
  }).toPass({ timeout: 40_000 });
});

test('the sentence is the title and says the same as the figures', async ({ page, request }) => {
  await gathered(request);
  await open(page);
  const rate = await page.getByTestId('answer-rate-value').textContent();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(rate ?? '');
});

test('what needs a look leads to where it can be looked at', async ({ page, request }) => {
  await gathered(request);
  await open(page);
  const link = page.getByTestId('attention').getByRole('link').first();
  const href = (await link.getAttribute('href')) ?? '';
  expect(href).toMatch(/^\/(?:tasks\/[^/]+\/[^/]+|settings\/)/);
  await link.click();
  await expect(page).toHaveURL(new RegExp(`${href.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')}$`));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a task in the table leads to its page', async ({ page, request }) => {
  await gathered(request);
  await open(page);
  const link = page.getByTestId('task-table').locator('tbody').getByRole('link').first();
  const name = (await link.textContent()) ?? '';
  await link.click();
  await expect(page).toHaveURL(/\/tasks\/[^/]+\/[^/]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
});

test('how the pooled answer rate was computed opens by keyboard', async ({ page, request }) => {
  await gathered(request);
  await open(page);
  const button = page.getByTestId('answer-rate').getByRole('button');
  await button.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText('Σ分子 ÷ Σ分母');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(button).toBeFocused();
});

test('nothing scrolls sideways', async ({ page, request }) => {
  await gathered(request);
  await open(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
