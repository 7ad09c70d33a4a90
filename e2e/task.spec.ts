import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { redeem } from './support/account';
import { hydrated } from './support/hydrated';
import { startServer } from './support/server';

type Ratio = {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  interval: { low: number; high: number } | null;
};
type Stat = { answerRate: Ratio; progress: Ratio; intentions: { key: string; count: number }[] };
type Task = { id: string; name: string; state: string };

async function get<Data>(request: APIRequestContext, path: string): Promise<Data> {
  const response = await request.get(`/api/v1${path}`);
  expect(response.status(), path).toBe(200);
  return (await response.json()).data;
}

/** A task whose numbers stand still and that has some: it ran, and does not now. */
async function quietTask(request: APIRequestContext, connection: string): Promise<Task> {
  const tasks = await get<Task[]>(request, `/connections/${connection}/tasks?pageSize=100`);
  const found = tasks.find(({ state }) => ['paused_user', 'finished', 'stopped'].includes(state));
  if (!found) throw new Error(`No task of ${connection} stands still.`);
  return found;
}

const percent = (value: number | null) => ((value ?? 0) * 100).toFixed(1);
const grouped = (value: number | null) => (value ?? 0).toLocaleString('en');
const rate = (page: Page) => page.getByTestId('answer-rate');
const how = (page: Page) => rate(page).getByRole('button', { name: /接通率.*是怎么算的/ });

test('the page shows the numbers of the API: rate, interval, base, progress, levels', async ({ page, request }) => {
  const { id, name } = await quietTask(request, 'tel');
  await page.goto(`/tasks/tel/${id}`);
  await expect(page).toHaveTitle(new RegExp(name.slice(0, 4)));
  const stat = await get<Stat>(request, `/connections/tel/tasks/${id}/stat`);
  const { value, numerator, denominator, interval } = stat.answerRate;
  await expect(page.getByTestId('answer-rate-value')).toHaveText(`${percent(value)}%`);
  await expect(rate(page)).toContainText(`[${percent(interval?.low ?? null)}, ${percent(interval?.high ?? null)}]`);
  await expect(rate(page)).toContainText(`${grouped(numerator)} / ${grouped(denominator)}通`);
  await expect(page.getByTestId('progress-value')).toHaveText(`${percent(stat.progress.value)}%`);
  for (const { key, count } of stat.intentions) {
    await expect(page.getByTestId(`level-${key}`).getByRole('cell').first()).toHaveText(grouped(count));
  }
});

test('another definition of the rate is chosen in the address and explains itself', async ({ page, request }) => {
  const { id } = await quietTask(request, 'tel');
  await page.goto(`/tasks/tel/${id}`);
  const byNumber = page.getByRole('radio', { name: '按号码' });
  await hydrated(byNumber);
  await byNumber.click({ force: true });
  await expect(byNumber).toBeChecked();
  await expect(page).toHaveURL(/def=number/);
  await expect(rate(page)).toContainText('个号码');
  await page.reload();
  await expect(byNumber).toBeChecked();
});

test('a definition that a vendor cannot give says what it needs and cannot be chosen', async ({ page, request }) => {
  const { id } = await quietTask(request, 'by');
  await page.goto(`/tasks/by/${id}`);
  const line = page.getByTestId('definition-vendor');
  await expect(line.getByRole('radio')).toBeDisabled();
  await expect(line.getByText('厂商没有给出').locator('visible=true')).toHaveCount(1);
});

test('a chart turns into its table and back', async ({ page, request }) => {
  const { id } = await quietTask(request, 'tel');
  await page.goto(`/tasks/tel/${id}`);
  const statuses = page.getByTestId('statuses');
  const button = statuses.getByRole('button', { name: '看表格' });
  await hydrated(button);
  await button.click();
  await expect(statuses.getByRole('table')).toContainText('呼叫成功');
  await expect(statuses.getByRole('row')).toHaveCount(14);
  await button.click();
  await expect(statuses.getByRole('table')).toHaveCount(0);
});

test('a chart is there before anybody moves, and is walked by keyboard after', async ({ page, request }) => {
  const { id } = await quietTask(request, 'by');
  const { rounds } = await get<{ rounds: { count: number }[] }>(request, `/connections/by/tasks/${id}/stat`);
  await page.goto(`/tasks/by/${id}`);
  const chart = page.getByTestId('rounds');
  const counts = rounds.map(({ count }) => grouped(count));
  await expect(chart.locator('svg text.strong')).toHaveText(counts);
  await expect(page.locator('.recharts-surface')).toHaveCount(0);
  await hydrated(chart.getByRole('button', { name: '看表格' }));
  await page.keyboard.press('Shift');
  const drawing = chart.locator('svg.recharts-surface');
  await expect(drawing.locator('text.strong')).toHaveText(counts);
  await drawing.focus();
  await page.keyboard.press('ArrowRight');
  await expect(chart.locator('.recharts-tooltip-wrapper')).toContainText(`占比`);
  await expect(chart.locator('.recharts-tooltip-wrapper dd').first()).toHaveText(counts[1] ?? '');
});

