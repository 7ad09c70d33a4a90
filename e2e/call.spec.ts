import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { hydrated } from './support/hydrated';

type Turn = { seq: number; text: string; interim: boolean; offset: { startMs: number | null } };
type Opened = { connection: string; taskId: string; ids: string[]; turns: Turn[] };

const get = async (request: APIRequestContext, path: string) => {
  const response = await request.get(`/api/v1/connections/${path}`);
  expect(response.status(), path).toBe(200);
  return response.json();
};

/** The first task with ten answered calls whose first one has words. */
async function listOf(request: APIRequestContext, connection: string): Promise<Opened> {
  const { data: tasks } = await get(request, `${connection}/tasks?pageSize=100`);
  for (const { id: taskId } of tasks) {
    const { data } = await get(request, `${connection}/tasks/${taskId}/calls?page=1&pageSize=100&outcome=answered`);
    const ids: string[] = data.map(({ id }: { id: string }) => id);
    if (ids.length < 10) continue;
    const { data: one } = await get(request, `${connection}/calls/${ids[0]}?taskId=${taskId}`);
    if (one.turns.length > 2) return { connection, taskId, ids, turns: one.turns };
  }
  throw new Error(`No task of ${connection} has ten answered calls.`);
}

const address = ({ connection, taskId, ids }: Opened, at = 0, more = '') =>
  `/calls/${connection}/${encodeURIComponent(ids[at] ?? '')}?outcome=answered&at=${at + 1}&task=${encodeURIComponent(taskId)}${more}`;
const lines = (page: Page) => page.getByTestId('turns').getByRole('listitem');
const spoken = (turns: readonly Turn[]) => turns.filter(({ interim }) => !interim);

for (const connection of ['tel', 'tel-v1', 'by']) {
  test(`the words of a call of ${connection} stand in their order, without a telephone number`, async ({
    page,
    request,
  }) => {
    const list = await listOf(request, connection);
    await page.goto(address(list));
    await expect(lines(page).locator('p')).toHaveText(spoken(list.turns).map(({ text }) => text));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\*{4}/);
    expect(await page.locator('main').innerText()).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
}

test('what the recogniser heard on the way is hidden, counted, and shown on demand', async ({ page, request }) => {
  const list = await listOf(request, 'tel-v1');
  const interim = list.turns.filter((turn) => turn.interim).length;
  expect(interim).toBeGreaterThan(0);
  await page.goto(address(list));
  const toggle = page.getByRole('button', { name: '显示', exact: true });
  await hydrated(toggle);
  await expect(page.getByTestId('turns')).toContainText(`已隐藏${interim}条中间识别`);
  await toggle.click();
  await expect(lines(page)).toHaveCount(list.turns.length);
});

test('find in call marks every place and goes from one to the next', async ({ page, request }) => {
  const list = await listOf(request, 'by');
  const word = (spoken(list.turns)[0]?.text ?? '').slice(0, 2);
  await page.goto(address(list));
  const find = page.getByRole('textbox', { name: '在这通里查找' });
  await hydrated(find);
  await page.keyboard.press('f');
  await expect(find).toBeFocused();
  await page.keyboard.type(word);
  const marks = lines(page).locator('mark');
  await expect(marks.first()).toHaveText(word);
  await expect(page.getByRole('search').getByRole('status')).toHaveText(`1 / ${await marks.count()}`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/turn=\d+/);
});

test('a link to a moment leads to its line', async ({ page, request }) => {
  const list = await listOf(request, 'by');
  const last = spoken(list.turns).at(-1);
  await page.goto(address(list, 0, `&turn=${last?.seq}`));
  const line = lines(page).last();
  await expect(line).toHaveAttribute('aria-current', 'true');
  await expect(line).toBeInViewport();
});

test('the player hides nothing of the page, and its picture is there', async ({ page, request }) => {
  const list = await listOf(request, 'by');
  await page.goto(address(list));
  const player = page.getByTestId('player');
  await expect(page.getByTestId('waveform').locator('canvas').first()).toBeAttached();
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  const last = await page.getByTestId('call').locator('aside').boundingBox();
  const bar = await player.boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
});

test('on a phone what can be done with a call stands on its screen, and its tabs leave no gap below the player', async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(!isMobile, 'a layout of phones');
  const list = await listOf(request, 'by');
  await page.goto(address(list, 1));
  const beside = page.getByTestId('neighbours');
  await expect(beside.getByRole('link')).toHaveCount(2);
  const share = page.getByRole('button', { name: '分享' });
  await expect(share).toBeVisible();
  const width = await page.evaluate(() => window.innerWidth);
  for (const part of [beside, share, ...(await beside.getByRole('link').all())]) {
    const box = await part.boundingBox();
    expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    // On one line.
    expect(box?.height ?? 99).toBeLessThanOrEqual(44);
  }
  const player = await page.getByTestId('player').boundingBox();
  const tabs = await page.locator('nav.fixed').boundingBox();
  expect((player?.y ?? 0) + (player?.height ?? 0)).toBeGreaterThanOrEqual(tabs?.y ?? Number.POSITIVE_INFINITY);
});

test('the raw answer of a call is masked, and leads back', async ({ page, request }) => {
  const list = await listOf(request, 'tel-v1');
  await page.goto(address(list));
  await page.getByRole('link', { name: '原始JSON' }).click();
  await expect(page).toHaveURL(/\/raw\?/);
  const raw = page.getByTestId('raw-answer').first();
  await expect(raw).toContainText('record_info');
  const text = (await page.getByTestId('raw-answer').allInnerTexts()).join('\n');
  expect(text).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)|\.wav/);
  await page.getByRole('link', { name: '返回通话' }).click();
  await expect(lines(page).first()).toBeVisible();
});

test('a call that new ones pushed on to the next page of its list is still found there', async ({ page, request }) => {
  const { data: tasks } = await get(request, 'tel/tasks?pageSize=100');
  for (const { id: taskId } of tasks) {
    const { data } = await get(request, `tel/tasks/${taskId}/calls?page=2&pageSize=100`);
    if (data.length < 2) continue;
    await page.goto(`/calls/tel/${data[1].id}?at=50&task=${taskId}`);
    const beside = page.getByTestId('neighbours');
    await expect(beside).toContainText(/第10\d \//);
    await expect(beside.getByRole('link')).toHaveCount(2);
    return;
  }
  throw new Error('No task of tel has a hundred and two calls.');
});

test('a call that the vendor does not know is said to be gone', async ({ page, request }) => {
  const { taskId } = await listOf(request, 'by');
  await page.goto(`/calls/by/999999999?task=${taskId}`);
  await expect(page.getByText('没有这通电话')).toBeVisible();
  await hydrated(page.locator('main').getByRole('link').first());
  await page.keyboard.press('b');
  await expect(page).toHaveURL(new RegExp(`/tasks/by/${taskId}/calls$`));
});
