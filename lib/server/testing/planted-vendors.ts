import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { ConnectionEntry } from '@/lib/api/connections';
import { CANARY } from '@/lib/vendors/canary';
import 'server-only';

/** What stands in a vendor's answer instead of a text or null under a key. */
export type Plant = (key: string, value: string | null) => unknown;
export type Planted = {
  readonly entries: readonly ConnectionEntry[];
  /** Every key of a connection's answers under which a text or null stands. */
  readonly keysOf: (connection: PlantedId) => readonly string[];
  /** From now on every answer is planted so, or those of one connection. */
  readonly plant: (plant: Plant, connection?: PlantedId) => void;
  /** From now on every question is refused with this status, and a body and headers that name the number. */
  readonly refuse: (status: number | null) => void;
  readonly close: () => Promise<void>;
};

/** The task that each connection's samples are of. */
export const TASKS = { tel: 't', 'tel-v1': '840a4346-d0ac-4800-9c73-3d06275a9158', by: '31', air: 'none' } as const;
export type PlantedId = keyof typeof TASKS;
const IDS = Object.keys(TASKS) as PlantedId[];

const fixture = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../vendors/${path}`, import.meta.url), 'utf8'));
const agent = (name: string) => fixture(`telrobot/agent/fixtures/${name}.json`);
const v1 = (name: string) => fixture(`telrobot/v1/fixtures/${name}.json`);
const by = (name: string) => fixture(`byrobot/fixtures/${name}.json`);

/** The documents' own samples, by path; a sample that is missing here is answered with 404, and tried by no test. */
const ANSWERS: readonly (readonly [RegExp, unknown])[] = [
  [/^\/tel\/.*\/task$/, agent('task-list')],
  [/^\/tel\/.*\/stat$/, agent('stat')],
  [/^\/tel\/.*\/record$/, agent('record')],
  [/^\/tel\/.*\/number$/, agent('number')],
  [/^\/tel\/.*\/detail\//, agent('detail')],
  [/^\/tel-v1\/v1\/task\/number$/, v1('number')],
  [/^\/tel-v1\/.*query_done_task_phones$/, v1('query-done-task-phones')],
  [/^\/tel-v1\/v1\/record\//, v1('record')],
  [/^\/tel-v1\/.*record_info\//, v1('record-info')],
  [/^\/by\/.*getCompanys$/, by('get-companys')],
  [/^\/by\/.*getTasks$/, by('get-tasks')],
  [/^\/by\/.*getTaskDetail$/, by('get-task-detail')],
  [/^\/by\/.*queryDoneTaskPhones$/, by('query-done-task-phones')],
  [/^\/by\/.*notDialedCustomerList$/, by('not-dialed-customer-list')],
  [/^\/by\/.*phoneLogInfo$/, by('phone-log-info')],
  [/^\/by\/.*seat\/statistics$/, { code: 200, data: { companyAllCallSeat: 60, companyUsingCallSeat: 17 } }],
  [/^\/by\/.*getPhones$/, { code: 200, data: [{ userPhoneId: 701, phone: null, phoneName: '杭州线路' }] }],
  [/^\/air\/service\/cloud\/auth$/, { code: 200, status: 'OK', data: { token: 'token-of-the-vendor' } }],
  [/^\/air\/.*dashboard\/statistics/, fixture('airudder/fixtures/statistics.json')],
];

const SOUND = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(2_000, 7)]);
/** What the vendor's own storage calls the file. */
const NAMED = {
  'content-disposition': `attachment; filename="${CANARY}.wav"`,
  'x-callee': CANARY,
  etag: `"${CANARY}"`,
  'set-cookie': `callee=${CANARY}`,
};

const asIs: Plant = (_, value) => value;

function keysIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string' || value === null) return [key];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => keysIn(inner, Array.isArray(value) ? key : name));
}

function planted(value: unknown, plant: Plant, key = ''): unknown {
  if (typeof value === 'string' || value === null) return plant(key, value);
  if (Array.isArray(value)) return value.map((inner) => planted(inner, plant, key));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, planted(inner, plant, name)]));
}

/** One connection of every dialect, before vendors whose answers hold what a test plants. */
export async function plantedVendors(): Promise<Planted> {
  const plants = new Map<string, Plant>();
  let status: number | null = null;
  const server = createServer((incoming, outgoing) => {
    const path = decodeURIComponent(new URL(incoming.url ?? '/', 'http://vendor').pathname);
    if (status !== null) {
      const body = { code: status, message: `no route to ${CANARY}`, resultMsg: CANARY, errorStackTrace: CANARY };
      outgoing.writeHead(status, { ...NAMED, location: `http://127.0.0.1/${CANARY}` }).end(JSON.stringify(body));
      return;
    }
    if (/download-full-voice|\.(?:wav|mp3)$/.test(path)) {
      outgoing.writeHead(200, { ...NAMED, 'content-type': 'audio/wav' }).end(SOUND);
      return;
    }
    const found = ANSWERS.find(([pattern]) => pattern.test(path));
    outgoing.writeHead(found ? 200 : 404, { 'content-type': 'application/json', 'x-callee': CANARY });
    outgoing.end(
      JSON.stringify(found ? planted(found[1], plants.get(path.split('/')[1] ?? '') ?? asIs) : { message: CANARY }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const entry = (id: string, dialect: ConnectionEntry['dialect'], account: ConnectionEntry['account']) => ({
    id,
    name: id,
    dialect,
    baseUrl: `${origin}/${id}`,
    timeZone: 'Asia/Shanghai',
    account,
    limits: { requestsPerSecond: 100, inFlight: 32 },
    recordingHosts: ['127.0.0.1'],
    recordingUrlTemplate: `${origin}/files/{path}`,
  });
  return {
    entries: [
      entry('tel', 'telrobot-agent', { userId: 'u', token: 'token-of-ours' }),
      entry('tel-v1', 'telrobot-v1', { token: 'token-of-ours', taskIds: [TASKS['tel-v1']] }),
      entry('by', 'byrobot', { appKey: 'key-of-ours', appSecret: 'secret-of-ours', companyId: 1 }),
      entry('air', 'airudder-inbound', { appKey: 'key-of-ours', appSecret: 'secret-of-ours', authScheme: 'Token' }),
    ],
    keysOf(connection) {
      const own = ANSWERS.filter(([pattern]) => pattern.source.startsWith(`^\\/${connection}\\/`));
      return [...new Set(own.flatMap(([, sample]) => keysIn(sample)))];
    },
    plant(next, connection) {
      for (const id of connection ? [connection] : IDS) plants.set(id, next);
    },
    refuse(next) {
      status = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
