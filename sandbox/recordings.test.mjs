import { afterAll, beforeAll, expect, test } from 'vitest';
import { readUuid, uuid } from './ids.mjs';
import { open } from './test-client.mjs';
import { recordingOf, spansOf } from './voice.mjs';
import { recordingAsMp3 } from './voice-mp3.mjs';
import { conversation } from './world/conversation.mjs';
import { createWorld } from './world/world.mjs';

const SEED = 20261112;
let sandbox;
let world;
beforeAll(async () => {
  sandbox = await open();
  world = createWorld(SEED, sandbox.control.now());
});
afterAll(() => sandbox.close());

/** An answered call with some talk: its task, its schedule and its row. */
function aCall(book, wanted = (s, index) => s.rounds[index] >= 3) {
  for (const task of world.books[book].list(sandbox.control.now())) {
    const found = { task, s: world.ledger.schedule(task), index: -1 };
    world.ledger.eachEnded(task, sandbox.control.now(), (index, s) => {
      if (found.index < 0 && s.bill[index] > 0 && wanted(s, index)) found.index = index;
    });
    if (found.index >= 0) return found;
  }
  throw new Error('no such call');
}

async function bytesOf(url, headers = {}) {
  const response = await fetch(url, { headers });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

const agentIds = ({ task, index }) => ({
  taskId: uuid(SEED, 'agent-task', task.group, 0),
  recordId: uuid(SEED, 'agent-record', task.group, index),
});
const voicePath = ({ taskId, recordId }) =>
  `user/${sandbox.account.tel.userId}/task/${taskId}/record/${recordId}/download-full-voice`;

test('a recording is WAV of 8 kHz, 16 bit, mono, exactly as long as the talk', () => {
  const { task, s, index } = aCall('tel-v1');
  const { length, slice } = recordingOf(task, s, index);
  const head = slice(0, 44);
  expect(head.toString('latin1', 0, 4) + head.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
  expect([head.readUInt16LE(22), head.readUInt32LE(24), head.readUInt16LE(34)]).toEqual([1, 8000, 16]);
  expect(head.readUInt32LE(40) / 16).toBe(s.bill[index]);
  expect(length).toBe(44 + s.bill[index] * 16);
});

test('it is loud where the transcript has a turn and silent where it has none', () => {
  const { task, s, index } = aCall('tel');
  const audio = recordingOf(task, s, index);
  const loudness = (fromMs, toMs) => {
    const part = audio.slice(44 + Math.ceil(fromMs) * 16, 44 + Math.floor(toMs) * 16);
    let most = 0;
    for (let at = 0; at + 1 < part.length; at += 2) most = Math.max(most, Math.abs(part.readInt16LE(at)));
    return most;
  };
  const { turns } = conversation(task, s, index);
  const heard = turns.map((turn, i) => {
    const spoken = turn.endMs ?? turn.startMs + turn.seconds * 1000;
    return [turn.startMs, Math.min(spoken, turns[i + 1]?.startMs ?? spoken, s.bill[index])];
  });
  for (const [from, to] of heard) expect(loudness(from, to)).toBeGreaterThan(2000);
  const gaps = heard.slice(1).map(([from], i) => [heard[i][1] + 1, from - 1]);
  const silent = gaps.filter(([from, to]) => to - from > 20);
  expect(silent.length).toBeGreaterThan(0);
  for (const [from, to] of silent) expect(loudness(from, to)).toBe(0);
});

test.each([
  ['WAV', recordingOf],
  ['MP3', recordingAsMp3],
])('any part of it is the same as in the whole, however it is cut: %s', (_, record) => {
  const { task, s, index } = aCall('tel');
  const { length, slice } = record(task, s, index);
  const whole = slice(0, length);
  expect(whole).toHaveLength(length);
  for (const [from, to] of [
    [0, 1],
    [43, 46],
    [44, 45],
    [10, 4_001],
    [4_001, 4_002],
    [length - 3, length],
    [5_555, 9_998],
  ]) {
    expect(slice(from, to).equals(whole.subarray(from, to)), `${from}-${to}`).toBe(true);
  }
});

test('an MP3 is frames of 36 ms with two channels, each with what the transcript says of it', () => {
  const { task, s, index } = aCall('by');
  const audio = recordingAsMp3(task, s, index);
  const whole = audio.slice(0, audio.length);
  const frames = Array.from({ length: whole.length / 144 }, (_, n) => whole.subarray(n * 144, (n + 1) * 144));
  expect(Math.abs(frames.length * 36 - s.bill[index])).toBeLessThanOrEqual(18);
  // How many bits of a channel's spectrum a frame has: behind 32 of header and 10 for both, and behind the first's 63.
  const bitsOf = (frame, channel) => {
    const at = 42 + channel * 63;
    return ((frame.readUIntBE(at >> 3, 3) >> (12 - (at & 7))) & 0xfff) >>> 0;
  };
  for (const frame of frames) expect(frame.toString('hex', 0, 5)).toBe('fff3480000');
  const sounding = (channel, fromMs, toMs) => {
    // What is heard of a frame lies between half a frame and two and a half behind its beginning.
    const inside = frames.slice(Math.ceil(fromMs / 36), Math.floor(toMs / 36) - 2);
    return inside.filter((frame) => bitsOf(frame, channel) > 0).length / Math.max(1, inside.length);
  };
  const { turns } = conversation(task, s, index);
  let customer = 0;
  for (const span of spansOf(turns, s.bill[index])) {
    const [own, other] = span.speaker === 'robot' ? [0, 1] : [1, 0];
    expect(sounding(own, span.fromMs, span.toMs)).toBeGreaterThan(0.5);
    expect(sounding(other, span.fromMs, span.toMs)).toBe(0);
    customer += own;
  }
  expect(customer).toBeGreaterThan(0);
});

test('byrobot names an address that plays, in parts as well', async () => {
  const { task } = aCall('by');
  const body = { companyId: 3813, callJobId: 20_000 + task.group, pageNum: 1, pageSize: 50 };
  const { list } = (await sandbox.by('task/queryDoneTaskPhones', { body })).json.data;
  const { luyinOssUrl, callInstanceId } = list.find((row) => row.luyinOssUrl !== null);
  const detail = (await sandbox.by(`task/phoneLogInfo?callInstanceId=${callInstanceId}`)).json.data;
  expect(detail.phoneLog.luyinOssUrl).toBe(luyinOssUrl);
  const whole = await bytesOf(luyinOssUrl);
  expect([whole.response.status, whole.response.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
  const part = await bytesOf(luyinOssUrl, { range: 'bytes=100-299' });
  expect([part.response.status, part.response.headers.get('content-range')]).toEqual([
    206,
    `bytes 100-299/${whole.bytes.length}`,
  ]);
  expect(part.bytes.equals(whole.bytes.subarray(100, 300))).toBe(true);
});

test("telrobot's present API answers by switch with the bytes, with a redirect or with JSON, all to the same audio", async () => {
  const call = aCall('tel');
  const path = voicePath(agentIds(call));
  const headers = { authorization: `Bearer ${sandbox.account.tel.token}` };
  const ask = () => bytesOf(`${sandbox.url}/mode/consistent/agent-api/${path}`, headers);
  const direct = await ask();
  sandbox.control.setSwitches({ fullVoice: 'redirect' });
  const led = await ask();
  sandbox.control.setSwitches({ fullVoice: 'json' });
  const { data } = (await sandbox.agent(path)).json;
  sandbox.control.setSwitches({ fullVoice: 'bytes' });
  expect(led.response.redirected).toBe(true);
  for (const { bytes } of [led, await bytesOf(data.url)]) expect(bytes.equals(direct.bytes)).toBe(true);
  expect(direct.bytes).toHaveLength(44 + call.s.bill[call.index] * 16);
  expect((await sandbox.agent(voicePath({ ...agentIds(call), taskId: 'x' }))).status).toBe(404);
  expect((await sandbox.call(`${sandbox.url}/agent-api/${path}`)).status).toBe(401);
});

test("telrobot's first API names a path that its template turns into an address that plays", async () => {
  const { task } = aCall('tel-v1');
  const taskId = uuid(SEED, 'v1-task', task.group, 0);
  const { data } = (await sandbox.v1('task/query_done_task_phones', { body: { task_id: taskId, page: 1 } })).json;
  const { recordingUrlTemplate } = sandbox.connections.find(({ id }) => id === 'tel-v1');
  const url = recordingUrlTemplate.replace('{path}', data[0].recordfile.replace(/^\//, ''));
  const { response, bytes } = await bytesOf(url);
  expect([response.status, bytes.length]).toEqual([200, 44 + data[0].bill * 16]);
  expect(readUuid(SEED, 'v1-call', data[0].callid)).toMatchObject({ group: task.group });
});

test('a storage may refuse, know nothing, or be cut off', async () => {
  const { task, index } = aCall('tel');
  const url = `${sandbox.url}/recordings/full-voice/${uuid(SEED, 'agent-record', task.group, index)}.wav`;
  for (const status of [403, 404]) {
    sandbox.control.setFaults([{ match: { dialect: 'recordings' }, fault: String(status) }]);
    expect((await bytesOf(url)).response.status).toBe(status);
  }
  sandbox.control.setFaults([{ match: { path: '/recordings/' }, fault: 'fin-mid' }]);
  await expect(bytesOf(url)).rejects.toThrow();
  sandbox.control.clearFaults();
  expect((await bytesOf(url)).response.status).toBe(200);
  expect((await bytesOf(`${sandbox.url}/recordings/full-voice/nobody.wav`)).response.status).toBe(404);
});
