import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { hydrated } from './support/hydrated';
import { readPdf } from './support/pdf';

type Task = { id: string; name: string; state: string };
type Stat = { calls: { answered: number }; answerRate: { value: number } };

async function quietTask(request: APIRequestContext): Promise<Task> {
  const { data } = await (await request.get('/api/v1/connections/tel/tasks?pageSize=100')).json();
  return data.find(({ state }: Task) => ['paused_user', 'finished', 'stopped'].includes(state));
}

async function link(request: APIRequestContext, more: object = {}) {
  const task = await quietTask(request);
  const report = { kind: 'task', connectionId: 'tel', taskId: task.id };
  const data = { name: '诚远呼叫', mode: 'live', report, locale: 'zh-CN', ...more };
  const response = await request.post('/api/v1/links', { data });
  expect(response.status(), await response.text()).toBe(200);
  const { url } = (await response.json()).data;
  const { data: stat } = await (await request.get(`/api/v1/connections/tel/tasks/${task.id}/stat`)).json();
  return { url, task, stat: stat as Stat };
}

const grouped = (count: number) => count.toLocaleString('en-US');

function browserOf(page: Page): Browser {
  const browser = page.context().browser();
  if (!browser) throw new Error('This page has no browser.');
  return browser;
}

/** Somebody without an account and without a network. */
async function offline(page: Page, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browserOf(page).newContext({ storageState: { cookies: [], origins: [] }, ...options });
  await context.setOffline(true);
  return { context, theirs: await context.newPage() };
}

/** Saves what an address answers, as a reader would, and tells where. */
async function saved(request: APIRequestContext, address: string, name: string) {
  const response = await request.get(address);
  expect(response.status()).toBe(200);
  const path = test.info().outputPath(name);
  await writeFile(path, await response.body());
  return path;
}

test('the offline file opens from a disk without a network, says what it is, and asks for nothing', async ({
  page,
  request,
}) => {
  const { url, task, stat } = await link(request);
  const path = await saved(request, `${url}/report.html`, 'report.html');
  expect((await readFile(path)).byteLength).toBeLessThan(1024 * 1024);
  const { context, theirs } = await offline(page);
  const asked: string[] = [];
  const said: string[] = [];
  theirs.on('request', (one) => asked.push(one.url()));
  theirs.on('console', (message) => said.push(message.text()));
  await theirs.goto(pathToFileURL(path).href);
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(task.name);
  await expect(theirs.locator('.hero')).toHaveText(`${(stat.answerRate.value * 100).toFixed(1)}%`);
  await expect(theirs.getByRole('heading', { name: '关于这份文件' })).toBeVisible();
  for (const text of ['不限日期', 'Asia/Shanghai', '定义 answer_rate.attempt', 'Ed25519，密钥']) {
    await expect(theirs.getByText(text, { exact: false }).first()).toBeVisible();
  }
  await expect(theirs.getByRole('button', { name: '打印或存PDF' })).toBeVisible();
  expect(asked).toEqual([pathToFileURL(path).href]);
  expect(said).toEqual([]);
  await context.close();
});

test('the offline file and the page that checks it have no serious finding of axe', async ({
  page,
  request,
  baseURL,
}) => {
  const { url } = await link(request);
  const path = await saved(request, `${url}/report.html`, 'report.html');
  test.setTimeout(120_000);
  // Axe brings its own script, which the policies of these pages rightly refuse.
  const { context, theirs } = await offline(page, { bypassCSP: true });
  await theirs.goto(pathToFileURL(path).href);
  await expectAccessible(theirs);
  await context.setOffline(false);
  await theirs.goto(`${baseURL}/verify`);
  await expectAccessible(theirs);
  await theirs.getByLabel('选择文件').setInputFiles(path);
  await expect(theirs.getByRole('heading', { name: '没有改过' })).toBeVisible();
  await theirs.getByText('全部签名的值').click();
  await expectAccessible(theirs);
  await context.close();
});

