import { generateKeyPairSync } from 'node:crypto';
import { type APIRequestContext, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { hydrated } from './support/hydrated';

type Task = { id: string; state: string };
type Report = Readonly<Record<string, unknown>>;

async function quietTask(request: APIRequestContext): Promise<Report> {
  const { data } = await (await request.get('/api/v1/connections/tel/tasks?pageSize=100')).json();
  const { id } = data.find(({ state }: Task) => ['paused_user', 'finished', 'stopped'].includes(state));
  return { kind: 'task', connectionId: 'tel', taskId: id };
}

async function answeredCall(request: APIRequestContext): Promise<Report> {
  const task = await quietTask(request);
  const path = `/api/v1/connections/tel/tasks/${task['taskId']}/calls?pageSize=1&outcome=answered`;
  const { data } = await (await request.get(path)).json();
  return { ...task, kind: 'call', callId: data[0].id };
}

async function urlOf(request: APIRequestContext, report: Report, more: object = {}): Promise<string> {
  const response = await request.post('/api/v1/links', { data: { name: '诚远呼叫', mode: 'live', report, ...more } });
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).data.url;
}

/** Somebody who has no account here. */
async function stranger(page: Page, width: number): Promise<{ context: BrowserContext; theirs: Page }> {
  const browser = page.context().browser();
  if (!browser) throw new Error('This page has no browser.');
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ storageState, viewport: { width, height: 640 } });
  return { context, theirs: await context.newPage() };
}

const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const kind of ['task', 'inbound', 'call'] as const) {
  test(`a shared ${kind} fits the narrowest phone, in both languages`, async ({ page, request }) => {
    const report =
      kind === 'inbound'
        ? { kind, connectionId: 'air' }
        : await (kind === 'task' ? quietTask(request) : answeredCall(request));
    for (const locale of ['zh-CN', 'en']) {
      const url = await urlOf(request, report, { locale });
      const { context, theirs } = await stranger(page, 320);
      await theirs.goto(url);
      await expect(theirs.locator('main h2').first()).toBeVisible();
      expect(await tooWide(theirs), locale).toBeLessThanOrEqual(0);
      await context.close();
    }
  });
}

test('what leads to other files is not printed, and what a file says of itself is printed in two columns', async ({
  page,
  request,
}) => {
  const url = await urlOf(request, await quietTask(request));
  const { context, theirs } = await stranger(page, 688);
  await theirs.emulateMedia({ media: 'print' });
  await theirs.goto(url);
  await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(theirs.getByText('离线HTML')).toBeHidden();
  const html = await (await theirs.request.get(`${url}/report.html`)).text();
  await theirs.setContent(html);
  const [name, value] = [theirs.locator('.kv dt').first(), theirs.locator('.kv dd').first()];
  const [left, right] = [await name.boundingBox(), await value.boundingBox()];
  expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0));
  await context.close();
});

test('numbers of a strip stand on one line, and so do their bases', async ({ page, request }) => {
  const url = await urlOf(request, await quietTask(request));
  const { context, theirs } = await stranger(page, 1440);
  await theirs.goto(url);
  const tops = await theirs
    .locator('.big dd > div')
    .evaluateAll((bases) => bases.map((base) => Math.round(base.getBoundingClientRect().top)));
  expect(tops.length).toBeGreaterThan(1);
  expect(new Set(tops).size).toBe(1);
  await context.close();
});

test('a section that its owner left out is neither called empty nor explained', async ({ page }) => {
  await page.goto('/links-preview?kind=inbound&connectionId=air&sections=totals');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('这段时间没有数据')).toHaveCount(0);
  await expect(page.locator('.notes b')).toHaveText(['来电', '转人工尝试率', '转人工成功率']);
  await page.goto('/links-preview?kind=inbound&connectionId=air&sections=days');
  await expect(page.getByRole('heading', { name: '每天来电' })).toBeVisible();
  await expect(page.locator('.notes b')).toHaveCount(0);
});

test('dates that are not open are called that, and the form offers those that are', async ({ page, request }) => {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const viewerDates = { from: day(9), to: day(3) };
  const url = await urlOf(request, { kind: 'inbound', connectionId: 'air' }, { viewerDates });
  const { context, theirs } = await stranger(page, 1440);
  await theirs.goto(`${url}?from=2020-01-01&to=2020-01-02`);
  await expect(theirs.getByRole('heading', { name: '这些日期看不到' })).toBeVisible();
  await theirs.goto(url);
  await expect(theirs.locator('input:invalid')).toHaveCount(0);
  await theirs.getByRole('button', { name: '看这几天' }).click();
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(/AI Rudder/);
  await context.close();
});

test('the form for a link leads to what it refuses, however far above its button', async ({ page, request }) => {
  const { taskId } = await quietTask(request);
  await page.goto(`/tasks/tel/${taskId}`);
  const share = page.getByRole('button', { name: '分享', exact: true });
  await hydrated(share);
  await share.click();
  const dialog = page.getByRole('dialog', { name: '分享这份报告' });
  await dialog.getByText('更多设置').click();
  await dialog.getByRole('button', { name: '生成链接' }).click();
  await expect(dialog.getByLabel('名称')).toBeFocused();
});

for (const locale of ['zh-CN', 'en']) {
  test(`a call and the list of links are not wider than a phone, in ${locale}`, async ({ page, request, baseURL }) => {
    const { callId, taskId } = await answeredCall(request);
    await urlOf(request, await quietTask(request));
    await page.setViewportSize({ width: 390, height: 844 });
    await page.context().addCookies([{ name: 'callboard_locale', value: locale, url: baseURL ?? '' }]);
    await page.goto(`/calls/tel/${callId}?task=${taskId}`);
    await expect(page.getByRole('button', { name: locale === 'en' ? 'Share' : '分享', exact: true })).toBeVisible();
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
    await page.goto('/links');
    const line = page.getByTestId('link-line').first();
    await expect(line).toBeVisible();
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
    expect((await line.boundingBox())?.height).toBeLessThan(110);
  });
}

test('a file of another installation is told by the short names of both keys, on a phone, too', async ({
  page,
  request,
  baseURL,
}) => {
  const url = await urlOf(request, await quietTask(request));
  const buffer = Buffer.from(await (await request.get(`${url}/report.html`)).text());
  const { publicKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  const { context, theirs } = await stranger(page, 320);
  await theirs.route('**/verify', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      /data-key="[^"]*" data-key-id="[^"]*"/,
      `data-key="${x}" data-key-id="0a1b-2c3d-4e5f-6a7b"`,
    );
    await route.fulfill({ response, body });
  });
  await theirs.goto(`${baseURL}/verify`);
  await theirs.getByLabel('选择文件').setInputFiles({ name: 'report.html', mimeType: 'text/html', buffer });
  await expect(theirs.getByRole('heading', { name: '由另一个密钥签名' })).toBeVisible();
  await expect(theirs.getByText('本站是0a1b-2c3d-4e5f-6a7b')).toBeVisible();
  expect(await tooWide(theirs)).toBeLessThanOrEqual(0);
  await context.close();
});
