import { createServer, type Server } from 'node:http';
import type { ConnectionEntry } from '@/lib/api/connections';
import { recordingEndpoint } from '@/lib/api/recordings';
import 'server-only';
import { type Api, openApi } from './api';

// A vendor that names addresses, a storage that keeps the audio, and a host that nobody allowed. The canaries stand in
// every address, path and key; no answer and no line of the log may hold one.

export const CANARY = '19900001111';
export const SECRET = 'canary-signature';
export const SOUND = Buffer.concat([
  Buffer.from('RIFF\0\0\0\0WAVEfmt '),
  Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 251)),
]);

type Answer = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown };
type Peer = { readonly origin: string; readonly asked: string[]; readonly server: Server };

async function start(answer: (path: string) => Answer): Promise<Peer> {
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
  18: 'busy-once',
};

function v1(path: string): Answer {
  const id = path.split('/').at(-1) ?? '';
  const odd: Readonly<Record<string, string | null>> = { none: null, up: '/mnt/../../etc/passwd' };
  const recordfile = id in odd ? odd[id] : `/mnt/rec/2026-11-19/${CANARY}.一 b.${id}.wav`;
  const record = { task_id: 'task', callid: `call ${id}`, calldate: '2026-11-20 10:00:00', recordfile };
  return { body: path.includes('record_info') ? { records: [], info: { record } } : { code: 200, data: record } };
}

/** What a storage does with a file, by its name; one that is busy answers whoever comes back. */
function storing(foreignOrigin: () => string): (path: string) => Answer {
  const busy = new Set<string>();
  const odd: readonly (readonly [RegExp, (path: string) => Answer])[] = [
    [/refused/, (path) => ({ status: 403, body: { Code: 'AccessDenied', path } })],
    [/gone/, () => ({ status: 404 })],
    [/cut/, () => ({ body: 'cut' })],
    [/page/, () => ({ body: '<html>' })],
    [/large/, () => ({ headers: { 'content-length': '209715201' } })],
    [/lead-away/, () => ({ status: 302, headers: { location: `${foreignOrigin()}/${CANARY}.wav` } })],
    [/lead/, () => ({ status: 302, headers: { location: `/${CANARY}.wav?sign=${SECRET}` } })],
  ];
  const whole = { headers: { 'x-vendor': SECRET, 'set-cookie': SECRET, 'content-type': 'text/html' }, body: SOUND };
  return (path) => {
    const isBusy = /busy-once/.test(path) && !busy.has(path);
    busy.add(path);
    if (isBusy) return { status: 503 };
    return odd.find(([name]) => name.test(path))?.[1](path) ?? whole;
  };
}

function vendorOf(storage: Peer, foreign: Peer): (path: string) => Answer {
  /** download-full-voice: the way it answers stands in the id. */
  function agent(path: string): Answer {
    if (path.includes('bytes')) return { body: SOUND };
    const url = `${storage.origin}/${CANARY}/whole.wav?sign=${SECRET}`;
    if (path.includes('redirect')) return { status: 302, headers: { location: url } };
    return path.includes('json')
      ? { body: { code: 200, data: { url } } }
      : { status: 404, body: { code: 404, data: [] } };
  }

  function addressOf(id: string): string | undefined {
    if (id === '20') return `${foreign.origin}/${CANARY}.wav`;
    if (id === '21') return 'http://127.0.0.1:9/gone-away.wav';
    if (id === '22') return `no address ${CANARY}`;
    const file = FILES[id.slice(0, 2)];
    return file && `${storage.origin}/${CANARY}/${file}-${id}.wav?sign=${SECRET}`;
  }

  function byrobot(path: string): Answer {
    const luyinOssUrl = addressOf(/callInstanceId=(\d+)/.exec(path)?.[1] ?? '') ?? null;
    const data = { phoneLog: { phoneLogs: [], luyinOssUrl }, sceneInstance: { companyId: 1, luyinOssUrl } };
    return { body: { code: 200, data, resultMsg: '', errorStackTrace: null } };
  }

  return (path) => {
    if (path.startsWith('/v1/')) return v1(path);
    return path.startsWith('/agent-api/') ? agent(path) : byrobot(path);
  };
}

function entriesOf(vendor: Peer, storage: Peer): ConnectionEntry[] {
  const common = { timeZone: 'Asia/Shanghai', baseUrl: vendor.origin };
  const hosts = [new URL(storage.origin).host, '127.0.0.1:9'];
  const by = { dialect: 'byrobot', account: { appKey: 'key', appSecret: SECRET, companyId: 1 } } as const;
  const old = { dialect: 'telrobot-v1', account: { token: SECRET, taskIds: ['task'] }, recordingHosts: hosts } as const;
  const agent = { dialect: 'telrobot-agent', account: { userId: 'user', token: SECRET } } as const;
  const template = `${storage.origin}/{path}?day={date}&call={callid}&file={file}&sign=${SECRET}`;
  return [
    { id: 'by', name: 'by', ...common, ...by, recordingHosts: hosts },
    { id: 'old', name: 'old', ...common, ...old, recordingUrlTemplate: template },
    { id: 'bare', name: 'bare', ...common, ...old },
    { id: 'odd', name: 'odd', ...common, ...old, recordingUrlTemplate: 'nowhere/{path}' },
    { id: 'new', name: 'new', ...common, ...agent, recordingHosts: hosts },
    { id: 'air', name: 'air', ...common, dialect: 'airudder-inbound', account: { appKey: 'k', appSecret: SECRET } },
  ];
}

type Ask = NonNullable<Parameters<Api['ask']>[2]>;

/** Callboard's route in front of such vendors. */
export async function openRecordingApi() {
  const foreign = await start(storing(() => ''));
  const storage = await start(storing(() => foreign.origin));
  const vendor: Peer = await start((path) => vendorOf(storage, foreign)(path));
  const peers = [vendor, storage, foreign];
  const api = await openApi(entriesOf(vendor, storage));
  const seen: string[] = [];

  async function hear(callId: string, ask: Ask = {}, connection = 'by', search = '') {
    const path = `/connections/${connection}/calls/${callId}/recording${search}`;
    const response = await api.ask(recordingEndpoint, path, ask);
    const bytes = Buffer.from(await response.arrayBuffer());
    const { status, headers } = response;
    seen.push(JSON.stringify([...headers]), bytes.byteLength < 10_000 ? bytes.toString('utf8') : '');
    return { status, headers, bytes, header: (name: string) => headers.get(name) };
  }

  return {
    api,
    vendor,
    storage,
    foreign,
    hear,
    async codeOf(callId: string, connection = 'by', search = '') {
      const { status, bytes } = await hear(callId, {}, connection, search);
      return [status, JSON.parse(bytes.toString('utf8')).code];
    },
    forgetAsked() {
      for (const { asked } of peers) asked.length = 0;
    },
    /** What was answered that may be read, besides the sound itself; a test adds what it asked in ways of its own. */
    seen,
    /** Every secret that stands in an answer or a line of the log: there may be none. */
    leaked() {
      const all = [...seen, ...api.lines].join('\n');
      const ports = [storage, foreign].map(({ origin }) => new URL(origin).host);
      return [CANARY, SECRET, '/mnt/', 'gone-away', '127.0.0.1:9', ...ports].filter((secret) => all.includes(secret));
    },
    async close() {
      await api.close();
      for (const { server } of peers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
