import { type APIRequestContext, expect, type Locator, type Page, request, test } from '@playwright/test';
import { redeem } from './support/account';
import { hydrated } from './support/hydrated';
import { type StartedSandbox, startSandbox } from './support/sandbox';
import { type StartedServer, startServer } from './support/server';

// What a listener hears, in a real browser with a real audio element; one call of every task lasts an hour.
test.describe.configure({ mode: 'default', timeout: 90_000 });

const CONNECTION = 'tel-v1';
let sandbox: StartedSandbox;
let server: StartedServer;
let api: APIRequestContext;
let list: string;
let hour: string;
let recording: string;

type Row = { id: string };
const get = async (path: string) => (await api.get(`/api/v1/connections/${CONNECTION}/${path}`)).json();

/** A task with an hour's call and ten that one can hear to their end. */
async function findTask(): Promise<readonly [taskId: string, callId: string]> {
  const { data: tasks } = await get('tasks?pageSize=100');
  for (const { id } of tasks as Row[]) {
    const { data: long } = await get(`tasks/${id}/calls?page=1&pageSize=100&talkMin=3600`);
    const { data: some } = await get(`tasks/${id}/calls?page=1&pageSize=100&talkMin=20&talkMax=300`);
    if (long.length > 0 && some.length >= 10) return [id, long[0].id];
  }
  throw new Error('No task has a call of an hour.');
}

test.beforeAll(async () => {
  sandbox = await startSandbox(['--hour-calls']);
  server = await startServer({
    env: { CALLBOARD_DEMO: '0', CALLBOARD_ALLOW_PRIVATE_UPSTREAMS: '1', CALLBOARD_LOG_LEVEL: 'warn' },
  });
  api = await request.newContext({ baseURL: server.url });
  await redeem(api, server.setupUrl ?? '');
  const data = sandbox.entry(CONNECTION, 'consistent', { id: CONNECTION, name: '老集群' });
  const response = await api.post('/api/v1/connections', { data });
  expect(response.status(), await response.text()).toBeLessThan(300);
  const [taskId, callId] = await findTask();
  list = `/tasks/${CONNECTION}/${taskId}/calls`;
  hour = `/calls/${CONNECTION}/${callId}?task=${taskId}`;
  recording = `/api/v1/connections/${CONNECTION}/calls/${callId}/recording`;
  // An hour of audio is made and fetched here, so that no test waits for it.
  const peaks = await api.get(`${recording}/peaks?taskId=${taskId}`);
  expect(peaks.status()).toBe(200);
  recording += `?taskId=${taskId}`;
});
test.afterAll(async () => {
  await api.dispose();
  await server.stop();
  await sandbox.stop();
});
test.beforeEach(async ({ context }) => {
  await context.clearCookies();
  await context.addCookies((await api.storageState()).cookies);
});

const open = (page: Page, path: string) => page.goto(`${server.url}${path}`);
const audioOf = (page: Page) => page.locator('audio');
const secondsOf = (page: Page) => audioOf(page).evaluate((audio: HTMLAudioElement) => audio.currentTime);
const lines = (page: Page) => page.getByTestId('turns').getByRole('listitem');

async function expectPlaying(page: Page): Promise<void> {
  const before = await secondsOf(page);
  await expect.poll(() => secondsOf(page)).toBeGreaterThan(before + 0.3);
}

const lengthOf = (page: Page) => audioOf(page).evaluate((audio: HTMLAudioElement) => audio.duration);
const expectPicture = (page: Page) =>
  expect(page.getByTestId('waveform').locator('canvas').first()).toBeAttached({ timeout: 30_000 });

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return box;
}

