import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

/** Every page of the signed-in frame, and what is on it once it is complete. */
const PAGES: readonly { readonly path: string; readonly complete: (page: Page) => Promise<unknown> }[] = [
  { path: '/', complete: (page) => expect(page.getByTestId('dialled-value')).toBeVisible() },
  {
    path: '/tasks?sort=name',
    complete: (page) => expect(page.locator('tr:not([aria-busy]) [data-testid=rate]').first()).toBeVisible(),
  },
  { path: '/inbound', complete: (page) => expect(page.getByRole('heading', { level: 1 })).toBeVisible() },
  { path: '/inbound/air', complete: (page) => expect(page.getByTestId('pipes')).toBeVisible() },
  { path: '/inbound/air/quality', complete: (page) => expect(page.getByTestId('checks')).toBeVisible() },
  { path: '/inbound/air/raw', complete: (page) => expect(page.getByTestId('raw-answer')).toBeVisible() },
  ...['', '/new', '/by'].map((end) => ({
    path: `/settings/connections${end}`,
    complete: (page: Page) => expect(page.getByTestId('connection-by')).toBeVisible(),
  })),
  ...['', '/answer_rate.attempt'].map((end) => ({
    path: `/definitions${end}`,
    complete: (page: Page) => expect(page.getByRole('heading', { level: 1 })).toBeVisible(),
  })),
  { path: '/nowhere', complete: (page) => expect(page.getByRole('heading', { level: 1 })).toBeVisible() },
];

/** Laid out otherwise on a small screen; the others are the same elements under each other. */
const OTHERWISE = ['/', '/tasks?sort=name', '/inbound/air', '/settings/connections'];

for (const { path, complete } of PAGES) {
  test(`${path} has no serious accessibility finding, light or dark`, async ({ page, isMobile }) => {
    test.skip(isMobile && !OTHERWISE.includes(path), 'the same elements as on the desktop');
    await page.goto(path);
    await complete(page);
    await expectAccessible(page);
  });
}

for (const tab of ['', '/quality', '/raw']) {
  test(`a task's page${tab} has no serious accessibility finding, light or dark`, async ({ page, request }) => {
    const { data } = await (await request.get('/api/v1/connections/by/tasks?pageSize=50')).json();
    await page.goto(`/tasks/by/${data[0].id}${tab}`);
    await expect(page.locator('main h2').first()).toBeVisible();
    await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0);
    await expectAccessible(page);
  });
}

test('the sign-in has no serious accessibility finding, light or dark', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto(`${baseURL}/sign-in`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await context.close();
});
