import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordingPeaksEndpoint } from '@/lib/api/recordings';
import { openRecordingApi, SOUND } from '../testing/recordings';

// Callboard's route in front of a vendor that names addresses and a storage that keeps the audio: what is heard.

let scene: Awaited<ReturnType<typeof openRecordingApi>>;
beforeAll(async () => {
  scene = await openRecordingApi();
});
afterAll(() => scene.close());
beforeEach(() => scene.forgetAsked());

type Hear = typeof scene.hear;
const hear: Hear = (...asked) => scene.hear(...asked);
const part = (range: string, more: Record<string, string> = {}) => hear('10', { headers: { range, ...more } });

describe('a recording by our route', () => {
  test('is the audio with a name, a type and a length of our own, and nothing of the vendor', async () => {
    const { status, bytes, header } = await hear('10');
    expect(status).toBe(200);
    expect(bytes.equals(SOUND)).toBe(true);
    const expected = {
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache, no-transform',
      'content-disposition': 'inline; filename="recording.wav"',
      'content-length': String(SOUND.byteLength),
      'content-type': 'audio/wav',
      'x-content-type-options': 'nosniff',
    };
    for (const [name, value] of Object.entries(expected)) expect([name, header(name)]).toEqual([name, value]);
    expect(header('etag')).toMatch(/^"[\w-]{22}"$/);
    expect(header('x-request-id')).toMatch(/^[a-z]{18}$/);
    expect([header('x-vendor'), header('set-cookie')]).toEqual([null, null]);
  });

  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=100-199', 100, 199],
    ['bytes=199999-', 199_999, SOUND.byteLength - 1],
    ['bytes=100-99999999', 100, SOUND.byteLength - 1],
    ['bytes=-500', SOUND.byteLength - 500, SOUND.byteLength - 1],
    ['bytes=-99999999', 0, SOUND.byteLength - 1],
    ['Bytes=70000-140000', 70_000, 140_000],
  ])('answers %s with that part', async (range, from, to) => {
    const { status, bytes, header } = await part(range);
    expect([status, header('content-range'), header('content-length')]).toEqual([
      206,
      `bytes ${from}-${to}/${SOUND.byteLength}`,
      String(to - from + 1),
    ]);
    expect(bytes.equals(SOUND.subarray(from, to + 1))).toBe(true);
  });

  test.each([`bytes=${SOUND.byteLength}-`, 'bytes=9999999-99999999', 'bytes=-0'])(
    'refuses %s with 416',
    async (range) => {
      const { status, header, bytes } = await part(range);
      expect([status, header('content-range')]).toEqual([416, `bytes */${SOUND.byteLength}`]);
      expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({ status: 416, code: 'bad_request' });
    },
  );

  test.each(['bytes=5-4', 'bytes=-', 'bytes=a-b', 'lines=0-1', 'bytes 0-1', 'bytes=0-1,5-6', 'bytes=-1-2'])(
    'answers %s with the whole, since it is no range, or several',
    async (range) => {
      const { status, bytes } = await part(range);
      expect([status, bytes.byteLength]).toEqual([200, SOUND.byteLength]);
    },
  );

  test('keeps a part only for a reader who has the rest of the same bytes', async () => {
    const tag = (await hear('10')).header('etag') ?? '';
    const statusFor = async (ifRange: string) => (await part('bytes=0-9', { 'if-range': ifRange })).status;
    expect(await statusFor(tag)).toBe(206);
    for (const other of [`W/${tag}`, '"other"', 'Thu, 19 Nov 2026 08:00:00 GMT'])
      expect(await statusFor(other)).toBe(200);
    expect((await part('bytes=0-9', { 'if-none-match': tag })).status).toBe(304);
  });

  test('answers HEAD with the length and no bytes, range or not', async () => {
    const { status, bytes, header } = await hear('10', { method: 'HEAD', headers: { range: 'bytes=0-9' } });
    expect([status, bytes.byteLength, header('content-length')]).toEqual([200, 0, String(SOUND.byteLength)]);
  });

  test('is for whoever is signed in, and takes no other method', async () => {
    expect((await hear('10', { as: 'nobody' })).status).toBe(401);
    expect((await hear('10', { as: 'viewer' })).status).toBe(200);
    expect((await hear('10', { method: 'POST' })).status).toBe(405);
  });

  test('is fetched once for ten readers, and not again for those who come later', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => hear('1010')));
    expect(all.every(({ bytes }) => bytes.equals(SOUND))).toBe(true);
    await hear('1010');
    expect([scene.vendor.asked.length, scene.storage.asked.length]).toEqual([1, 1]);
    scene.api.pass(3_600_001);
    await hear('1010');
    expect([scene.vendor.asked.length, scene.storage.asked.length]).toEqual([2, 2]);
  });

  test('may be one redirect away, on an allowed host', async () => {
    expect((await hear('17')).bytes.equals(SOUND)).toBe(true);
  });
});

describe('the picture of a recording', () => {
  async function picture(callId: string, ask: Parameters<Hear>[1] = {}, connection = 'by') {
    const response = await scene.api.ask(
      recordingPeaksEndpoint,
      `/connections/${connection}/calls/${callId}/recording/peaks`,
      ask,
    );
    const text = await response.text();
    scene.seen.push(JSON.stringify([...response.headers]), text);
    return { status: response.status, answer: JSON.parse(text) };
  }

  test('is made of the one download that also plays', async () => {
    const all = await Promise.all([picture('1020'), hear('1020'), picture('1020')]);
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect([scene.vendor.asked.length, scene.storage.asked.length]).toEqual([1, 1]);
  });

  test('has no channels where the sound cannot be read', async () => {
    expect(await picture('10')).toEqual({ status: 200, answer: { data: { durationSeconds: null, channels: [] } } });
  });

  test('is refused as its sound is, and is for whoever is signed in', async () => {
    expect((await picture('12')).answer).toMatchObject({ status: 404, code: 'not_found' });
    expect((await picture('10', {}, 'air')).answer).toMatchObject({ code: 'unsupported' });
    expect((await picture('10', { as: 'nobody' })).status).toBe(401);
    expect((await picture('10', { as: 'viewer' })).status).toBe(200);
  });
});

test('no address, host, path, number or key of the vendor is in any answer or line of the log', () => {
  expect(scene.api.lines.length).toBeGreaterThan(10);
  expect(scene.leaked()).toEqual([]);
});
