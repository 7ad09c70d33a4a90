import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawFile } from '@/app/drawn/report-file';
import { draw } from '@/app/s/[token]/draw';
import { createLinkEndpoint } from '@/lib/api/links';
import { tasksEndpoint } from '@/lib/api/tasks';
import { CANARY, SPOKEN, showsCanary, WRITTEN } from '@/lib/vendors/canary';
import { ENDPOINTS } from './http/endpoints';
import { sharedFile } from './links/files';
import { sharedData } from './links/public';
import { FORMATS } from './links/report-file';
import { metrics } from './process/metrics-route';
import { ADMIN_TOKEN, type Api, openApi } from './testing/api';
import { type Plant, type Planted, type PlantedId, plantedVendors, TASKS } from './testing/planted-vendors';
import { readWorkbook } from './testing/sheets';

// Reliability.md section 5 K: one telephone number in everything that vendors send, and every address of our own asked
// for it. Vendors' answers are walked and addresses are found in app/api, so that neither a new field nor a new address
// can be forgotten.

let api: Api;
let vendors: Planted;
beforeAll(async () => {
  vendors = await plantedVendors();
  api = await openApi(vendors.entries);
  // All of them are loaded before a vendor's deadline runs.
  for (const address of ADDRESSES) await import(`${ROOT}${address}/route.ts`);
}, 120_000);
afterAll(async () => {
  await api.close();
  await vendors.close();
});

const ROOT = fileURLToPath(new URL('../../app/api/v1/', import.meta.url));
/** Below /api/v1, with `[parameter]` for what stands in the path. */
const ADDRESSES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('/route.ts'))
  .map((file) => file.slice(0, -'/route.ts'.length));
const READ = ['GET', 'POST'] as const;

const CONNECTIONS = Object.keys(TASKS) as PlantedId[];
const CALLS: Readonly<Record<PlantedId, string>> = { tel: 'c', 'tel-v1': 'c', by: '540', air: 'c' };

const parametersOf = (address: string) => [...address.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);

/** An address filled in for a connection, with what else its endpoint may be asked; null for a parameter nobody knows. */
function questionOf(address: string, connection: PlantedId, more: Readonly<Record<string, string>> = {}): string {
  const known: Readonly<Record<string, string>> = {
    connectionId: connection,
    taskId: TASKS[connection],
    callId: CALLS[connection],
    tokenId: 'abcdefgh',
    sessionId: 'abcdefgh',
    userId: 'abcdefgh',
    linkId: 'abcdefgh',
    inviteId: 'abcdefgh',
  };
  const path = address.replace(
    /\[(\w+)\]/g,
    (_, name: string) => known[name] ?? expect.fail(`${name} is new: give it a value`),
  );
  const template = `/${address.replace(/\[(\w+)\]/g, '{$1}')}`;
  const endpoint = ENDPOINTS.find((one) => one.path === template && one.method === 'GET');
  const shape = endpoint?.input._zod.def && 'shape' in endpoint.input._zod.def ? endpoint.input._zod.def.shape : {};
  const useful = { taskId: TASKS[connection], history: 'true', ...(/inbound/.test(address) && RANGE), ...more };
  const asked = Object.entries(useful).filter(
    ([name]) => name in (shape as object) && !parametersOf(address).includes(name),
  );
  return `/${path}?${new URLSearchParams(asked)}`;
}
const RANGE = { from: '2025-11-10', to: '2025-11-12' };

type Answer = { readonly question: string; readonly status: number; readonly text: string };

async function ask(address: string, method: (typeof READ)[number], question: string): Promise<Answer> {
  const handlers = await import(`${ROOT}${address}/route.ts`);
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
  const request = new Request(`http://localhost:3000/api/v1${question}`, {
    method,
    headers,
    ...(method === 'POST' && { body: '{}' }),
  });
  const response: Response = await handlers[method](request);
  const told = JSON.stringify([...response.headers].filter(([name]) => name !== 'x-request-id'));
  const isSound = response.headers.get('content-type')?.startsWith('audio/') === true;
  // A workbook is packed: what is in it is looked at, not its bytes.
  const isSheet = response.headers.get('content-type')?.includes('spreadsheetml') === true;
  const body = isSound
    ? ''
    : isSheet
      ? readWorkbook(Buffer.from(await response.arrayBuffer())).text
      : await response.text();
  if (isSound) await response.body?.cancel();
  return { question: `${method} ${question}`, status: response.status, text: `${told}\n${body}` };
}

