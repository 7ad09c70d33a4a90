import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type APIRequestContext, type Browser, expect, type FrameLocator, type Page, test } from '@playwright/test';

// A page of somebody else, on another port of this machine: as `localhost` another site than 127.0.0.1, where Callboard
// is, so that browsers keep no cookie of the frame; as 127.0.0.1 another origin of the same site.

let server: Server;
let port = 0;
/** What the page of somebody else holds. */
let html = '';
test.beforeAll(async () => {
  server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>client</title>${html}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
test.afterAll(async () => {
  server.closeAllConnections();
  server.close();
});
// They share the page of somebody else.
test.describe.configure({ mode: 'serial' });

type Made = { id: string; url: string };
const site = (host: 'localhost' | '127.0.0.1') => `http://${host}:${port}`;

async function make(request: APIRequestContext, more: object = {}): Promise<Made> {
  const report = { kind: 'inbound', connectionId: 'air' };
  const response = await request.post('/api/v1/links', { data: { name: '诚远呼叫', mode: 'live', report, ...more } });
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).data;
}

/** Opens the page of somebody else around this address, as a reader without an account. */
async function around(browser: Browser, url: string, host: 'localhost' | '127.0.0.1'): Promise<[Page, FrameLocator]> {
  html = `<iframe src="${url}" height="300" style="width:100%;border:0"></iframe>
    <script>addEventListener("message",e=>{if(e.origin==="${new URL(url).origin}"&&e.data?.type==="callboard:height")
    for(const f of document.querySelectorAll("iframe"))if(f.contentWindow===e.source)f.height=e.data.height})</script>`;
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto(site(host));
  return [page, page.frameLocator('iframe')];
}
const title = (frame: FrameLocator) => frame.getByRole('heading', { level: 1 });

test('a report stands in a page that its owner named, as high as it is, and goes when it is revoked', async ({
  browser,
  request,
}) => {
  const { url, id } = await make(request, { embedOrigins: [site('localhost')] });
  const [page, frame] = await around(browser, url, 'localhost');
  await expect(title(frame)).toHaveText(/AI Rudder/);
  const heights = () =>
    page.locator('iframe').evaluate((element) => [element.clientHeight, element.getAttribute('height')].map(Number));
  await expect.poll(async () => (await heights())[0]).toBeGreaterThan(500);
  const inside = await frame.locator('html').evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
  expect((await heights())[1]).toBe(inside);
  await request.delete(`/api/v1/links/${id}`);
  await expect(frame.getByRole('heading', { name: '这里没有报告' })).toBeVisible({ timeout: 3_000 });
  await page.context().close();
});

test('a report stands in no other page', async ({ browser, request }) => {
  for (const more of [{}, { embedOrigins: [site('127.0.0.1')] }]) {
    const { url } = await make(request, more);
    const [page, frame] = await around(browser, url, 'localhost');
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
    await expect(title(frame)).toHaveCount(0);
    await page.context().close();
  }
});

test('a report with a password opens on another site by an address of five minutes, which leads nowhere on its own', async ({
  browser,
  request,
}) => {
  const origin = site('localhost');
  const { id } = await make(request, { embedOrigins: [origin], password: 'correct horse' });
  const answer = await request.post(`/api/v1/links/${id}/embed`, { data: { origin } });
  const { url, expiresAt } = (await answer.json()).data;
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(5 * 60_000);
  const [page, frame] = await around(browser, url, 'localhost');
  await expect(title(frame)).toHaveText(/AI Rudder/);
  const alone = await page.context().newPage();
  expect((await alone.goto(url))?.status()).toBe(404);
  await page.context().close();
});

test('a password is taken in a frame of the same site, and on another one the page says where to go', async ({
  browser,
  request,
}) => {
  const embedOrigins = [site('localhost'), site('127.0.0.1')];
  const { url } = await make(request, { embedOrigins, password: 'correct horse' });
  const [near, inside] = await around(browser, url, '127.0.0.1');
  await inside.getByLabel('密码').fill('correct horse');
  await inside.getByRole('button', { name: '打开报告' }).click();
  await expect(title(inside)).toHaveText(/AI Rudder/);
  await near.context().close();
  const [far, outside] = await around(browser, url, 'localhost');
  await outside.getByLabel('密码').fill('correct horse');
  await outside.getByRole('button', { name: '打开报告' }).click();
  await expect(outside.getByText('浏览器不让嵌入的页面记住密码')).toBeVisible();
  const opening = far.context().waitForEvent('page');
  await outside.getByRole('link', { name: '在新窗口打开' }).click();
  const apart = await opening;
  await expect(apart.getByLabel('密码')).toBeVisible();
  await far.context().close();
});
