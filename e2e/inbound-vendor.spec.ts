import { expect, type Page, request, test } from '@playwright/test';
import { redeem } from './support/account';
import { type StartedSandbox, startSandbox } from './support/sandbox';
import { type StartedServer, startServer } from './support/server';

// A server and a vendor of their own: what goes wrong here must not reach the tests that share the others.
test.describe.configure({ mode: 'serial' });

let sandbox: StartedSandbox;
let server: StartedServer;
let state: Awaited<ReturnType<Awaited<ReturnType<typeof request.newContext>>['storageState']>>;

test.beforeAll(async () => {
  sandbox = await startSandbox();
  server = await startServer({
    env: { CALLBOARD_DEMO: '0', CALLBOARD_ALLOW_PRIVATE_UPSTREAMS: '1', CALLBOARD_LOG_LEVEL: 'warn' },
  });
  const context = await request.newContext({ baseURL: server.url });
  await redeem(context, server.setupUrl ?? '');
  for (const data of [
    sandbox.entry('air', 'sample', { id: 'air-sample', name: '样例热线' }),
    sandbox.entry('air', 'consistent', { id: 'air', name: '雅加达热线' }),
  ]) {
    const response = await context.post('/api/v1/connections', { data });
    expect(response.status(), await response.text()).toBeLessThan(300);
  }
  state = await context.storageState();
  await context.dispose();
});
test.afterAll(async () => {
  await server.stop();
  await sandbox.stop();
});
test.beforeEach(async ({ context }) => {
  await context.clearCookies();
  await context.addCookies(state.cookies);
});

const open = (page: Page, path: string) => page.goto(`${server.url}${path}`);

test("the vendor's own example shows both values wherever they disagree", async ({ page }) => {
  await open(page, '/inbound/air-sample');
  const attempt = page.getByTestId('transfer-attempt');
  await expect(attempt).toContainText('24.4%');
  await expect(attempt).toContainText('[21.7, 27.4]');
  await expect(attempt.getByRole('button', { name: /24\.4不等于厂商45\.8|24\.44%不等于厂商45\.78%/ })).toBeVisible();
  await expect(attempt).toContainText('24.4≠厂商45.8');
  await expect(page.getByTestId('transfer-success')).toContainText('57.8≠厂商92.3');
  await expect(page.getByTestId('intentions')).toContainText('Σ 8,505≠892');
  await expect(page.getByTestId('users')).toContainText('2,198≠892');
  await expect(page.getByTestId('receipts')).toContainText('396≠273');
  await expect(page.getByTestId('duration')).toContainText('0:38');
});

test('an answer about another time than was asked for says so', async ({ page }) => {
  await open(page, '/inbound/air-sample');
  await expect(page.getByTestId('foreign')).toContainText('11月10日 00:00 – 11月12日 14:30');
});

test('with several lines the reader chooses one', async ({ page }) => {
  await open(page, '/inbound');
  await expect(page.getByTestId('inbound-line')).toHaveCount(2);
  await expect(page.getByTestId('inbound-line').first()).toContainText('892');
  await page.getByRole('link', { name: '样例热线' }).click();
  await expect(page).toHaveURL(/\/inbound\/air-sample$/);
  await expect(page.getByTestId('calls-value')).toHaveText('892');
});

test('a vendor that falls silent leaves its last numbers, marked as old, until it answers again', async ({ page }) => {
  test.setTimeout(180_000);
  await open(page, '/inbound/air');
  const calls = page.getByTestId('calls-value');
  await expect(calls).not.toHaveText('—');
  const before = await calls.textContent();
  await sandbox.faults([{ match: { dialect: 'airudder-inbound' }, fault: '503' }]);
  await expect(page.getByTestId('stale')).toContainText('再试', { timeout: 70_000 });
  await expect(calls).toHaveAttribute('data-tone', 'stale');
  await expect(page.getByTestId('live')).toContainText('保留上次的值');
  expect(Number((await calls.textContent())?.replace(',', ''))).toBeGreaterThanOrEqual(
    Number(before?.replace(',', '')),
  );
  await sandbox.faults([]);
  await expect(page.getByTestId('stale')).toBeHidden({ timeout: 90_000 });
  await expect(calls).toHaveAttribute('data-tone', 'plain');
  await expect(page.getByTestId('live')).toContainText('恢复应答');
});
