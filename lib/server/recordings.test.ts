import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ConnectionEntry } from '@/lib/api/connections';
import { recordingEndpoint, recordingPeaksEndpoint } from '@/lib/api/recordings';
import { type Api, openApi } from './testing/api';

// Callboard's route in front of a vendor that names addresses and a storage that keeps the audio. The canaries stand in
// every address, path and key; no answer and no line of the log may hold one.

const CANARY = '19900001111';
const SECRET = 'canary-signature';
const SOUND = Buffer.concat([
  Buffer.from('RIFF\0\0\0\0WAVEfmt '),
  Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 251)),
]);

type Peer = { readonly origin: string; readonly asked: string[]; readonly server: Server };
let vendor: Peer;
let storage: Peer;
let foreign: Peer;
let api: Api;
const seen: string[] = [];

async function start(answer: (path: string) => { status?: number; headers?: Record<string, string>; body?: unknown }) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    asked.push(path);
    const { status = 200, headers = {}, body = '' } = answer(path);
    if (body === 'cut') {
      response.writeHead(200, { 'content-length': String(SOUND.byteLength) });
      response.write(SOUND.subarray(0, 150_000), () => response.socket?.end());
      return;
    }
    response.writeHead(status, headers).end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, asked, server };
}

/** What the storage does with a file, by its name. */
const kept = (path: string) => {
  if (/refused/.test(path)) return { status: 403, body: { Code: 'AccessDenied', path } };
  if (/gone/.test(path)) return { status: 404 };
  if (/cut/.test(path)) return { body: 'cut' };
  if (/page/.test(path)) return { body: '<html>' };
  if (/large/.test(path)) return { headers: { 'content-length': '209715201' } };
  if (/lead-away/.test(path)) return { status: 302, headers: { location: `${foreign.origin}/${CANARY}.wav` } };
  if (/lead/.test(path)) return { status: 302, headers: { location: `/${CANARY}.wav?sign=${SECRET}` } };
  return { headers: { 'x-vendor': SECRET, 'set-cookie': SECRET, 'content-type': 'text/html' }, body: SOUND };
};

/** byrobot's phoneLogInfo: what the id means is told by its first digits. */
const FILES: Readonly<Record<string, string>> = {
  10: 'whole',
  11: 'refused',
  12: 'gone',
  13: 'cut',
  14: 'page',
  15: 'large',
  16: 'lead-away',
  17: 'lead',
};
function named(path: string) {
  const id = /callInstanceId=(\d+)/.exec(path)?.[1] ?? '';
  const file = FILES[id.slice(0, 2)];
  const url =
    id === '20'
      ? `${foreign.origin}/${CANARY}.wav`
      : id === '21'
        ? 'http://127.0.0.1:9/gone-away.wav'
        : id === '22'
          ? `no address ${CANARY}`
          : file && `${storage.origin}/${CANARY}/${file}-${id}.wav?sign=${SECRET}`;
  const data = {
    phoneLog: { phoneLogs: [], luyinOssUrl: url ?? null },
    sceneInstance: { companyId: 1, luyinOssUrl: url ?? null },
  };
  return { body: { code: 200, data, resultMsg: '', errorStackTrace: null } };
}

function v1(path: string) {
  const id = path.split('/').at(-1) ?? '';
  const odd: Readonly<Record<string, string | null>> = { none: null, up: '/mnt/../../etc/passwd' };
  const recordfile = id in odd ? odd[id] : `/mnt/rec/2026-11-19/${CANARY}.一 b.${id}.wav`;
  const record = { task_id: 'task', callid: `call ${id}`, calldate: '2026-11-20 10:00:00', recordfile };
  return { body: path.includes('record_info') ? { records: [], info: { record } } : { code: 200, data: record } };
}

/** download-full-voice: the way it answers stands in the id. */
function agent(path: string) {
  if (path.includes('bytes')) return { body: SOUND };
  const url = `${storage.origin}/${CANARY}/whole.wav?sign=${SECRET}`;
  if (path.includes('redirect')) return { status: 302, headers: { location: url } };
  return path.includes('json')
    ? { body: { code: 200, data: { url } } }
    : { status: 404, body: { code: 404, data: [] } };
}

const answerOf = (path: string) =>
  path.startsWith('/v1/') ? v1(path) : path.startsWith('/agent-api/') ? agent(path) : named(path);

beforeAll(async () => {
  vendor = await start(answerOf);
  storage = await start(kept);
  foreign = await start(kept);
  const common = { timeZone: 'Asia/Shanghai', baseUrl: vendor.origin };
  const hosts = [new URL(storage.origin).host, '127.0.0.1:9'];
  const by = { dialect: 'byrobot', account: { appKey: 'key', appSecret: SECRET, companyId: 1 } } as const;
  const old = { dialect: 'telrobot-v1', account: { token: SECRET, taskIds: ['task'] }, recordingHosts: hosts } as const;
  const template = `${storage.origin}/{path}?day={date}&call={callid}&file={file}&sign=${SECRET}`;
  const entries: ConnectionEntry[] = [
    { id: 'by', name: 'by', ...common, ...by, recordingHosts: hosts },
    { id: 'old', name: 'old', ...common, ...old, recordingUrlTemplate: template },
    { id: 'bare', name: 'bare', ...common, ...old },
    { id: 'odd', name: 'odd', ...common, ...old, recordingUrlTemplate: 'nowhere/{path}' },
    {
      id: 'new',
      name: 'new',
      ...common,
      dialect: 'telrobot-agent',
      account: { userId: 'user', token: SECRET },
      recordingHosts: hosts,
    },
    { id: 'air', name: 'air', ...common, dialect: 'airudder-inbound', account: { appKey: 'k', appSecret: SECRET } },
  ];
  api = await openApi(entries);
});
afterAll(async () => {
  await api.close();
  for (const { server } of [vendor, storage, foreign]) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  for (const { asked } of [vendor, storage, foreign]) asked.length = 0;
});

