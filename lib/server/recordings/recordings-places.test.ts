import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CANARY, openRecordingApi, SECRET, SOUND } from '../testing/recordings';

// Where a recording lies, and why it cannot be heard.

let scene: Awaited<ReturnType<typeof openRecordingApi>>;
beforeAll(async () => {
  scene = await openRecordingApi();
});
afterAll(() => scene.close());
beforeEach(() => scene.forgetAsked());

type Hear = typeof scene.hear;
const hear: Hear = (...asked) => scene.hear(...asked);

describe('a recording that cannot be heard', () => {
  test.each([
    ['it was not recorded', '99', 404, 'not_found'],
    ['its id is none of this vendor', 'abc', 404, 'not_found'],
    ['the storage refuses it', '11', 502, 'vendor_rejected'],
    ['the storage has it no longer', '12', 404, 'not_found'],
    ['it breaks off', '13', 502, 'vendor_malformed'],
    ['it is a page', '14', 502, 'vendor_malformed'],
    ['it is too large', '15', 502, 'vendor_malformed'],
    ['it leads to a foreign host', '16', 404, 'unsupported'],
    ['it lies on a foreign host', '20', 404, 'unsupported'],
    ['nobody answers there', '21', 503, 'vendor_unavailable'],
    ['its address is none', '22', 502, 'vendor_malformed'],
  ])('where %s', async (_, callId, status, code) => {
    expect(await scene.codeOf(callId)).toEqual([status, code]);
    expect(scene.foreign.asked).toEqual([]);
  });

  test('because it broke off is fetched anew by the next reader: nothing half is kept', async () => {
    await hear('13');
    await hear('13');
    expect(scene.storage.asked).toHaveLength(2);
  });

  test('since its vendor has no recordings', async () => {
    expect(await scene.codeOf('10', 'air')).toEqual([404, 'unsupported']);
  });
});

describe("a recording on the vendor's disk", () => {
  test('is fetched by the template, each part of it encoded', async () => {
    const { bytes } = await hear('one', {}, 'old', '?taskId=task');
    expect(bytes.equals(SOUND)).toBe(true);
    const file = `${CANARY}.一 b.one.wav`;
    expect(scene.storage.asked).toEqual([
      `/mnt/rec/2026-11-19/${file}?day=2026-11-19&call=call one&file=${file}&sign=${SECRET}`,
    ]);
    expect(scene.vendor.asked).toEqual(['/v1/task/record_info/task/one']);
  });

  test('is found without its task, too', async () => {
    expect((await hear('two', {}, 'old')).status).toBe(200);
    expect(scene.vendor.asked).toEqual(['/v1/record/two']);
  });

  test.each([
    ['there is no template', 'bare', 'one', 'unsupported'],
    ['the template makes no address', 'odd', 'one', 'unsupported'],
    ['the path steps up', 'old', 'up', 'vendor_malformed'],
    ['there is no path', 'old', 'none', 'not_found'],
    ['the task is not configured', 'old', 'one?taskId=other', 'not_found'],
  ])('cannot be heard where %s', async (_, connection, call, code) => {
    const [callId = '', search] = call.split('?');
    expect((await scene.codeOf(callId, connection, search ? `?${search}` : ''))[1]).toBe(code);
    expect(scene.storage.asked).toEqual([]);
  });
});

describe("a recording that the vendor's API hands out", () => {
  test.each(['bytes', 'redirect', 'json'])('is heard where it answers %s', async (way) => {
    expect((await hear(way, {}, 'new', '?taskId=t')).bytes.equals(SOUND)).toBe(true);
    expect(scene.vendor.asked).toEqual([`/agent-api/user/user/task/t/record/${way}/download-full-voice`]);
  });

  test('is not found where the vendor has none, and takes its task', async () => {
    expect(await scene.codeOf('nothing', 'new', '?taskId=t')).toEqual([404, 'not_found']);
    const { bytes } = await hear('bytes', {}, 'new');
    expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({ code: 'bad_request', errors: [{ field: 'taskId' }] });
  });
});

describe('a download', () => {
  const metrics = () => scene.api.services.measures.registry.metrics();

  test('that the storage refuses at first is asked for once more', async () => {
    scene.api.services.measures.registry.resetMetrics();
    const { status, bytes } = await hear('18');
    expect([status, bytes.equals(SOUND)]).toEqual([200, true]);
    expect([scene.vendor.asked.length, scene.storage.asked.length]).toEqual([1, 2]);
    expect(await metrics()).toContain('callboard_recording_retries_total{dialect="byrobot"} 1');
  });

  test('is counted by how it ended, with its time and its bytes; one from memory is none', async () => {
    scene.api.services.measures.registry.resetMetrics();
    await hear('1011');
    await hear('1011');
    await hear('1300');
    await hear('1200');
    const text = await metrics();
    for (const result of ['ok', 'vendor_malformed', 'not_found']) {
      expect(text).toContain(`callboard_recording_seconds_count{dialect="byrobot",result="${result}"} 1`);
    }
    const bytes = Number(/callboard_recording_bytes_total\{dialect="byrobot"\} (\d+)/.exec(text)?.[1]);
    expect(bytes).toBeGreaterThan(SOUND.byteLength);
    expect(bytes).toBeLessThanOrEqual(2 * SOUND.byteLength);
  });
});

test('no address, host, path, number or key of the vendor is in any answer or line of the log', () => {
  expect(scene.api.lines.length).toBeGreaterThan(10);
  expect(scene.leaked()).toEqual([]);
});
