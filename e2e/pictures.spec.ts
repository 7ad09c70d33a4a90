import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { type APIRequestContext, type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { pixelsOf } from './support/pixels';

type Task = { id: string; name: string; state: string };

async function taskReport(request: APIRequestContext) {
  const { data } = await (await request.get('/api/v1/connections/tel/tasks?pageSize=100')).json();
  const task = data.find(({ state }: Task) => ['paused_user', 'finished', 'stopped'].includes(state));
  return { kind: 'task', connectionId: 'tel', taskId: task.id };
}

async function inboundReport() {
  return { kind: 'inbound', connectionId: 'air' };
}

async function link(request: APIRequestContext, report: object, more: object = {}): Promise<string> {
  const data = { name: '诚远呼叫', mode: 'live', locale: 'zh-CN', report, ...more };
  const response = await request.post('/api/v1/links', { data });
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).data.url;
}

/** Somebody without an account here. */
async function stranger(page: Page, options: Parameters<Browser['newContext']>[0] = {}) {
  const browser = page.context().browser();
  if (!browser) throw new Error('This page has no browser.');
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, ...options });
  return { context, theirs: await context.newPage() };
}

const buttonsOf = (page: Page) => page.getByRole('button', { name: '存成PNG图片' });

/** Each colour of a section's bars in the light theme, and how many pixels they cover at twice their size. */
function barsOf(section: Locator) {
  return section.evaluate((element) => {
    document.documentElement.setAttribute('data-theme', 'light');
    const areas: Record<string, number> = {};
    for (const bar of element.querySelectorAll('rect')) {
      const { fill } = getComputedStyle(bar);
      if (fill.startsWith('url')) continue;
      const area = bar.width.baseVal.value * bar.height.baseVal.value * 4;
      areas[fill] = (areas[fill] ?? 0) + area;
    }
    document.documentElement.removeAttribute('data-theme');
    return areas;
  });
}

async function pictureBy(button: Locator) {
  const [download] = await Promise.all([button.page().waitForEvent('download'), button.click()]);
  const bytes = await readFile(await download.path());
  const name = download.suggestedFilename();
  await writeFile(test.info().outputPath(name.replaceAll(' ', '-')), bytes);
  return { name, bytes };
}

for (const [what, report] of [
  ['a task', taskReport],
  ['an inbound line', inboundReport],
] as const) {
  for (const [where, theme] of [
    ['by link', 'light'],
    ['by link, in the dark', 'dark'],
    ['in a file without a network, in the dark', 'dark'],
  ] as const) {
    test(`each chart of ${what} that is read ${where} is saved as a picture of it, on white and twice its size`, async ({
      page,
      request,
    }) => {
      const url = await link(request, await report(request));
      const { context, theirs } = await stranger(page, { colorScheme: theme });
      let address = url;
      if (where.startsWith('in a file')) {
        const path = test.info().outputPath('report.html');
        await writeFile(path, await (await request.get(`${url}/report.html`)).body());
        address = pathToFileURL(path).href;
        await context.setOffline(true);
      }
      await theirs.goto(address);
      const title = await theirs.getByRole('heading', { level: 1 }).textContent();
      const buttons = buttonsOf(theirs);
      expect(await buttons.count()).toBeGreaterThan(what === 'a task' ? 2 : 0);
      // Opened by then: what a live page listens to.
      const asked: string[] = [];
      theirs.on('request', (one) => asked.push(one.url()));
      const said: string[] = [];
      theirs.on('console', (message) => said.push(message.text()));
      for (const button of await buttons.all()) {
        const section = button.locator('xpath=ancestor::section');
        const wide = await section.evaluate(({ clientWidth }) => clientWidth);
        const bars = await barsOf(section);
        const before = await theirs.locator('main').innerHTML();
        const { name, bytes } = await pictureBy(button);
        expect(name).toBe(`${title} ${await section.getByRole('heading').textContent()}.png`);
        const seen = await pixelsOf(theirs, bytes, Object.keys(bars));
        expect(seen.width).toBe((wide + 56) * 2);
        expect(seen.height).toBeGreaterThan(300);
        expect(seen.corner).toEqual([255, 255, 255, 255]);
        expect(seen.ink).toBeGreaterThan(200);
        for (const [colour, area] of Object.entries(bars)) {
          expect(seen.bars[colour], colour).toBeGreaterThan(0.8 * area - 200);
        }
        // Nobody sees the page change: not its theme, nor what is in it.
        expect(await theirs.locator('main').innerHTML()).toBe(before);
        expect(await theirs.locator('html').getAttribute('data-theme')).toBeNull();
      }
      expect(asked.filter((one) => !one.startsWith('blob:') && !one.endsWith('/events'))).toEqual([]);
      expect(said).toEqual([]);
      await context.close();
    });
  }
}

