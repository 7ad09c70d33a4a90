import { type APIRequestContext, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { hydrated } from './support/hydrated';

type Task = { id: string; name: string; state: string };
type Made = { id: string; url: string };

async function quietTask(request: APIRequestContext): Promise<Task> {
  const { data } = await (await request.get('/api/v1/connections/tel/tasks?pageSize=100')).json();
  return data.find(({ state }: Task) => ['paused_user', 'finished', 'stopped'].includes(state));
}

async function make(request: APIRequestContext, more: object = {}): Promise<Made & { task: Task }> {
  const task = await quietTask(request);
  const report = { kind: 'task', connectionId: 'tel', taskId: task.id };
  const response = await request.post('/api/v1/links', { data: { name: '诚远呼叫', mode: 'live', report, ...more } });
  expect(response.status(), await response.text()).toBe(200);
  return { ...(await response.json()).data, task };
}

/** Somebody who has no account here. */
async function stranger(
  page: Page,
  options: Parameters<ReturnType<typeof browserOf>['newContext']>[0] = {},
): Promise<{ context: BrowserContext; theirs: Page }> {
  const context = await browserOf(page).newContext({ storageState: { cookies: [], origins: [] }, ...options });
  return { context, theirs: await context.newPage() };
}
function browserOf(page: Page) {
  const browser = page.context().browser();
  if (!browser) throw new Error('This page has no browser.');
  return browser;
}

test('an analyst makes a link on the task’s page, and a stranger reads the same numbers by it', async ({
  page,
  request,
}) => {
  const task = await quietTask(request);
  await page.goto(`/tasks/tel/${task.id}`);
  const share = page.getByRole('button', { name: '分享', exact: true });
  await hydrated(share);
  await share.click();
  const dialog = page.getByRole('dialog', { name: '分享这份报告' });
  await dialog.getByRole('button', { name: '生成链接' }).click();
  await expect(dialog.getByText('要有名称')).toBeVisible();
  await dialog.getByLabel('名称').fill('诚远呼叫');
  await dialog.getByLabel('对话轮次').uncheck();
  await dialog.getByRole('button', { name: '生成链接' }).click();
  const url = await page.getByTestId('made-link').getByLabel('地址').inputValue();
  expect(url).toMatch(/\/s\/[\w-]{43}$/);

  const { data: stat } = await (await request.get(`/api/v1/connections/tel/tasks/${task.id}/stat`)).json();
  const { context, theirs } = await stranger(page);
  const others: string[] = [];
  theirs.on('request', (one) => others.push(new URL(one.url()).pathname));
  await theirs.goto(url);
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(task.name);
  await expect(theirs.getByRole('heading', { name: '意向等级' })).toBeVisible();
  await expect(theirs.getByRole('heading', { name: '对话轮次' })).toHaveCount(0);
  await expect(theirs.locator('.hero')).toHaveText(`${(stat.answerRate.value * 100).toFixed(1)}%`);
  const path = new URL(url).pathname;
  expect(others.filter((one) => one !== path && one !== `${path}/events`)).toEqual([]);
  await context.close();
});

test('a link is complete without a script, small, and kept from search engines', async ({ page, request }) => {
  const { url, task } = await make(request);
  const { context, theirs } = await stranger(page, { javaScriptEnabled: false });
  const response = await theirs.goto(url);
  expect(response?.headers()['x-robots-tag']).toBe('noindex, nofollow');
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  expect((await response?.body())?.byteLength).toBeLessThan(60_000);
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(task.name);
  await expect(theirs.getByRole('table', { name: '号码状态' })).toBeVisible();
  await context.close();
});

test('a password is asked for by a form that needs no script', async ({ page, request }) => {
  const { url, task } = await make(request, { password: 'correct horse' });
  const { context, theirs } = await stranger(page, { javaScriptEnabled: false });
  await theirs.goto(url);
  await theirs.getByLabel('密码').fill('wrong horse');
  await theirs.getByRole('button', { name: '打开报告' }).click();
  await expect(theirs.getByRole('alert')).toHaveText('密码不对，再试一次。');
  await theirs.getByLabel('密码').fill('correct horse');
  await theirs.getByRole('button', { name: '打开报告' }).click();
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(task.name);
  expect(theirs.url()).toBe(url);
  await context.close();
});

test('an open page closes within two seconds when its link is revoked', async ({ page, request }) => {
  const { url, id } = await make(request);
  const { context, theirs } = await stranger(page);
  const listening = theirs.waitForResponse((response) => response.url().endsWith('/events'));
  await theirs.goto(url);
  await listening;
  await request.delete(`/api/v1/links/${id}`);
  await expect(theirs.getByRole('heading', { name: '这里没有报告' })).toBeVisible({ timeout: 2_500 });
  await theirs.goto(url);
  await expect(theirs.getByRole('heading', { name: '这里没有报告' })).toBeVisible();
  await context.close();
});

test('the list of links tells who looked, and pauses, renews and revokes', async ({ page, request }) => {
  const name = `客户 ${test.info().project.name}`;
  const { url } = await make(request, { name });
  expect((await (await browserOf(page).newContext()).request.get(url)).status()).toBe(200);
  await page.goto('/links');
  const line = page.getByTestId('link-line').filter({ hasText: name }).first();
  const choose = async (action: string) => {
    await line.getByRole('button', { name: /更多/ }).click();
    await page.getByRole('button', { name: action, exact: true }).click();
  };
  await expect(line).toContainText('有效');
  await choose('暂停');
  await expect(line).toContainText('已暂停');
  await choose('恢复');
  await expect(line).toContainText('有效');
  await choose('换新地址');
  const renewed = await page.getByTestId('made-link').getByLabel('地址').inputValue();
  expect(renewed).not.toBe(url);
  await page.getByRole('button', { name: '完成' }).click();
  await choose('收回');
  await page.getByRole('dialog').getByRole('button', { name: '收回', exact: true }).click();
  await expect(line).toContainText('已收回');
});

test('the owner sees the report as its reader will, before there is a link', async ({ page, request }) => {
  const task = await quietTask(request);
  await page.goto(`/links-preview?kind=task&connectionId=tel&taskId=${task.id}&sections=answerRate&locale=en`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(task.name);
  await expect(page.getByText('Answer rate', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Number statuses' })).toHaveCount(0);
});

for (const [what, more] of [
  ['a report', {}],
  ['the question for a password', { password: 'correct horse' }],
] as const) {
  test(`${what} has no serious finding of axe`, async ({ page, request }) => {
    const { url } = await make(request, more);
    // Axe brings its own script, which the policy of these pages rightly refuses.
    const { context, theirs } = await stranger(page, { bypassCSP: true });
    await theirs.goto(url);
    await expectAccessible(theirs);
    await context.close();
  });
}

test('the list of links has no serious finding of axe', async ({ page, request }) => {
  await make(request);
  await page.goto('/links');
  await expect(page.getByTestId('link-line').first()).toBeVisible();
  await expectAccessible(page);
});

type Call = { id: string };
async function firstCall(request: APIRequestContext): Promise<{ taskId: string; callId: string }> {
  const { data: tasks } = await (await request.get('/api/v1/connections/tel/tasks?pageSize=100')).json();
  for (const { id: taskId } of tasks as Task[]) {
    const answer = await request.get(`/api/v1/connections/tel/tasks/${taskId}/calls?pageSize=1&outcome=answered`);
    const [first] = (await answer.json()).data as Call[];
    if (first) return { taskId, callId: first.id };
  }
  throw new Error('No task of tel has an answered call.');
}

test('an administrator shares a call with its whole number, and says why', async ({ page, request }) => {
  const { taskId, callId } = await firstCall(request);
  await page.goto(`/calls/tel/${callId}?task=${taskId}`);
  const share = page.getByRole('button', { name: '分享', exact: true });
  await hydrated(share);
  await share.click();
  const dialog = page.getByRole('dialog', { name: '分享这份报告' });
  const name = `客诉 ${test.info().project.name}`;
  await dialog.getByLabel('名称').fill(name);
  await dialog.getByLabel('显示完整号码').check();
  await expect(dialog.getByText('最多7天')).toBeVisible();
  await dialog.getByRole('button', { name: '生成链接' }).click();
  await expect(dialog.getByText('至少3个字', { exact: true })).toBeVisible();
  await dialog.getByLabel('原因').fill('客诉核对');
  await dialog.getByLabel('密码').fill('correct horse');
  await dialog.getByRole('button', { name: '生成链接' }).click();
  const url = await page.getByTestId('made-link').getByLabel('地址').inputValue();
  const { context, theirs } = await stranger(page);
  await theirs.goto(url);
  await theirs.getByLabel('密码').fill('correct horse');
  await theirs.getByRole('button', { name: '打开报告' }).click();
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(/^[+\d-]{8,}$/);
  await context.close();
  await page.goto('/links');
  await expect(page.getByTestId('link-line').filter({ hasText: name }).first()).toContainText('显示完整号码');
});

test('many links are found, paused, resumed and renewed together', async ({ page, request }) => {
  const name = `一批 ${test.info().project.name}`;
  for (const number of [1, 2]) await make(request, { name: `${name} ${number}` });
  await page.goto('/links');
  const filter = page.getByTestId('link-filter');
  const lines = page.getByTestId('link-line').filter({ hasText: name });
  await hydrated(filter.getByLabel('内容'));
  await filter.getByLabel('内容').selectOption({ label: '通话' });
  await expect(lines).toHaveCount(0);
  await filter.getByLabel('内容').selectOption({ label: '任务' });
  await expect(lines).toHaveCount(2);
  if (test.info().project.name === 'phone') return;
  const choose = async (action: string) => {
    for (const line of await lines.all()) await line.getByRole('checkbox').check();
    await page.getByTestId('selection').getByRole('button', { name: action }).click();
  };
  await choose('全部暂停');
  await expect(lines.filter({ hasText: '已暂停' })).toHaveCount(2);
  await choose('全部恢复');
  await expect(lines.filter({ hasText: '有效' })).toHaveCount(2);
  await choose('全部换新地址');
  await expect(page.getByTestId('made-link').getByRole('textbox')).toHaveCount(2);
  await page.getByRole('button', { name: '完成' }).click();
});
