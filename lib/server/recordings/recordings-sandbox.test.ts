import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConnectionEntry } from '@/lib/api/connections';
import { recordingEndpoint, recordingPeaksEndpoint } from '@/lib/api/recordings';
import { openTestApi, type TestApi } from '../testing/open';

// From the demo's own vendors to the audio, as newcomers hear it: nothing is configured but what the sandbox hands out.

let api: TestApi;
beforeAll(async () => {
  // The sandbox is on this machine, and allowed for its own address alone.
  api = await openTestApi();
});
afterAll(() => api.close());

const entryOf = (id: string): ConnectionEntry => api.entries.find((one) => one.id === id) ?? expect.fail(`no ${id}`);

async function post(id: string, path: string, headers: Record<string, string>, body: unknown) {
  const response = await fetch(`${entryOf(id).baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

type Format = { readonly type: string; readonly channels: number; readonly secondsOf: (bytes: number) => number };
/** 8 kHz, 16 bit, mono, behind its header. */
const WAV: Format = { type: 'audio/wav', channels: 1, secondsOf: (bytes) => (bytes - 44) / 16_000 };
/** Frames of 144 bytes and 36 ms. */
const MP3: Format = { type: 'audio/mpeg', channels: 2, secondsOf: (bytes) => (bytes / 144) * 0.036 };

async function secondsOf(format: Format, connection: string, callId: string, taskId?: string): Promise<number> {
  const search = taskId ? `?taskId=${taskId}` : '';
  const path = `/connections/${connection}/calls/${callId}/recording${search}`;
  const response = await api.ask(recordingEndpoint, path, { as: 'viewer' });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, format.type]);
  const seconds = format.secondsOf((await response.arrayBuffer()).byteLength);
  const peaksPath = path.replace(/\/recording(?=\?|$)/, '/recording/peaks');
  const picture = await api.ask(recordingPeaksEndpoint, peaksPath, { as: 'viewer' });
  const { data } = recordingPeaksEndpoint.reply.parse(await picture.json());
  expect(data.durationSeconds).toBeCloseTo(seconds, 3);
  expect(data.channels).toHaveLength(format.channels);
  // Somebody speaks, and somebody is silent.
  for (const points of data.channels) {
    expect(Math.max(...points)).toBeGreaterThan(20);
    expect(points.filter((point) => point === 0).length / points.length).toBeGreaterThan(0.1);
  }
  return seconds;
}

test("a call of telrobot's first API is heard for as long as it lasted", async () => {
  const { account } = entryOf('tel-v1');
  const taskIds: unknown = account['taskIds'];
  const headers = { authorization: `Bearer ${account['token']}` };
  for (const taskId of Array.isArray(taskIds) ? taskIds : []) {
    const { data } = await post('tel-v1', '/v1/task/query_done_task_phones', headers, { task_id: taskId, page: 1 });
    if (data.length === 0) continue;
    expect(await secondsOf(WAV, 'tel-v1', data[0].id, taskId)).toBe(data[0].bill / 1_000);
    expect(await secondsOf(WAV, 'tel-v1', data[0].id)).toBe(data[0].bill / 1_000);
    return;
  }
  expect.fail('no task has calls');
});

test('a call of byrobot is heard as MP3 for as long as it lasted', async () => {
  const { account, baseUrl } = entryOf('by');
  const { appKey, appSecret, companyId } = account;
  const signed = () => {
    const datetime = new Date().toUTCString();
    const sign = createHmac('sha1', String(appSecret)).update(`${appKey}\n${datetime}`).digest('base64');
    return { appkey: String(appKey), datetime, sign };
  };
  const url = `${baseUrl}/openapi/v1/task/getTasks?companyId=${companyId}&pageNum=1&pageSize=50`;
  const tasks = await (await fetch(url, { headers: signed() })).json();
  for (const { callJobId } of tasks.data.list) {
    const asked = { companyId, callJobId, pageNum: 1, pageSize: 50, durationLeft: 5 };
    const { data } = await post('by', '/openapi/v1/task/queryDoneTaskPhones', signed(), asked);
    const call = data.list.find(({ luyinOssUrl }: { luyinOssUrl: string | null }) => luyinOssUrl !== null);
    if (!call) continue;
    // The vendor tells whole seconds, and MP3 has whole frames.
    const seconds = await secondsOf(MP3, 'by', String(call.callInstanceId));
    expect(Math.abs(seconds - Number.parseInt(call.duration, 10) - 0.5)).toBeLessThan(0.52);
    return;
  }
  expect.fail('no task has calls');
});
