import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConnectionEntry } from '@/lib/api/connections';
import { recordingEndpoint, recordingPeaksEndpoint } from '@/lib/api/recordings';
import { openTestApi, type TestApi } from './testing/open';

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

async function secondsOf(connection: string, callId: string, taskId?: string): Promise<number> {
  const search = taskId ? `?taskId=${taskId}` : '';
  const path = `/connections/${connection}/calls/${callId}/recording${search}`;
  const response = await api.ask(recordingEndpoint, path, { as: 'viewer' });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/wav']);
  // 8 kHz, 16 bit, mono.
  const seconds = ((await response.arrayBuffer()).byteLength - 44) / 16_000;
  const peaksPath = path.replace(/\/recording(?=\?|$)/, '/recording/peaks');
  const picture = await api.ask(recordingPeaksEndpoint, peaksPath, { as: 'viewer' });
  const { data } = recordingPeaksEndpoint.reply.parse(await picture.json());
  expect([data.durationSeconds, data.channels.length]).toEqual([seconds, 1]);
  // Somebody speaks, and somebody is silent.
  expect(Math.max(...(data.channels[0] ?? []))).toBeGreaterThan(40);
  expect(data.channels[0]).toContain(0);
  return seconds;
}

test("a call of telrobot's first API is heard for as long as it lasted", async () => {
  const { account } = entryOf('tel-v1');
  const taskIds: unknown = account['taskIds'];
  const headers = { authorization: `Bearer ${account['token']}` };
  for (const taskId of Array.isArray(taskIds) ? taskIds : []) {
    const { data } = await post('tel-v1', '/v1/task/query_done_task_phones', headers, { task_id: taskId, page: 1 });
    if (data.length === 0) continue;
    expect(await secondsOf('tel-v1', data[0].id, taskId)).toBe(data[0].bill / 1_000);
    expect(await secondsOf('tel-v1', data[0].id)).toBe(data[0].bill / 1_000);
    return;
  }
  expect.fail('no task has calls');
});

test('a call of byrobot is heard for as long as it lasted', async () => {
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
    // The vendor tells whole seconds.
    expect(Math.floor(await secondsOf('by', String(call.callInstanceId)))).toBe(Number.parseInt(call.duration, 10));
    return;
  }
  expect.fail('no task has calls');
});
