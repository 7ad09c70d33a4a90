import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { hydrated } from './support/hydrated';

// byrobot's recordings are MP3: decoded on the server for their picture, and by the browser's own decoder to be heard.
// Here in the built product, where the decoder's thread and its WebAssembly have to be found beside the bundle.

type Heard = { readonly page: string; readonly recording: string; readonly peaks: string };

/** A call of byrobot of half a minute or more in which both speak. */
async function callOf(request: APIRequestContext): Promise<Heard> {
  const get = async (path: string) => (await request.get(`/api/v1/connections/by/${path}`)).json();
  const { data: tasks } = await get('tasks?pageSize=100');
  for (const { id } of tasks) {
    const { data } = await get(`tasks/${id}/calls?page=1&pageSize=20&talkMin=30&talkMax=300&roundsMin=3`);
    const callId: string | undefined = data?.find(
      (call: { recording: { kind: string } }) => call.recording.kind !== 'none',
    )?.id;
    if (callId === undefined) continue;
    const recording = `/api/v1/connections/by/calls/${callId}/recording`;
    return {
      page: `/calls/by/${callId}?task=${id}`,
      recording: `${recording}?taskId=${id}`,
      peaks: `${recording}/peaks?taskId=${id}`,
    };
  }
  throw new Error('No task has such a call.');
}

const audioOf = (page: Page) => page.locator('audio');
const secondsOf = (page: Page) => audioOf(page).evaluate((audio: HTMLAudioElement) => audio.currentTime);
const lengthOf = (page: Page) => audioOf(page).evaluate((audio: HTMLAudioElement) => audio.duration);

/** How many pixels of the picture are painted above and below its middle: the robot rises, the customer hangs. */
const painted = (page: Page) =>
  page
    .getByTestId('waveform')
    .locator('canvas')
    .evaluateAll((all) => {
      const halves = { above: 0, below: 0 };
      for (const canvas of all as HTMLCanvasElement[]) {
        const { width, height } = canvas;
        const { data } = canvas.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] };
        for (let at = 3; at < data.length; at += 4) {
          if (data[at] !== 0) halves[at / 4 < (width * height) / 2 ? 'above' : 'below'] += 1;
        }
      }
      return halves;
    });

test('the server draws an MP3: two channels, as long as the call, each of them silent and loud', async ({
  request,
}) => {
  const { peaks } = await callOf(request);
  const response = await request.get(peaks);
  expect(response.status(), await response.text()).toBe(200);
  const { data } = await response.json();
  expect(data.durationSeconds).toBeGreaterThan(29);
  expect(data.channels).toHaveLength(2);
  for (const points of data.channels as number[][]) {
    expect(points.length).toBeGreaterThan(2_000);
    expect(Math.max(...points)).toBeGreaterThan(20);
    expect(points.filter((point) => point === 0).length).toBeGreaterThan(points.length / 10);
  }
});

test('a part of an MP3 is answered as a part, and begins with the frame that is there', async ({ request }) => {
  const { recording } = await callOf(request);
  const part = await request.get(recording, { headers: { range: 'bytes=14400-17279' } });
  expect([part.status(), part.headers()['content-type'], part.headers()['content-length']]).toEqual([
    206,
    'audio/mpeg',
    '2880',
  ]);
  expect(part.headers()['content-range']).toMatch(/^bytes 14400-17279\/\d+$/);
  expect((await part.body()).toString('hex', 0, 3)).toBe('fff348');
  expect((await request.get(recording, { headers: { range: 'bytes=99999999-' } })).status()).toBe(416);
});

test('an MP3 is heard, is gone into its middle, and is seen as who speaks', async ({ page, request }) => {
  const { page: address, peaks } = await callOf(request);
  const { data } = await (await request.get(peaks)).json();
  const types = new Set<string>();
  page.on('response', (response) => {
    if (/\/recording\?/.test(response.url())) types.add(`${response.status()} ${response.headers()['content-type']}`);
  });
  await page.goto(address);
  await hydrated(page.getByTestId('player').getByRole('button', { name: '播放' }));
  // Without a header that says so, a browser reckons the length from the rate of the frames.
  await expect.poll(async () => Math.abs((await lengthOf(page)) - data.durationSeconds)).toBeLessThan(0.5);
  await expect
    .poll(() => painted(page), { timeout: 30_000 })
    .toMatchObject({
      above: expect.any(Number),
      below: expect.any(Number),
    });
  await expect.poll(async () => Math.min(...Object.values(await painted(page)))).toBeGreaterThan(100);
  await page.keyboard.press(' ');
  await expect.poll(() => secondsOf(page)).toBeGreaterThan(0.5);
  const middle = data.durationSeconds / 2;
  await audioOf(page).evaluate((audio: HTMLAudioElement, to: number) => {
    audio.currentTime = to;
  }, middle);
  await expect.poll(() => secondsOf(page)).toBeGreaterThan(middle + 0.5);
  expect([...types]).toEqual(['206 audio/mpeg']);
});