test('a picture says of what, of when, in which zone and from where it is, in texts that stay in it', async ({
  page,
  request,
}) => {
  const url = await link(request, await taskReport(request));
  const { context, theirs } = await stranger(page);
  // What is painted is told to the test by the canvas itself.
  await theirs.addInitScript(() => {
    const painted: string[] = [];
    const real = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
      painted.push(text);
      return real.call(this, text, ...rest);
    };
    Object.assign(window, { painted });
  });
  await theirs.goto(url);
  const section = theirs.locator('section', { has: theirs.getByRole('heading', { name: '意向等级' }) });
  await pictureBy(buttonsOf(theirs).first());
  const painted = (await theirs.evaluate('painted.join("")')) as string;
  const without = (text: string) => text.replace(/\s+/g, '');
  const title = (await theirs.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const said = [title, '不限日期', '意向等级', 'Asia/Shanghai', '取于', '沙盒数据，不是真实通话', 'Callboard'];
  for (const part of [...said, '某级通话 ÷ 已分级通话', '核对13处，全部一致']) {
    expect(without(painted)).toContain(without(part));
  }
  // Every word of the table, too, and nothing of the button.
  for (const cell of await section.locator('tbody td').allInnerTexts())
    expect(without(painted)).toContain(without(cell));
  expect(painted).not.toContain('PNG');
  await context.close();
});

test('a picture’s name is one that every system takes, whatever the task is called', async ({ page, request }) => {
  const url = await link(request, await taskReport(request));
  const { context, theirs } = await stranger(page);
  await theirs.goto(url);
  const name = '../a\\b:c*?"<>|\u202egnp.exe\n<b>';
  await theirs.getByRole('heading', { level: 1 }).evaluate((heading, text) => {
    heading.textContent = text;
  }, name);
  const names: string[] = [];
  await theirs.exposeFunction('named', (text: string) => names.push(text));
  await theirs.evaluate(() => {
    HTMLAnchorElement.prototype.click = function () {
      void (window as unknown as { named: (text: string) => void }).named(this.download);
    };
  });
  await buttonsOf(theirs).first().click();
  await expect.poll(() => names).toEqual(['.. a b c gnp.exe b  意向等级.png']);
  await context.close();
});

test('a chart that its browser cannot paint says so and stays', async ({ page, request }) => {
  const url = await link(request, await taskReport(request));
  const { context, theirs } = await stranger(page);
  await theirs.addInitScript(() => {
    HTMLCanvasElement.prototype.toBlob = (done) => done(null);
  });
  await theirs.goto(url);
  await buttonsOf(theirs).first().click();
  await expect(theirs.getByRole('button', { name: '没存成，再试一次' })).toBeVisible();
  await expect(theirs.getByRole('heading', { name: '意向等级' })).toBeVisible();
  await context.close();
});

test('there are only such things in a chart as a picture can show', async ({ page, request }) => {
  const painted = 'section div h2 span button p table caption thead tbody tr th td svg rect text b'.split(' ');
  for (const report of [await taskReport(request), await inboundReport()]) {
    const url = await link(request, report);
    const { context, theirs } = await stranger(page);
    await theirs.goto(url);
    const found = await theirs.evaluate(() =>
      [...document.querySelectorAll('[data-png]')].flatMap((button) =>
        [...(button.closest('section')?.querySelectorAll('*') ?? [])].map(({ tagName }) => tagName.toLowerCase()),
      ),
    );
    expect([...new Set(found)].filter((name) => !painted.includes(name))).toEqual([]);
    await context.close();
  }
});

test('nothing offers a picture where files may not leave, nothing runs, or the page is printed', async ({
  page,
  request,
}) => {
  const report = await taskReport(request);
  const closed = await link(request, report, { exports: false });
  const { context, theirs } = await stranger(page);
  const answer = await theirs.goto(closed);
  await expect(theirs.getByRole('heading', { name: '意向等级' })).toBeVisible();
  const html = (await answer?.text()) ?? '';
  expect(html).not.toContain('data-png=""');
  expect(html).not.toContain('toBlob');
  expect(answer?.headers()['content-security-policy']?.match(/'sha256-[^']+'/g)).toHaveLength(2);
  const open = await link(request, report);
  await theirs.goto(open);
  await expect(buttonsOf(theirs).first()).toBeVisible();
  await theirs.emulateMedia({ media: 'print' });
  await expect(theirs.locator('[data-png]').first()).toBeHidden();
  await context.close();
  const quiet = await stranger(page, { javaScriptEnabled: false });
  await quiet.theirs.goto(open);
  await expect(quiet.theirs.getByRole('heading', { name: '意向等级' })).toBeVisible();
  await expect(quiet.theirs.locator('[data-png]').first()).toBeHidden();
  await quiet.context.close();
});

test('one call, which has no chart, offers no picture', async ({ page, request }) => {
  const { taskId } = await taskReport(request);
  const { data } = await (await request.get(`/api/v1/connections/tel/tasks/${taskId}/calls?pageSize=1`)).json();
  const url = await link(request, { kind: 'call', connectionId: 'tel', taskId, callId: data[0].id });
  const { context, theirs } = await stranger(page);
  await theirs.goto(url);
  await expect(theirs.getByRole('link', { name: 'CSV', exact: true })).toBeVisible();
  expect(await theirs.content()).not.toContain('data-png=""');
  await context.close();
});
