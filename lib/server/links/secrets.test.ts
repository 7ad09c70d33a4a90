import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { embedLinkEndpoint, rotateLinkEndpoint } from '@/lib/api/links';
import { tasksEndpoint } from '@/lib/api/tasks';
import { CANARY, SPOKEN, showsCanary, WRITTEN } from '@/lib/vendors/canary';
import { type Api, openApi } from '../testing/api';
import { linkOwner } from '../testing/links';
import { type Planted, plantedVendors, TASKS } from '../testing/planted-vendors';

// Every address below /s is found in app/s, so that a new one is asked as well.

const ROOT = fileURLToPath(new URL('../../../app/s/', import.meta.url));
const ADDRESSES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('/route.ts'))
  .map((file) => file.slice(0, -'/route.ts'.length));
const PASSWORD = 'Passwort-der-Kundin-9931';
const SITE = 'https://client.example';

let api: Api;
let vendors: Planted;
beforeAll(async () => {
  vendors = await plantedVendors();
  const forms = [...WRITTEN, ...SPOKEN];
  let field = 0;
  vendors.plant((key, value) => {
    if (/callee|phone|telephone|^number$|bridge_number|caller/i.test(key)) return CANARY;
    const isWords = value !== null && /\p{Script=Han}/u.test(value);
    return isWords && !/status_str|gender_str|hangup_disposition_str/.test(key)
      ? `${value} ${forms[field++ % forms.length]}`
      : value;
  });
  api = await openApi(vendors.entries);
}, 60_000);
afterAll(async () => {
  await api.close();
  await vendors.close();
});

type Asked = { readonly address: string; readonly status: number; readonly body: string; readonly cookies: string[] };

async function ask(address: string, token: string, init: RequestInit = {}): Promise<Asked> {
  const handlers = await import(`${ROOT}${address}/route.ts`);
  if (/\[(?!token\])/.test(address)) expect.fail(`${address} has a parameter that nobody knows: give it a value`);
  const path = address.replace('[token]', token);
  const leaving = new AbortController();
  const request = new Request(`http://localhost:3000/s/${path}`, { ...init, signal: leaving.signal });
  const response: Response = await handlers[init.method ?? 'GET'](request);
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  // A file of another kind is read byte by byte: what it holds compressed is its own tests'.
  const body = isStream ? '' : Buffer.from(await response.arrayBuffer()).toString('utf8');
  if (isStream) {
    await response.body?.cancel();
    leaving.abort();
  }
  const told = [...response.headers].filter(([name]) => name !== 'x-request-id' && name !== 'set-cookie');
  const text = `${JSON.stringify(told)}\n${body}`;
  return { address, status: response.status, body: text, cookies: response.headers.getSetCookie() };
}

const readAll = async (token: string, headers: HeadersInit = {}) =>
  Promise.all(ADDRESSES.filter((one) => !one.endsWith('/unlock')).map((one) => ask(one, token, { headers })));

/** Every file of the data directory as it lies there, the journal of the store included. */
function bytesOf(folder: string): [name: string, bytes: Buffer][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path)]);
}

test('no token, password or cookie of a link lies in the data directory or in the log, and no number leaves by one', async () => {
  const { data } = await (await api.ask(tasksEndpoint, '/connections/tel/tasks')).json();
  const secrets = new Set<string>([PASSWORD]);
  const answers: Asked[] = [];
  const keep = (all: readonly Asked[]) => {
    answers.push(...all);
    for (const { cookies } of all) for (const line of cookies) secrets.add(line.split(';')[0]?.split('=')[1] ?? '');
  };
  const range = { from: '2025-11-10', to: '2025-11-12' };
  for (const [report, mode] of [
    [{ kind: 'task', connectionId: 'tel', taskId: data[0].id }, 'live'],
    [{ kind: 'task', connectionId: 'tel', taskId: data[0].id }, 'snapshot'],
    [{ kind: 'inbound', connectionId: 'air', ...range }, 'live'],
    [{ kind: 'call', connectionId: 'tel', taskId: TASKS.tel, callId: 'c' }, 'live'],
    [{ kind: 'call', connectionId: 'by', taskId: TASKS.by, callId: '540' }, 'snapshot'],
  ] as const) {
    const owner = linkOwner(api, report);
    const open = await owner.make({ mode, embedOrigins: [SITE] });
    const locked = await owner.make({ mode, password: PASSWORD });
    const body = JSON.stringify({ password: PASSWORD });
    const headers = { 'content-type': 'application/json', 'x-callboard-client': '192.0.2.7' };
    const entered = await ask('[token]/unlock', locked.token, { method: 'POST', headers, body });
    keep([entered, ...(await readAll(open.token))]);
    const cookie = entered.cookies.map((line) => line.split(';')[0]).join('; ');
    keep(await readAll(locked.token, { cookie, 'accept-language': 'en' }));
    const frame = await (
      await api.ask(embedLinkEndpoint, `/links/${open.id}/embed`, { body: { origin: SITE } })
    ).json();
    const rotated = await (await api.ask(rotateLinkEndpoint, `/links/${open.id}/rotate`)).json();
    for (const token of [open.token, locked.token, frame.data.url.split('/s/')[1], rotated.data.url.split('/s/')[1]]) {
      secrets.add(token);
      keep(await readAll(token));
    }
  }
  const good = answers.filter(({ status }) => status === 200);
  for (const address of ADDRESSES)
    expect(
      good.map((one) => one.address),
      address,
    ).toContain(address);
  expect(answers.filter(({ body }) => showsCanary(body)).map(({ address }) => address)).toEqual([]);
  // A hash is letters and digits by chance, and a fraction as JSON has it has sixteen digits behind the point.
  const words = (body: string) => body.replace(/\b[0-9a-f]{64}\b/g, '').replace(/\.\d+/g, '');
  const elevenDigits = /\d{11}/;
  expect(answers.filter(({ body }) => elevenDigits.test(words(body))).map(({ address }) => address)).toEqual([]);

  await api.services.sharing.views.flush();
  await api.services.answers.flush();
  const files = bytesOf(api.services.env.dataDir);
  expect(files.map(([name]) => name).some((name) => name.endsWith('app.db-wal'))).toBe(true);
  expect(secrets.size).toBeGreaterThan(25);
  for (const secret of secrets) {
    expect(files.filter(([, bytes]) => bytes.includes(secret)).map(([name]) => name)).toEqual([]);
    expect(api.lines.filter((line) => line.includes(secret))).toEqual([]);
  }
  expect(api.lines.length).toBeGreaterThan(20);
}, 120_000);
