import { readFileSync } from 'node:fs';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { redeem } from './support/account';
import { hydrated } from './support/hydrated';
import { type StartedSandbox, startSandbox } from './support/sandbox';
import { type StartedServer, startServer } from './support/server';

// A server and a vendor of their own: without latency and with room, so that whole lists are read in a moment.
test.describe.configure({ mode: 'serial', timeout: 90_000 });

let sandbox: StartedSandbox;
let server: StartedServer;
let request: APIRequestContext;

test.beforeAll(async ({ playwright }) => {
  sandbox = await startSandbox();
  server = await startServer({
    env: { CALLBOARD_DEMO: '0', CALLBOARD_ALLOW_PRIVATE_UPSTREAMS: '1', CALLBOARD_LOG_LEVEL: 'warn' },
  });
  request = await playwright.request.newContext({ baseURL: server.url });
  await redeem(request, server.setupUrl ?? '');
  const limits = { requestsPerSecond: 100, inFlight: 16, timeoutMs: 20_000 };
  const entry = sandbox.entry('tel', 'consistent', { id: 'tel', name: '华东外呼' });
  const response = await request.post('/api/v1/connections', { data: { ...(entry as object), limits } });
  expect(response.status(), await response.text()).toBeLessThan(300);
});
test.afterAll(async () => {
  await request.dispose();
  await server.stop();
  await sandbox.stop();
});
test.beforeEach(async ({ context }) => {
  const { cookies } = await request.storageState();
  await context.clearCookies();
  await context.addCookies(cookies);
});

type Reply<Row> = { data: Row[]; page: { total: number } };
const get = async <Answer>(path: string): Promise<Answer> => (await request.get(`/api/v1${path}`)).json();

/** The task with the fewest or the most numbers among those that stand still. */
async function taskOf(which: 'short' | 'long'): Promise<{ path: string; total: number }> {
  const { data } = await get<Reply<{ id: string; state: string }>>('/connections/tel/tasks?pageSize=100');
  const counted = [];
  for (const { id, state } of data) {
    if (!['finished', 'stopped', 'paused_user'].includes(state) && which === 'short') continue;
    const path = `/connections/tel/tasks/${encodeURIComponent(id)}`;
    const { page } = await get<Reply<unknown>>(`${path}/calls?pageSize=1`);
    if (page.total > 0) counted.push({ path, total: page.total });
  }
  const [found] = counted.sort((a, b) => (which === 'short' ? a.total - b.total : b.total - a.total));
  if (!found) throw new Error('The sandbox has no task at rest with calls.');
  return found;
}

const pageOf = (path: string, rest: string) =>
  `${server.url}${path.replace('/connections/', '/').replace(/^\/(tel)\/tasks/, '/tasks/$1')}${rest}`;

async function downloaded(page: Page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export').press('Enter')]);
  expect(await download.failure()).toBeNull();
  const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
  return { name: download.suggestedFilename(), head: lines[0], rows: lines.indexOf('') - 1, lines };
}

for (const list of ['calls', 'numbers'] as const) {
  test(`the ${list} of a filtered list are taken away as a file with as many rows`, async ({ page }) => {
    const { path } = await taskOf('short');
    const { page: pages } = await get<Reply<unknown>>(`${path}/${list}?outcome=answered&pageSize=1`);
    await page.goto(pageOf(path, `/${list}?outcome=answered`));
    const link = page.getByTestId('export');
    const count = pages.total.toLocaleString('en-US');
    await expect(link).toHaveAccessibleName(`导出CSV：${count}行，号码掩码`);
    await hydrated(link);
    const { name, head, rows, lines } = await downloaded(page);
    expect(rows).toBe(pages.total);
    expect(head).toContain(list === 'calls' ? '被叫（掩码） [callee]' : '号码（掩码） [number]');
    expect(head?.charCodeAt(0)).toBe(0xfeff);
    expect(name).toMatch(/ (通话|号码) \d{4}-\d\d-\d\d\.csv$/);
    expect(lines.some((line) => line.startsWith('# 完整,'))).toBe(true);
    expect(lines.join()).not.toMatch(/199000\d{5}/);
  });
}

