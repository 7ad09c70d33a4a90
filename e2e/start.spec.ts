import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { ADMIN } from './support/account';
import { type StartedServer, startServer } from './support/server';

// A server of its own: the one that all other tests share has its first account already.
test.describe.configure({ mode: 'serial' });
test.use({ storageState: { cookies: [], origins: [] } });

let server: StartedServer;
test.beforeAll(async () => {
  server = await startServer({ env: { CALLBOARD_LOG_LEVEL: 'warn' } });
});
test.afterAll(async () => {
  await server.stop();
});

test('the printed link makes the first account and signs it in', async ({ page }) => {
  expect(server.setupUrl).not.toBeNull();
  await page.goto(server.setupUrl ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(/登录名|用户名|账号|login/i).fill(ADMIN.login);
  await page
    .getByLabel(/姓名|名字|称呼|name/i)
    .last()
    .fill(ADMIN.name);
  await page
    .getByLabel(/密码|password/i)
    .first()
    .fill(ADMIN.password);
  await page.getByRole('button', { name: /创建|开始|create/i }).click();
  await expect(page).toHaveURL(`${server.url}/`);
  await expect(page.getByRole('heading').first()).toBeVisible();
});

test('the link works once', async ({ request }) => {
  const token = new URL(server.setupUrl ?? '').searchParams.get('token');
  const data = { token, login: 'second', name: 'Second', password: 'another-long-password' };
  const response = await request.post(`${server.url}/api/v1/setup`, { data });
  expect([response.status(), (await response.json()).code]).toEqual([404, 'not_found']);
});

test('a page asks who is looking, and leads back after the sign-in', async ({ page }) => {
  await page.goto(`${server.url}/definitions`);
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdefinitions/);
  await page.getByLabel(/登录名|用户名|账号|login/i).fill(ADMIN.login);
  await page.getByLabel(/密码|password/i).fill('not-the-password');
  await page.getByRole('button', { name: /登录|sign in/i }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel(/密码|password/i).fill(ADMIN.password);
  await page.getByRole('button', { name: /登录|sign in/i }).click();
  await expect(page).toHaveURL(`${server.url}/definitions`);
});

test('signing out ends the session on the server, whatever the browser kept', async ({ playwright }) => {
  const context = await playwright.request.newContext({ baseURL: server.url });
  const signIn = await context.post('/api/v1/session', { data: { login: ADMIN.login, password: ADMIN.password } });
  expect(signIn.status()).toBe(200);
  const { cookies } = await context.storageState();
  expect((await context.get('/api/v1/session')).status()).toBe(200);
  expect((await context.delete('/api/v1/session')).status()).toBe(200);
  const kept = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const stolen = await context.get('/api/v1/session', { headers: { cookie: kept } });
  expect([stolen.status(), (await stolen.json()).code]).toEqual([401, 'unauthenticated']);
  await context.dispose();
});

/** A connection that has sent `text` and stays open. */
async function holdOpen(url: string, text: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

test('a second start says nothing of a link, and SIGTERM ends it within ten seconds, whoever is still talking', async () => {
  const { dataDir } = server;
  const second = await startServer({ dataDir, env: { CALLBOARD_DEMO: '0' } });
  expect(second.setupUrl).toBeNull();
  const head = 'Host: callboard\r\nContent-Type: application/json\r\nContent-Length: 999\r\n';
  const sockets = [
    await holdOpen(second.url, `POST /api/v1/session HTTP/1.1\r\n${head}\r\n{"login":`),
    await holdOpen(second.url, `GET / HTTP/1.1\r\n${head}`),
    await holdOpen(second.url, ''),
  ];
  const from = Date.now();
  expect(await second.stop()).toBe(0);
  expect(Date.now() - from).toBeLessThan(10_000);
  for (const socket of sockets) socket.destroy();
});

test('a port that is taken is one sentence', async () => {
  const port = new URL(server.url).port;
  await expect(startServer({ env: { PORT: port, CALLBOARD_DEMO: '0' } })).rejects.toThrow(
    `PORT holds ${port}, but something else listens on 127.0.0.1:${port} already.`,
  );
});

test('a wrong setting is one sentence', async () => {
  await expect(startServer({ env: { CALLBOARD_DEMO: 'yes' } })).rejects.toThrow(
    'CALLBOARD_DEMO holds "yes", but takes auto, 1 or 0.',
  );
});