for (const where of ['served', 'saved to a disk, without a network'] as const) {
  test(`/verify, ${where}, tells a file that is unchanged from one with one digit changed`, async ({
    page,
    request,
    baseURL,
  }) => {
    const { url, stat } = await link(request);
    const { answered } = stat.calls;
    const path = await saved(request, `${url}/report.html`, 'report.html');
    const whole = await readFile(path, 'utf8');
    const json = await (await request.get(`${url}/report.json`)).text();
    const checker = await saved(request, '/verify', 'verify.html');
    const { context, theirs } = await offline(page);
    if (where === 'served') await context.setOffline(false);
    await theirs.goto(where === 'served' ? `${baseURL}/verify` : pathToFileURL(checker).href);
    const check = async (text: string, name = 'report.html') => {
      await theirs.getByLabel('选择文件').setInputFiles({ name, mimeType: 'text/html', buffer: Buffer.from(text) });
      return theirs.locator('.verdict');
    };

    const good = await check(whole);
    await expect(good.getByRole('heading', { name: '没有改过' })).toBeVisible();
    await expect(theirs.getByText(grouped(answered), { exact: true }).first()).toBeVisible();

    const [was, is] = [grouped(answered), grouped(answered + 1)];
    expect(whole).toContain(`>${was}<`);
    const seen = await check(whole.replace(`>${was}<`, `>${is}<`));
    await expect(seen.getByRole('heading', { name: '被改过' })).toBeVisible();
    await expect(seen.getByText('页面上看得见的文字和签名时不同')).toBeVisible();
    await expect(seen.getByRole('row', { name: `${was} ${is}` })).toBeVisible();

    const data = await check(whole.replace(`"answered":${answered}`, `"answered":${answered + 1}`));
    await expect(data.getByText('数据块和签名时不同')).toBeVisible();
    await expect(theirs.getByRole('heading', { name: '签名里的数字' })).toHaveCount(0);

    await expect((await check(json, 'report.json')).getByRole('heading', { name: '没有改过' })).toBeVisible();
    const changed = await check(json.replace(`"answered":${answered}`, `"answered":${answered + 1}`), 'report.json');
    await expect(changed.getByRole('heading', { name: '被改过' })).toBeVisible();
    await expect((await check('x'.repeat(2_100_000))).getByRole('heading', { name: '文件太大' })).toBeVisible();
    const other = await check('<img src=x onerror=alert(1)><script>alert(1)</script>', 'x.html');
    await expect(other.getByRole('heading', { name: '不是Callboard的文件' })).toBeVisible();
    await context.close();
  });
}

test('who is signed in compares a file with the numbers of now, who is not is asked to sign in', async ({
  page,
  request,
  baseURL,
}) => {
  const { url } = await link(request);
  const path = await saved(request, `${url}/report.html`, 'report.html');
  await page.goto('/verify');
  await page.getByLabel('选择文件').setInputFiles(path);
  await page.getByRole('button', { name: '和现在的数字比一比' }).click();
  await expect(page.getByText(/\d+个数字和现在完全一样/)).toBeVisible();
  const { context, theirs } = await offline(page);
  await context.setOffline(false);
  await theirs.goto(`${baseURL}/verify`);
  await theirs.getByLabel('选择文件').setInputFiles(path);
  await theirs.getByRole('button', { name: '和现在的数字比一比' }).click();
  await expect(theirs.getByText('要先登录Callboard')).toBeVisible();
  await expect(theirs.getByRole('link', { name: '去登录' })).toHaveAttribute('href', '/sign-in');
  await expect(theirs.getByRole('button', { name: '和现在的数字比一比' })).toBeEnabled();
  await context.close();
});

test('a browser that does not know Ed25519 says so and has the file checked by the server', async ({
  page,
  request,
}) => {
  const { url } = await link(request);
  const path = await saved(request, `${url}/report.html`, 'report.html');
  await page.addInitScript(() => {
    crypto.subtle.importKey = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
  });
  await page.goto('/verify');
  await page.getByLabel('选择文件').setInputFiles(path);
  await expect(page.getByRole('heading', { name: '这个浏览器不会核对' })).toBeVisible();
  await page.getByRole('button', { name: '交给服务器核对' }).click();
  await expect(page.getByRole('heading', { name: '没有改过' })).toBeVisible();
});