test('seeking in the middle of an hour fetches only what is heard', async ({ page }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const parts = new Map<string, number>();
  let received = 0;
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(response.headers['Content-Range'] ?? '');
    if (!/\/recording\?/.test(response.url)) return;
    expect(response.status).toBe(206);
    expect(Number(response.headers['Content-Length'])).toBe(Number(range?.[2]) - Number(range?.[1]) + 1);
    parts.set(requestId, Number(range?.[1]));
  });
  devtools.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (parts.has(requestId)) received += dataLength;
  });
  await open(page, hour);
  const whole = 44 + 3_600 * 16_000;
  const play = page.getByTestId('player').getByRole('button', { name: '播放' });
  await hydrated(play);
  await expect.poll(() => lengthOf(page), { timeout: 30_000 }).toBe(3_600);
  await audioOf(page).evaluate((audio: HTMLAudioElement) => {
    audio.currentTime = 1_800;
  });
  await expect.poll(() => secondsOf(page)).toBe(1_800);
  await page.keyboard.press(' ');
  await expectPlaying(page);
  expect([...parts.values()].some((from) => Math.abs(from - whole / 2) < whole / 20)).toBe(true);
  expect(received).toBeGreaterThan(0);
  expect(received / whole).toBeLessThan(0.2);
});

test('a part of a recording comes with its length, though Next would take it off', async () => {
  const part = await api.get(recording, { headers: { range: 'bytes=1000-1099' } });
  expect([part.status(), part.headers()['content-length'], (await part.body()).byteLength]).toEqual([206, '100', 100]);
  expect(part.headers()['x-callboard-length']).toBeUndefined();
  const whole = await api.head(recording);
  expect([whole.status(), whole.headers()['content-length']]).toEqual([200, String(44 + 3_600 * 16_000)]);
});

test('all lines of an hour are there at once, and the last one is a link away', async ({ page }) => {
  await open(page, hour);
  await expect.poll(() => lines(page).count()).toBeGreaterThanOrEqual(2_000);
  const last = await lines(page).last().getAttribute('id');
  await open(page, `${hour}&turn=${last?.replace('turn-', '')}`);
  await expect(lines(page).last()).toBeInViewport();
});

test('in a list a call of an hour does not read like one of a minute', async ({ page }) => {
  await open(page, `${list}?talkMin=3600`);
  await expect(page.locator('[data-testid^="call-"][aria-rowindex]').first()).toContainText('1:00:00');
});

test('a press on the picture goes to that moment', async ({ page }) => {
  await open(page, `${list}?talkMin=60&talkMax=300`);
  const first = await page.locator('[data-row-link][href^="/calls/"]').first().getAttribute('href');
  await open(page, first ?? '');
  await expectPicture(page);
  await expect.poll(() => lengthOf(page)).toBeGreaterThan(59);
  const length = await lengthOf(page);
  const box = await boxOf(page.getByTestId('waveform'));
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2);
  await expect.poll(() => secondsOf(page)).toBeGreaterThan(length * 0.73);
  expect(await secondsOf(page)).toBeLessThan(length * 0.77);
  const lane = await boxOf(page.getByTestId('turn-lane').locator('rect').first());
  await page.mouse.click(lane.x + 10, lane.y + lane.height / 4);
  await expect.poll(() => secondsOf(page)).toBeLessThan(length * 0.27);
  expect(await secondsOf(page)).toBeGreaterThan(length * 0.23);
  await expect(page).toHaveURL(/turn=\d+/);
});

test('a listener goes through ten calls without the mouse, and each is heard', async ({ page }) => {
  await open(page, `${list}?talkMin=20&talkMax=300`);
  const rows = page.locator('[data-row-link][href^="/calls/"]');
  await hydrated(rows.first());
  const onRow = () => page.evaluate(() => document.activeElement?.getAttribute('href')?.startsWith('/calls/') === true);
  // Past the navigation and dozens of filters.
  await page.keyboard.press('j');
  expect(await onRow()).toBe(true);
  await page.keyboard.press('Enter');
  const heard = new Set<string>();
  for (let at = 1; at <= 10; at += 1) {
    await expect(page).toHaveURL(new RegExp(`at=${at}(?:&|$)`));
    await expect(page.getByTestId('neighbours')).toContainText(`第${at} /`);
    await expect(lines(page).first()).toBeVisible();
    await hydrated(lines(page).first().getByRole('button'));
    await page.keyboard.press(' ');
    await expectPlaying(page);
    heard.add((await audioOf(page).getAttribute('src')) ?? '');
    // A line by the keys, and Enter goes to it.
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/turn=\d+/);
    if (at < 10) await page.keyboard.press('n');
  }
  expect(heard.size).toBe(10);
  await page.keyboard.press('p');
  await expect(page).toHaveURL(/at=9(?:&|$)/);
  await expect(page.getByTestId('neighbours')).toContainText('第9 /');
  // The list has the focus on the call that was heard last, not on the one that was opened in it.
  await page.keyboard.press('b');
  const focused = page.locator(':focus');
  await expect(focused).toHaveAttribute('href', /at=9(?:&|$)/);
  await page.keyboard.press('k');
  await expect(focused).toHaveAttribute('href', /at=8(?:&|$)/);
});