type Ask = NonNullable<Parameters<Api['ask']>[2]>;
async function hear(callId: string, ask: Ask = {}, connection = 'by', search = '') {
  const path = `/connections/${connection}/calls/${callId}/recording${search}`;
  const response = await api.ask(recordingEndpoint, path, ask);
  const bytes = Buffer.from(await response.arrayBuffer());
  const { status, headers } = response;
  seen.push(JSON.stringify([...headers]), bytes.byteLength < 10_000 ? bytes.toString('utf8') : '');
  return { status, headers, bytes, header: (name: string) => headers.get(name) };
}
const codeOf = async (callId: string, connection = 'by', search = '') => {
  const { status, bytes } = await hear(callId, {}, connection, search);
  return [status, JSON.parse(bytes.toString('utf8')).code];
};
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
    expect([vendor.asked.length, storage.asked.length]).toEqual([1, 1]);
    api.pass(3_600_001);
    await hear('1010');
    expect([vendor.asked.length, storage.asked.length]).toEqual([2, 2]);
  });

  test('may be one redirect away, on an allowed host', async () => {
    expect((await hear('17')).bytes.equals(SOUND)).toBe(true);
  });
});

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
    expect(await codeOf(callId)).toEqual([status, code]);
    expect(foreign.asked).toEqual([]);
  });

  test('because it broke off is fetched anew by the next reader: nothing half is kept', async () => {
    await hear('13');
    await hear('13');
    expect(storage.asked).toHaveLength(2);
  });

  test('since its vendor has no recordings', async () => {
    expect(await codeOf('10', 'air')).toEqual([404, 'unsupported']);
  });
});

describe("a recording on the vendor's disk", () => {
  test('is fetched by the template, each part of it encoded', async () => {
    const { bytes } = await hear('one', {}, 'old', '?taskId=task');
    expect(bytes.equals(SOUND)).toBe(true);
    const file = `${CANARY}.一 b.one.wav`;
    expect(storage.asked).toEqual([
      `/mnt/rec/2026-11-19/${file}?day=2026-11-19&call=call one&file=${file}&sign=${SECRET}`,
    ]);
    expect(vendor.asked).toEqual(['/v1/task/record_info/task/one']);
  });

  test('is found without its task, too', async () => {
    expect((await hear('two', {}, 'old')).status).toBe(200);
    expect(vendor.asked).toEqual(['/v1/record/two']);
  });

  test.each([
    ['there is no template', 'bare', 'one', 'unsupported'],
    ['the template makes no address', 'odd', 'one', 'unsupported'],
    ['the path steps up', 'old', 'up', 'vendor_malformed'],
    ['there is no path', 'old', 'none', 'not_found'],
    ['the task is not configured', 'old', 'one?taskId=other', 'not_found'],
  ])('cannot be heard where %s', async (_, connection, call, code) => {
    const [callId = '', search] = call.split('?');
    expect((await codeOf(callId, connection, search ? `?${search}` : ''))[1]).toBe(code);
    expect(storage.asked).toEqual([]);
  });
});

describe("a recording that the vendor's API hands out", () => {
  test.each(['bytes', 'redirect', 'json'])('is heard where it answers %s', async (way) => {
    expect((await hear(way, {}, 'new', '?taskId=t')).bytes.equals(SOUND)).toBe(true);
    expect(vendor.asked).toEqual([`/agent-api/user/user/task/t/record/${way}/download-full-voice`]);
  });

  test('is not found where the vendor has none, and takes its task', async () => {
    expect(await codeOf('nothing', 'new', '?taskId=t')).toEqual([404, 'not_found']);
    const { bytes } = await hear('bytes', {}, 'new');
    expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({ code: 'bad_request', errors: [{ field: 'taskId' }] });
  });
});

describe('the picture of a recording', () => {
  async function picture(callId: string, ask: Ask = {}, connection = 'by') {
    const response = await api.ask(
      recordingPeaksEndpoint,
      `/connections/${connection}/calls/${callId}/recording/peaks`,
      ask,
    );
    const text = await response.text();
    seen.push(JSON.stringify([...response.headers]), text);
    return { status: response.status, answer: JSON.parse(text) };
  }

  test('is made of the one download that also plays', async () => {
    const all = await Promise.all([picture('1020'), hear('1020'), picture('1020')]);
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect([vendor.asked.length, storage.asked.length]).toEqual([1, 1]);
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
  const all = [...seen, ...api.lines].join('\n');
  expect(api.lines.length).toBeGreaterThan(30);
  const ports = [storage, foreign].map(({ origin }) => new URL(origin).host);
  for (const secret of [CANARY, SECRET, '/mnt/', 'gone-away', '127.0.0.1:9', ...ports]) {
    expect(all.includes(secret), secret).toBe(false);
  }
});