/** Past every memory, and past what a vendor's failures before may have left. */
function afresh(): void {
  api.pass(600_000);
  for (const connection of CONNECTIONS) api.services.answers.forget(connection);
}

const OF_CONNECTIONS = ADDRESSES.filter((address) => address.includes('[connectionId]'));
/** Workbooks and documents say what CSV and data do, and take long to make; with every form of a number they are asked. */
const QUICK = OF_CONNECTIONS.filter((address) => !/report\.(?:xlsx|html)$/.test(address));
const OTHERS = ADDRESSES.filter((address) => !address.includes('[connectionId]'));

const askAll = (addresses: readonly string[], connection: PlantedId, methods: readonly (typeof READ)[number][]) =>
  Promise.all(
    addresses.flatMap((address) => methods.map((method) => ask(address, method, questionOf(address, connection)))),
  );

/** Everything there is to read, of every connection. */
async function everything(methods: readonly (typeof READ)[number][] = ['GET']): Promise<Answer[]> {
  afresh();
  const all = [...CONNECTIONS.map((one) => askAll(OF_CONNECTIONS, one, methods)), askAll(OTHERS, 'tel', methods)];
  return (await Promise.all(all)).flat();
}

/** In every text in which it does not change what the answer means: words, and fields for numbers. */
const amongWords =
  (form: string): Plant =>
  (key, value) => {
    if (/callee|phone|telephone|^number$|bridge_number|caller/i.test(key)) return form;
    if (/record_?file|url$/i.test(key)) {
      return value?.startsWith('http') ? `https://x.example/${CANARY}.wav` : value && `/mnt/${CANARY}.wav`;
    }
    return value !== null && /\p{Script=Han}/u.test(value) && !/status_str|gender_str|hangup_disposition_str/.test(key)
      ? `${value} ${form}`
      : value;
  };

const shown = (answers: readonly Answer[]) =>
  answers.filter(({ text }) => showsCanary(text)).map(({ question }) => question);

