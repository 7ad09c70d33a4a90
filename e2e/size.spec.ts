import { expect, test } from '@playwright/test';
import { firstLoad } from '../bench/first-load.mjs';

// Bytes of gzip; a kilobyte is 1,000 of them.
const WITH_CHARTS = 260_000;
const WITHOUT = 180_000;

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

const PAGES = [
  { name: 'sign-in', path: '/sign-in', limit: WITHOUT, signedOut: true },
  { name: 'set-up', path: '/setup?token=spent', limit: WITHOUT, signedOut: true },
  { name: 'overview', path: '/', limit: WITH_CHARTS },
  { name: 'tasks', path: '/tasks', limit: WITHOUT },
  { name: 'one task', path: '{task}', limit: WITH_CHARTS },
  { name: 'one task, calls', path: '{task}/calls', limit: WITHOUT },
  { name: 'one task, numbers', path: '{task}/numbers', limit: WITHOUT },
  { name: 'one task, quality', path: '{task}/quality', limit: WITHOUT },
  { name: 'one task, raw', path: '{task}/raw', limit: WITHOUT },
  { name: 'one inbound line', path: '/inbound/air', limit: WITH_CHARTS },
  { name: 'one inbound line, quality', path: '/inbound/air/quality', limit: WITHOUT },
  { name: 'one inbound line, raw', path: '/inbound/air/raw', limit: WITHOUT },
  { name: 'inbound', path: '/inbound', limit: WITH_CHARTS },
  { name: 'connections', path: '/settings/connections', limit: WITHOUT },
  { name: 'a new connection', path: '/settings/connections/new', limit: WITHOUT },
  { name: 'one connection', path: '/settings/connections/tel', limit: WITHOUT },
  { name: 'account', path: '/settings/account', limit: WITHOUT },
  { name: 'API tokens', path: '/settings/tokens', limit: WITHOUT },
  { name: 'audit log', path: '/settings/audit', limit: WITHOUT },
  { name: 'definitions', path: '/definitions', limit: WITHOUT },
  { name: 'one definition', path: '/definitions/answer_rate.attempt', limit: WITHOUT },
];

for (const { name, path, limit, signedOut } of PAGES) {
  test(`the first load of "${name}" brings at most ${kB(limit)} of scripts`, async ({ browser, request, baseURL }) => {
    const { data: tasks } = await (await request.get('/api/v1/connections/tel/tasks')).json();
    // A context of its own: nothing of an earlier page is in its cache.
    const context = await browser.newContext({
      baseURL: baseURL ?? '',
      storageState: signedOut === true ? { cookies: [], origins: [] } : await request.storageState(),
    });
    const { bytes, scripts } = await firstLoad(
      await context.newPage(),
      path.replace('{task}', `/tasks/tel/${encodeURIComponent(tasks[0].id)}`),
    );
    await context.close();
    const largest = scripts.slice(0, 6).map((script) => `${script.name} ${kB(script.bytes)}`);
    test.info().annotations.push({ type: 'first load', description: kB(bytes) });
    expect(scripts.length).toBeGreaterThan(3);
    expect(bytes, `${name} (${path}) loads ${kB(bytes)}; the largest: ${largest.join(', ')}`).toBeLessThanOrEqual(
      limit,
    );
  });
}