test('while one call is heard the next two are fetched, and no more', async ({ page }) => {
  const asked = new Set<string>();
  page.on('request', (one) => {
    const id = /\/calls\/([^/]+)\/recording\/peaks/.exec(one.url())?.[1];
    if (id) asked.add(id);
  });
  await open(page, `${list}?talkMin=20&talkMax=300`);
  const hrefs = await page
    .locator('[data-row-link][href^="/calls/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const ids = hrefs.slice(3, 6).map((href) => /\/calls\/[^/]+\/([^?]+)/.exec(href ?? '')?.[1] ?? '');
  await open(page, hrefs[3] ?? '');
  await expectPicture(page);
  expect([...asked]).toEqual(ids.slice(0, 1));
  await page.keyboard.press(' ');
  await expectPlaying(page);
  await expect.poll(() => [...asked].sort()).toEqual([...ids].sort());
});

test('how fast somebody listens stays from call to call and through a reload', async ({ page }) => {
  await open(page, `${list}?talkMin=20&talkMax=300`);
  const rows = page.locator('[data-row-link][href^="/calls/"]');
  await hydrated(rows.first());
  await rows.first().click();
  const speed = page.getByTestId('player').getByRole('button', { name: /^速度/ });
  await hydrated(speed);
  await speed.click();
  await speed.click();
  const rate = () => audioOf(page).evaluate((audio: HTMLAudioElement) => audio.playbackRate);
  expect(await rate()).toBe(1.5);
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/at=2(?:&|$)/);
  await expect.poll(rate).toBe(1.5);
  await page.reload();
  await expect.poll(rate).toBe(1.5);
  await expect(speed).toContainText('1.5×');
});

test('silence is skipped to just before the next word', async ({ page }) => {
  const taskId = list.split('/').at(-2) ?? '';
  const { data } = await get(`tasks/${taskId}/calls?page=1&pageSize=100&talkMin=20&talkMax=300`);
  for (const { id } of data as Row[]) {
    const { data: one } = await get(`calls/${id}?taskId=${taskId}`);
    type Said = { offset: { startMs: number | null; endMs: number | null }; interim: boolean };
    const said = (one.turns as Said[]).filter((turn) => !turn.interim && turn.offset.startMs !== null);
    const at = said.findIndex(({ offset: { endMs } }, i) => {
      const next = said[i + 1]?.offset.startMs;
      return endMs !== null && next != null && next - endMs > 4_000;
    });
    if (at === -1) continue;
    const [silent, word] = [(said[at]?.offset.endMs ?? 0) / 1_000, (said[at + 1]?.offset.startMs ?? 0) / 1_000];
    await open(page, `/calls/${CONNECTION}/${id}?task=${taskId}`);
    const skip = page.getByRole('button', { name: /跳过静音/ });
    await hydrated(skip);
    await skip.click();
    await audioOf(page).evaluate((audio: HTMLAudioElement, to: number) => {
      audio.currentTime = to;
      return audio.play();
    }, silent + 0.5);
    // Faster than it would be by playing.
    await expect.poll(() => secondsOf(page), { timeout: 2_500 }).toBeGreaterThanOrEqual(word - 0.35);
    return;
  }
  throw new Error('No call has a silence.');
});
