import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { hydrated } from './support/hydrated';

type Task = { id: string; state: string };
type Row = { id: string; outcome: string; intent: { key: string } | null };
type Reply = { data: Row[]; page: { total: number | null; last: boolean } };
type Stat = { calls: { answered: number | null } };

// Lists that are filtered here are read to their end first.
test.describe.configure({ timeout: 120_000 });

const CONNECTIONS = ['tel-v1', 'by'] as const;
const isPhone = () => test.info().project.name === 'phone';

async function get<Answer>(request: APIRequestContext, path: string): Promise<Answer> {
  const response = await request.get(`/api/v1${path}`);
  expect(response.status(), path).toBe(200);
  return response.json();
}

/** The shortest task that does not dial now, so that its calls stand still, with answered ones among them. */
async function taskOf(request: APIRequestContext, connection: string): Promise<{ id: string; calls: Reply }> {
  const { data: tasks } = await get<{ data: Task[] }>(request, `/connections/${connection}/tasks?pageSize=100`);
  const still = tasks.filter(({ state }) => ['finished', 'stopped', 'paused_user'].includes(state));
  const pathOf = (id: string) => `/connections/${connection}/tasks/${encodeURIComponent(id)}`;
  const counted = [];
  for (const { id } of still) {
    const { data } = await get<{ data: Stat }>(request, `${pathOf(id)}/summary`);
    if ((data.calls.answered ?? 0) > 0) counted.push({ id, answered: data.calls.answered ?? 0 });
  }
  const [shortest] = counted.sort((a, b) => a.answered - b.answered);
  if (shortest) {
    const { id } = shortest;
    return { id, calls: await get<Reply>(request, `${pathOf(id)}/calls?pageSize=100`) };
  }
  throw new Error(`${connection} has no task at rest with answered calls.`);
}

const pageOf = (connection: string, id: string, rest = '') => `/tasks/${connection}/${encodeURIComponent(id)}${rest}`;
const rowsOf = (page: Page, list: 'call' | 'number') =>
  page.locator(`[data-testid="${list}-list"] [data-testid^="${list}-"]`);

for (const connection of CONNECTIONS) {
  test.describe(connection, () => {
    test.skip(({ isMobile }) => isMobile && connection === 'by', 'one vendor is enough for another layout');
    test('the calls of a task stand in a table whose rows open them', async ({ page, request }) => {
      const { id, calls } = await taskOf(request, connection);
      await page.goto(pageOf(connection, id, '/calls?hide=score'));
      const [first] = calls.data;
      const row = page.getByTestId(`call-${first?.id}`);
      await expect(row).toBeVisible();
      await expect(row.getByRole('link').first()).toHaveAttribute(
        'href',
        // The columns go along, so that the way back leads to the same table.
        `/calls/${connection}/${encodeURIComponent(first?.id ?? '')}?hide=score&at=1&task=${encodeURIComponent(id)}`,
      );
      if (calls.page.total !== null) {
        await expect(page.getByTestId('list-count')).toContainText(calls.page.total.toLocaleString('en-US'));
      }
      await expect(page.getByTestId('call-list')).not.toContainText(/1[3-9]\d{9}/);
    });

    test('an outcome of the list is chosen, stands in the address, and leaves only its calls', async ({
      page,
      request,
    }) => {
      const { id } = await taskOf(request, connection);
      const path = `/connections/${connection}/tasks/${encodeURIComponent(id)}/calls?pageSize=100&outcome=answered`;
      const answered = await get<Reply>(request, path);
      await page.goto(pageOf(connection, id, '/calls'));
      await expect(rowsOf(page, 'call').first()).toBeVisible();
      if (isPhone()) {
        await hydrated(page.getByRole('button', { name: '筛选条件' }));
        await page.getByRole('button', { name: '筛选条件' }).click();
      }
      const facet = page.getByRole('group', { name: '结果' }).getByRole('button', { name: /^接通/ });
      await hydrated(facet);
      await facet.click();
      await expect(page).toHaveURL(/[?&]outcome=answered/);
      await expect(facet).toHaveAttribute('aria-pressed', 'true');
      await expect(page.getByTestId('list-count')).toContainText(`${answered.page.total?.toLocaleString('en-US')}`);
      await expect(page.getByTestId(`call-${answered.data[0]?.id}`).getByRole('link').first()).toHaveAttribute(
        'href',
        /\?outcome=answered&at=1&task=/,
      );

      await page.reload();
      await expect(page.getByTestId('chips')).toContainText('结果：接通');
      const clear = page.getByRole('button', { name: '清除筛选' });
      await hydrated(clear);
      await clear.click();
      await expect(page).not.toHaveURL(/outcome=/);
    });

    test('a filter that leaves nothing says so and offers to be cleared', async ({ page, request }) => {
      const { id } = await taskOf(request, connection);
      await page.goto(pageOf(connection, id, '/calls?talkMin=86399&outcome=exploded'));
      const empty = page.getByTestId('empty-filtered');
      await expect(empty).toBeVisible({ timeout: 30_000 });
      await expect(page.getByTestId('chips')).not.toContainText('结果');
      await hydrated(empty.getByRole('button', { name: '清除筛选' }));
      await empty.getByRole('button', { name: '清除筛选' }).click();
      await expect(rowsOf(page, 'call').first()).toBeVisible();
    });

    test('the numbers of a task stand in a table with what they are now', async ({ page, request }) => {
      const { id } = await taskOf(request, connection);
      const path = `/connections/${connection}/tasks/${encodeURIComponent(id)}/numbers?pageSize=100`;
      const { data } = await get<{ data: { id: string; number: string }[] }>(request, path);
      await page.goto(pageOf(connection, id, '/numbers'));
      await expect(page.getByTestId(`number-${data[0]?.id}`)).toContainText(data[0]?.number ?? '');
      await expect(page.getByTestId('number-list')).not.toContainText(/1[3-9]\d{9}/);
    });
  });
}

test('a hidden column stays hidden after a reload', async ({ page, request }) => {
  test.skip(isPhone(), 'rows are short on the phone anyway');
  const { id } = await taskOf(request, 'tel-v1');
  await page.goto(pageOf('tel-v1', id, '/calls'));
  const choose = page.getByRole('button', { name: '选择列' });
  await hydrated(choose);
  await choose.click();
  await page.getByRole('dialog', { name: '选择列' }).getByRole('button', { name: '评分' }).click();
  await expect(page).toHaveURL(/hide=score/);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: '轮次' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: '评分' })).toHaveCount(0);
});

test('the arrow keys go from call to call', async ({ page, request }) => {
  const { id } = await taskOf(request, 'tel-v1');
  await page.goto(pageOf('tel-v1', id, '/calls'));
  const links = rowsOf(page, 'call').getByRole('link');
  await hydrated(links.first());
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(links.first()).toBeFocused();
});

test('the lists are accessible and never scroll sideways', async ({ page, request }) => {
  const { id } = await taskOf(request, 'tel-v1');
  for (const list of ['calls', 'numbers?history=true']) {
    await page.goto(pageOf('tel-v1', id, `/${list}`));
    await expect(rowsOf(page, list === 'calls' ? 'call' : 'number').first()).toBeVisible();
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  }
});

test('a list that its filters emptied is accessible', async ({ page, request }) => {
  const { id } = await taskOf(request, 'tel-v1');
  await page.goto(pageOf('tel-v1', id, '/calls?talkMin=86399'));
  await expect(page.getByTestId('empty-filtered')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
});