test('how the rate is computed opens by keyboard, holds its digits and gives the focus back', async ({
  page,
  request,
}) => {
  const { id } = await quietTask(request, 'tel');
  await page.goto(`/tasks/tel/${id}`);
  await hydrated(how(page));
  await how(page).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /接通率.*是怎么算的/ });
  await expect(dialog).toBeFocused();
  const { answerRate } = await get<Stat>(request, `/connections/tel/tasks/${id}/stat`);
  await expect(dialog).toContainText('answer_rate.attempt');
  await expect(dialog).toContainText(`= ${(answerRate.value ?? 0).toFixed(6)}`);
  await expect(dialog).toContainText('answer_rate.noAnswer');
  await expect(dialog).toContainText('与重算一致T1');
  await expect(dialog).toContainText('GET /agent-api/user/{user_id}/task/{task_id}/stat');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(how(page)).toBeFocused();
});

test('figures that are made of records say how many of them are here', async ({ page, request }) => {
  const tasks = await get<Task[]>(request, '/connections/tel-v1/tasks?pageSize=100');
  const { id } = tasks.find(({ state }) => state === 'paused_user') ?? { id: '' };
  await page.goto(`/tasks/tel-v1/${id}`);
  await expect(page.getByTestId('answer-rate-value')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByTestId('rounds')).toContainText('由通话记录计算');
});

test('a task that the vendor does not know is said to be gone, and leads back', async ({ page }) => {
  await page.goto('/tasks/by/99999999');
  const gone = page.getByTestId('task-not-found');
  await expect(gone).toContainText('厂商没有这个任务');
  await expect(gone).toContainText('请求');
  await gone.getByRole('link', { name: '回到任务列表' }).click();
  await expect(page).toHaveURL('/tasks');
});

test('a source that there is not is told apart from a task that there is not', async ({ page }) => {
  await page.goto('/tasks/nobody/1');
  await expect(page.getByText('没有这个数据源')).toBeVisible();
});

test('a vendor that cannot restrict a task to dates says so and offers the whole', async ({ page, request }) => {
  const { id } = await quietTask(request, 'by');
  await page.goto(`/tasks/by/${id}?from=2026-11-10&to=2026-11-11`);
  await expect(page.getByText('这个厂商不能按日期筛选任务')).toBeVisible();
  await page.getByRole('link', { name: '看任务全程' }).click();
  await expect(page).toHaveURL(`/tasks/by/${id}`);
  await expect(page.getByTestId('answer-rate-value')).toBeVisible();
});

test('the raw tab shows what the vendor sent, without a telephone number', async ({ page, request }) => {
  const { id } = await quietTask(request, 'by');
  await page.goto(`/tasks/by/${id}`);
  await page.getByRole('link', { name: '原始数据' }).click();
  await expect(page).toHaveURL(`/tasks/by/${id}/raw`);
  const answer = page.getByTestId('raw-answer').first();
  await expect(answer).toContainText('GET /openapi/v1/task/getTaskDetail');
  await expect(answer).toContainText('calledCount');
  const texts = await page.getByTestId('raw-answer').allInnerTexts();
  expect(texts.join('\n')).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
});

test('the quality tab lists every check and filters to what differs', async ({ page, request }) => {
  const { id } = await quietTask(request, 'tel');
  await page.goto(`/tasks/tel/${id}/quality`);
  await expect(page.getByTestId('checks')).toContainText('T9');
  await expect(page.getByRole('link', { name: /数据核对/ })).toHaveAttribute('aria-current', 'page');
});

test('nothing scrolls sideways', async ({ page, request }) => {
  const { id } = await quietTask(request, 'by');
  await page.goto(`/tasks/by/${id}`);
  await expect(page.getByTestId('answer-rate-value')).toBeVisible();
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(inner).toBeLessThanOrEqual(outer ?? 0);
});

test('a vendor that fails leaves its last numbers, says why and how old they are, and recovers by itself', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  // A server of its own: a vendor that fails for one test must not fail for the others.
  const server = await startServer({ env: { CALLBOARD_DEMO: '1', CALLBOARD_LOG_LEVEL: 'error' } });
  const context = await browser.newContext({ baseURL: server.url, storageState: { cookies: [], origins: [] } });
  try {
    const { request } = context;
    await redeem(request, server.setupUrl ?? '');
    const { id } = await quietTask(request, 'tel');
    const [tel] = await get<{ baseUrl: string }[]>(request, '/connections');
    const faults = `${new URL(tel?.baseUrl ?? '').origin}/__sandbox/faults`;

    const page = await context.newPage();
    await page.goto(`/tasks/tel/${id}`);
    const value = page.getByTestId('answer-rate-value');
    await expect(value).toHaveText(/\d%$/);
    const before = (await value.textContent()) ?? '';

    await request.put(faults, { data: [{ match: { path: `${id}/stat` }, fault: '503' }] });
    const notice = page.getByTestId('stale-notice');
    await expect(notice).toContainText('厂商暂时不可用', { timeout: 75_000 });
    await expect(notice).toContainText(/\d{1,2}月\d{1,2}日 \d{2}:\d{2} 的值/);
    await expect(value).toHaveText(before);
    await expect(value).toHaveAttribute('data-tone', 'stale');
    await expect(page.getByTestId('page-age')).toContainText('已过期');

    await request.delete(faults);
    await expect(notice).toBeHidden({ timeout: 75_000 });
    await expect(value).not.toHaveAttribute('data-tone', 'stale');
  } finally {
    await context.close();
    await server.stop();
  }
});