test('the reader of a link keeps it as a file, where its owner allows that', async ({ page, request }) => {
  const { url, stat } = await link(request);
  const context = await browserOf(page).newContext({ storageState: { cookies: [], origins: [] } });
  const theirs = await context.newPage();
  await theirs.goto(url);
  const [download] = await Promise.all([
    theirs.waitForEvent('download'),
    theirs.getByRole('link', { name: 'CSV', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/任务报告 \d{4}-\d\d-\d\d\.csv$/);
  expect(await readFile(await download.path(), 'utf8')).toContain(`接通,${stat.calls.answered},`);
  const closed = await link(request, { exports: false });
  await theirs.goto(closed.url);
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(closed.task.name);
  await expect(theirs.getByRole('link', { name: 'CSV', exact: true })).toHaveCount(0);
  expect((await theirs.request.get(`${closed.url}/report.csv`)).status()).toBe(404);
  await context.close();
});

test('a report is printed whole: every text is on a page, and nothing reaches over its edge', async ({
  page,
  request,
}) => {
  const { url, task, stat } = await link(request);
  const path = await saved(request, `${url}/report.html`, 'report.html');
  for (const address of [url, pathToFileURL(path).href]) {
    await page.goto(address);
    await page.emulateMedia({ media: 'print' });
    // As wide as A4 between the margins of its style.
    await page.setViewportSize({ width: 688, height: 1000 });
    const over = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter(
          (element) =>
            element.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(element).position !== 'absolute',
        )
        .map(({ tagName, className }) => `${tagName} ${className}`),
    );
    expect(over).toEqual([]);
    const { pages, text } = readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: false }));
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThan(6);
    for (const part of [task.name, grouped(stat.calls.answered), '意向等级', '号码状态', '怎么算的', 'Asia/Shanghai']) {
      expect(text, part).toContain(part.replace(/\s+/g, ''));
    }
  }
});

for (const [where, path, theme] of [
  ['a task', 'task', 'light'],
  ['an inbound line, in the dark', '/inbound/air', 'dark'],
] as const) {
  test(`each chart of ${where} is saved as a picture, on white`, async ({ page, request }) => {
    const task = await quietTask(request);
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(path === 'task' ? `/tasks/tel/${task.id}` : path);
    const buttons = page.getByRole('button', { name: '存成PNG图片' });
    await hydrated(buttons.first());
    const count = await buttons.count();
    expect(count).toBeGreaterThan(2);
    for (let at = 0; at < count; at += 1) {
      const [download] = await Promise.all([page.waitForEvent('download'), buttons.nth(at).click()]);
      expect(download.suggestedFilename()).toMatch(/\.png$/);
      const bytes = await readFile(await download.path());
      await writeFile(join(test.info().outputPath(), `picture-${at}.png`), bytes).catch(() => null);
      const seen = await page.evaluate(async (data) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, image.height];
        const context = canvas.getContext('2d');
        if (!context) throw new Error('This browser does not draw.');
        context.drawImage(image, 0, 0);
        const pixels = context.getImageData(0, 0, image.width, image.height).data;
        let [coloured, ink] = [0, 0];
        for (let i = 0; i < pixels.length; i += 4) {
          const most = Math.max(pixels[i] ?? 0, pixels[i + 1] ?? 0, pixels[i + 2] ?? 0);
          if (most < 200) coloured += 1;
          // The title's, in the light theme alone.
          if (most < 48) ink += 1;
        }
        return { width: image.width, height: image.height, coloured, ink, corner: [...pixels.slice(0, 4)] };
      }, bytes.toString('base64'));
      expect(seen.width).toBeGreaterThan(400);
      expect(seen.height).toBeGreaterThan(200);
      expect(seen.corner).toEqual([255, 255, 255, 255]);
      expect(seen.coloured).toBeGreaterThan(500);
      expect(seen.ink).toBeGreaterThan(200);
    }
  });
}

test('the report of a page leaves it as a file, from a menu', async ({ page, request }) => {
  const task = await quietTask(request);
  await page.goto(`/tasks/tel/${task.id}`);
  const menu = page.getByRole('button', { name: '导出这份报告' });
  await hydrated(menu);
  await menu.click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Excel工作簿' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/任务报告.*\.xlsx$/);
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
});