describe('a telephone number in what vendors send', () => {
  test('every address is asked, and those of calls and statistics answer with the number masked', async () => {
    vendors.plant(amongWords(CANARY));
    const answers = await everything(READ);
    const good = (part: RegExp) => answers.filter(({ question, status }) => status === 200 && part.test(question));
    expect(ADDRESSES.length).toBeGreaterThan(20);
    for (const [part, least] of [
      [/\/calls\?/, 3],
      [/\/numbers\?/, 3],
      [/\/calls\/\w+\?/, 3],
      [/\/calls\/\w+\/raw/, 3],
    ] as const) {
      expect(good(part).length, String(part)).toBeGreaterThanOrEqual(least);
      for (const { question, text } of good(part)) expect(text, question).toContain('199****4321');
    }
    expect(good(/\/stat\b/).length).toBeGreaterThanOrEqual(3);
    expect(good(/\/recording/).length).toBeGreaterThanOrEqual(2);
    expect(shown(answers)).toEqual([]);
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7])('comes out nowhere among its words, in whatever form (%i)', async (turn) => {
    // Another form in each field, and another one in each turn; every form in every field is redact.test.ts's.
    const forms = [...WRITTEN, ...SPOKEN];
    let field = turn * 7;
    vendors.plant((key, value) => amongWords(forms[field++ % forms.length] ?? CANARY)(key, value));
    expect(shown(await everything())).toEqual([]);
  });

  test.each(CONNECTIONS)(
    'comes out nowhere, whichever field of %s it stands in alone',
    async (connection) => {
      // The ids of tasks and calls are the vendor's own, and name no person: links are made of them.
      const keys = vendors.keysOf(connection).filter((key) => !/^(?:uuid|id|.*_id|.*Id)$/.test(key));
      expect(keys.length).toBeGreaterThan(3);
      for (const key of keys) {
        vendors.plant((name, value) => (name === key ? CANARY : value), connection);
        afresh();
        expect([key, ...shown(await askAll(QUICK, connection, ['GET']))]).toEqual([key]);
      }
    },
    120_000,
  );

  test.each([302, 400, 401, 403, 404, 429, 500])('comes out of no refusal with status %i', async (status) => {
    vendors.refuse(status);
    const answers = await everything(READ);
    vendors.refuse(null);
    expect(shown(answers)).toEqual([]);
    expect(answers.some(({ status: own }) => own >= 400)).toBe(true);
  });

  test('is shown where it is revealed, by every dialect that has it, and in a list that is filtered here never after', async () => {
    vendors.plant(amongWords(CANARY));
    afresh();
    const reveal = { reveal: 'true', reason: '客诉回拨' };
    for (const connection of ['tel', 'tel-v1', 'by'] as const) {
      for (const address of [
        'connections/[connectionId]/tasks/[taskId]/calls',
        'connections/[connectionId]/tasks/[taskId]/numbers',
        'connections/[connectionId]/calls/[callId]',
      ]) {
        const whole = await ask(address, 'GET', questionOf(address, connection, reveal));
        expect([whole.question, whole.status, whole.text.includes(`"${CANARY}"`)]).toEqual([whole.question, 200, true]);
        // Read to its end and remembered, since no vendor filters by a tag's name.
        const filters = { tag: '承認發布', q: '4321' };
        const filtered = await ask(address, 'GET', questionOf(address, connection, { ...reveal, ...filters }));
        expect(filtered.status).toBe(200);
        expect(shown([await ask(address, 'GET', questionOf(address, connection, filters))])).toEqual([]);
      }
    }
    expect(shown(await everything())).toEqual([]);
  });

  test('comes out of no report that is sent by link', async () => {
    vendors.plant(amongWords(CANARY));
    afresh();
    for (const connectionId of ['tel', 'tel-v1', 'by'] as const) {
      const listed = await (await api.ask(tasksEndpoint, `/connections/${connectionId}/tasks`)).json();
      const [taskId, callId] = [TASKS[connectionId], CALLS[connectionId]];
      for (const report of [
        { kind: 'task', connectionId, taskId: listed.data[0].id },
        { kind: 'call', connectionId, taskId, callId },
      ] as const) {
        const made = await api.ask(createLinkEndpoint, '/links', { body: { name: 'x', mode: 'live', report } });
        const answer = await made.json();
        expect(made.status, JSON.stringify([report, answer])).toBe(200);
        const address = `${new URL(answer.data.url).pathname}/report.json`;
        const response = await sharedData.GET(new Request(`http://localhost:3000${address}`));
        const text = await response.text();
        expect(response.status, text).toBe(200);
        expect(showsCanary(text), `${connectionId} ${report.kind}`).toBe(false);
        for (const format of FORMATS) {
          const page = address.replace(/json$/, format);
          const file = await sharedFile(format, draw, drawFile).GET(new Request(`http://localhost:3000${page}`));
          expect(file.status, `${connectionId} ${report.kind} ${format}`).toBe(200);
          const bytes = Buffer.from(await file.arrayBuffer());
          const shownText = format === 'xlsx' ? readWorkbook(bytes).text : bytes.toString('utf8');
          expect(showsCanary(shownText), `${connectionId} ${report.kind} ${format}`).toBe(false);
        }
      }
    }
  });

  test('stands in no line of the log, in no metric and in no audit entry, after all of this', async () => {
    const told = await metrics.GET(
      new Request('http://localhost:3000/metrics', { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } }),
    );
    const text = await told.text();
    expect(text).toContain('callboard_');
    expect(showsCanary(text.replace(/[\d.e+]+$/gm, ''))).toBe(false);
    expect(api.lines.length).toBeGreaterThan(100);
    expect(api.lines.filter((line) => showsCanary(line))).toEqual([]);
    const entries = await api.services.store.audit.list({ limit: 1_000 });
    expect(entries.length).toBeGreaterThan(0);
    expect(showsCanary(JSON.stringify(entries))).toBe(false);
  });
});