test('a list without a row says why, and there is nothing to take away', async ({ page }) => {
  const { path } = await taskOf('short');
  await page.goto(pageOf(path, '/calls?outcome=busy'));
  const empty = page.getByTestId('empty-filtered');
  await expect(empty).toContainText('没有符合这些条件的');
  await expect(page.getByTestId('no-export')).toHaveText('没有可导出的行');
  await expect(page.getByTestId('export')).toHaveCount(0);
  // Only answered calls are on record here: whom nobody reached stands among the numbers.
  const elsewhere = empty.getByRole('link', { name: '在号码列表里看“占线”' });
  await hydrated(elsewhere);
  await elsewhere.click();
  await expect(page).toHaveURL(/\/numbers\?outcome=busy$/);
  await expect(page.getByTestId('number-list')).toBeVisible();
});

test('whoever opens a call far down and comes back finds its row with the focus', async ({ page }) => {
  const { path } = await taskOf('long');
  await page.goto(pageOf(path, '/calls'));
  const rows = page.locator('[data-testid="call-list"] [data-testid^="call-"]');
  await hydrated(rows.first());
  const row = page.locator('[aria-rowindex="340"]');
  const further = async () => {
    await page.evaluate(() => window.scrollBy(0, 800));
    return row.count();
  };
  await expect.poll(further, { intervals: [50], timeout: 30_000 }).toBe(1);
  await row.scrollIntoViewIfNeeded();
  const link = row.getByRole('link').first();
  const name = await link.getAttribute('aria-label');
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/calls\/tel\//);
  await page.goBack();
  await expect(page.getByRole('link', { name: name ?? '' }).first()).toBeFocused();
  await expect(page.locator('[aria-rowindex="340"]')).toBeInViewport();
});

test('a list that was read far down holds only rows near the screen, each of which knows its place among all', async ({
  page,
}) => {
  const { path, total } = await taskOf('long');
  await page.goto(pageOf(path, '/calls'));
  const table = page.getByRole('table');
  const rows = page.locator('[data-testid="call-list"] [data-testid^="call-"]');
  await hydrated(rows.first());
  const further = async () => {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    return page.locator('[aria-rowindex="600"]').count();
  };
  await expect.poll(further, { intervals: [50], timeout: 30_000 }).toBe(1);
  await expect(table).toHaveAttribute('aria-rowcount', `${total + 1}`);
  await expect.poll(() => rows.count()).toBeLessThan(250);
  await expect(page.locator('[aria-rowindex="300"]')).toHaveCount(0);
  // What the screen shows is a table to who hears it.
  const row = page.locator('[aria-rowindex="600"]');
  await expect(row).toHaveRole('row');
  await expect(row.getByRole('rowheader')).toHaveCount(1);
  await expect(row.getByRole('cell')).toHaveCount((await table.getByRole('columnheader').count()) - 1);

  const link = row.getByRole('link').first();
  await link.focus();
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(rows.first()).toBeInViewport();
  await expect(link).toBeFocused();
  // Whoever goes on from there is brought back to it, wherever the list was scrolled to.
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-row-link]:focus')).toBeInViewport();
});

test('a vendor that fails in the middle leaves a download that is cut off, and says so in its last line', async () => {
  const { path } = await taskOf('long');
  await sandbox.faults([{ match: { dialect: 'telrobot-agent', path: '/record' }, fault: 'slow', params: { ms: 150 } }]);
  const { cookies } = await request.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const response = await fetch(`${server.url}/api/v1${path}/calls.csv`, { headers: { cookie } });
  expect(response.status).toBe(200);
  const texts: string[] = [];
  const decoder = new TextDecoder();
  const read = async () => {
    const reader = response.body?.getReader();
    for (;;) {
      const { done = true, value: bytes } = (await reader?.read()) ?? {};
      if (done) return;
      if (texts.length === 0) await sandbox.faults([{ match: { dialect: 'telrobot-agent' }, fault: 'business' }]);
      texts.push(decoder.decode(bytes, { stream: true }));
    }
  };
  await expect(read()).rejects.toThrow();
  expect(texts.join('')).toMatch(/\r\n# incomplete,rows=\d+,code=vendor_rejected\r\n$/);
  await sandbox.faults([]);
});
