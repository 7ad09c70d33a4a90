import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { hydrated } from './support/hydrated';

type Ratio = { value: number | null; numerator: number | null; denominator: number | null };
type Task = { id: string; name: string; state: string };

async function get<Data>(request: APIRequestContext, path: string): Promise<Data> {
  const response = await request.get(`/api/v1${path}`);
  expect(response.status(), path).toBe(200);
  return (await response.json()).data;
}

const rowOf = (page: Page, connection: string, id: string) => page.getByTestId(`task-${connection}/${id}`);
const search = (page: Page) => page.getByRole('searchbox', { name: '搜索名称、话术、备注或编号' });
const isPhone = () => test.info().project.name === 'phone';

test('the tasks of every outbound vendor stand in one table', async ({ page, request }) => {
  await page.goto('/tasks');
  for (const connection of ['tel', 'tel-v1', 'by']) {
    const [first] = await get<Task[]>(request, `/connections/${connection}/tasks?pageSize=100`);
    const row = rowOf(page, connection, first?.id ?? '');
    await expect(row).toContainText(first?.name ?? '');
    await expect(row).toContainText('沙盒');
  }
  await expect(page.locator('[data-testid^="task-air/"]')).toHaveCount(0);
});

test('counters that a list does not hold come when their row is on the screen', async ({ page, request }) => {
  const tasks = await get<Task[]>(request, '/connections/by/tasks?pageSize=100');
  // Of a task that is over, so that its numbers stand still.
  const over = tasks.find(({ state }) => state === 'finished' || state === 'stopped');
  const id = over?.id ?? '';
  await page.goto('/tasks');
  const row = rowOf(page, 'by', id);
  await row.scrollIntoViewIfNeeded();
  await expect(row).not.toHaveAttribute('aria-busy');
  const { answerRate } = await get<{ answerRate: Ratio }>(request, `/connections/by/tasks/${id}/summary`);
  await expect(row.getByTestId('rate')).toContainText(`${((answerRate.value ?? 0) * 100).toFixed(1)}`);
});

test('a filter stands in the address, survives a reload, and is cleared again', async ({ page, request }) => {
  const tasks = await get<Task[]>(request, '/connections/tel/tasks?pageSize=100');
  const [first] = tasks;
  const name = first?.name ?? '';
  await page.goto('/tasks');
  await hydrated(search(page));
  await search(page).fill(name);
  await expect(page).toHaveURL(/[?&]q=/);
  const rows = page
    .getByTestId('task-list')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
  await expect(rows.filter({ hasNotText: name })).toHaveCount(0);
  await expect(rowOf(page, 'tel', first?.id ?? '')).toBeVisible();

  await page.reload();
  await expect(search(page)).toHaveValue(name);
  await expect(rowOf(page, 'tel', first?.id ?? '')).toBeVisible();
  await hydrated(page.getByRole('combobox', { name: '数据源' }));
  await page.getByRole('combobox', { name: '数据源' }).selectOption('by');
  await expect(page).toHaveURL(/connection=by/);
  await page.getByRole('button', { name: '清除筛选' }).first().click();
  await expect(page).not.toHaveURL(/[?&](?:q|connection)=/);
  await expect(search(page)).toHaveValue('');
});

test('filters that leave nothing say so and offer to be cleared', async ({ page }) => {
  await page.goto('/tasks?q=没有这样的任务');
  const empty = page.getByTestId('empty-filtered');
  await expect(empty).toContainText('筛选排除了全部');
  await hydrated(empty.getByRole('button', { name: '清除筛选' }));
  await empty.getByRole('button', { name: '清除筛选' }).click();
  await expect(page.getByTestId('task-list')).toBeVisible();
});

test('a column orders the table by its numbers, highest first, and the address keeps it', async ({ page }) => {
  await page.goto('/tasks?connection=by');
  const head = page.getByRole('columnheader', { name: '接通率' });
  await hydrated(head.getByRole('button'));
  await head.getByRole('button').click();
  await expect(page).toHaveURL(/sort=-rate/);
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(page.locator('tr[aria-busy]')).toHaveCount(0, { timeout: 30_000 });
  const texts = await page.getByTestId('task-list').getByTestId('rate').allInnerTexts();
  const values = texts.map((text) => Number.parseFloat(text)).filter((value) => !Number.isNaN(value));
  expect(values.length).toBeGreaterThan(2);
  expect(values).toEqual([...values].sort((a, b) => b - a));
});

test('a row leads to its task', async ({ page, request }) => {
  const [first] = await get<Task[]>(request, '/connections/tel/tasks?pageSize=100');
  await page.goto('/tasks');
  await rowOf(page, 'tel', first?.id ?? '')
    .getByRole('link')
    .click();
  await expect(page).toHaveURL(`/tasks/tel/${first?.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first?.name ?? '');
});

test('nothing scrolls sideways, and a phone keeps name, rate and state', async ({ page, request }) => {
  await page.goto('/tasks');
  const [first] = await get<Task[]>(request, '/connections/tel/tasks?pageSize=100');
  const row = rowOf(page, 'tel', first?.id ?? '');
  await expect(row.getByTestId('rate')).toBeVisible();
  await expect(row.locator('.status:visible')).toHaveCount(1);
  await expect(page.getByRole('columnheader', { name: '进度' })).toBeVisible({ visible: !isPhone() });
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(inner).toBeLessThanOrEqual(outer ?? 0);
});
