import { afterAll, beforeAll, expect, test } from 'vitest';
import { tasksEndpoint } from '@/lib/api/tasks';
import { ENDPOINTS } from './http/endpoints';
import { openTestApi, type TestApi } from './testing/open';
import { codeAt } from './testing/totp';

// Every endpoint that may change something is asked to, and has to leave its entry in the log; the list comes from
// ENDPOINTS, so that a new one cannot be forgotten. Every secret that is met on the way is planted, and none of them may
// stand in the log at the end.

/** What changes nothing that stays, and why. */
const EXEMPT: Readonly<Record<string, string>> = {
  'connection-test': 'asks a vendor and stores nothing',
  'connection-try': 'asks a vendor and stores nothing',
  'link-embed': 'signs an address of five minutes and stores nothing',
  'second-factor-begin': 'counts for nothing until it is confirmed, which is noted',
  verify: 'reads a report that its reader may read, and changes nothing',
};

let api: TestApi;
const secrets: string[] = [];
const planted = <Text extends string>(text: Text): Text => {
  secrets.push(text);
  return text;
};

type Asked = { readonly at?: Readonly<Record<string, string>>; readonly body?: unknown; readonly cookie?: string };
const done = new Map<string, readonly string[]>();

/** Puts a change through its route, and notes which actions it left in the log. */
async function change(name: string, { at = {}, body, cookie }: Asked = {}) {
  const endpoint = ENDPOINTS.find((one) => one.name === name);
  if (!endpoint) throw new Error(`There is no endpoint ${name}.`);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, parameter: string) => at[parameter] ?? expect.fail(parameter));
  const { audit } = api.services.store;
  const before = new Set((await audit.list({ limit: 10_000 })).map(({ id }) => id));
  const headers = { 'user-agent': 'Chrome/140 Windows', ...(cookie !== undefined && { cookie }) };
  const response = await api.ask(endpoint, path, {
    headers,
    ...(body !== undefined && { body }),
    ...((cookie !== undefined || endpoint.access === 'anonymous') && { as: 'nobody' }),
  });
  const text = await response.text();
  expect(response.status, `${name}: ${text}`).toBe(200);
  const after = (await audit.list({ limit: 10_000 })).filter(({ id }) => !before.has(id));
  done.set(name, [...(done.get(name) ?? []), ...after.map(({ action }) => action)]);
  const [set = ''] = response.headers.getSetCookie();
  const session = set.split(';')[0] ?? '';
  if (session.length > 30) planted(session.split('=')[1] ?? '');
  return { data: JSON.parse(text).data, cookie: session };
}

const tokenIn = (url: string) => planted(new URL(url).searchParams.get('token') ?? '');

async function person(login: string, role: string) {
  const { data: invited } = await change('invite', { body: { role, name: 'somebody new' } });
  const password = planted(`canary password of ${login}`);
  const body = { token: tokenIn(invited.url), login, name: login, password };
  const { data, cookie } = await change('setup', { body });
  return { id: data.id as string, login, password, cookie };
}
type Person = Awaited<ReturnType<typeof person>>;
const signIn = ({ login, password }: Person) => change('sign-in', { body: { login, password } });

async function people(): Promise<void> {
  const mei = await person('mei', 'viewer');
  await change('user-change', { at: { userId: mei.id }, body: { role: 'analyst' } });
  await change('user-sign-out', { at: { userId: mei.id } });
  const { data: link } = await change('password-link', { at: { userId: mei.id } });
  await change('password-set', { body: { token: tokenIn(link.url), password: planted('canary password again') } });
  await change('user-remove', { at: { userId: mei.id } });
  const { data: invited } = await change('invite', { body: { role: 'viewer' } });
  tokenIn(invited.url);
  await change('invite-void', { at: { inviteId: invited.id } });
}

async function secondFactor(lin: Person): Promise<void> {
  const { cookie, password: current } = lin;
  const { data: begun } = await change('second-factor-begin', { cookie, body: { current } });
  const key: string = planted(begun.key);
  const code = () => {
    // A code is good once: each is of a later time.
    api.pass(90_000);
    return codeAt(key, api.services.clock.now().getTime());
  };
  const confirmed = await change('second-factor-confirm', { cookie, body: { code: code() } });
  for (const one of confirmed.data.recoveryCodes) planted(one);
  const first = await signIn(lin);
  await change('sign-in-code', { body: { step: planted(first.data.step), code: code() } });
  const renewed = await change('recovery-codes-renew', { cookie, body: { current, code: code() } });
  const [recovery, ...others] = renewed.data.recoveryCodes.map(planted);
  expect(others).toHaveLength(9);
  const again = await signIn(lin);
  await change('sign-in-code', { body: { step: planted(again.data.step), code: recovery } });
  await change('second-factor-disable', { cookie, body: { current, code: code() } });
}

async function removedSecondFactor(): Promise<void> {
  const kai = await person('kai', 'viewer');
  const { data } = await change('second-factor-begin', { cookie: kai.cookie, body: { current: kai.password } });
  const code = codeAt(planted(data.key), api.services.clock.now().getTime());
  await change('second-factor-confirm', { cookie: kai.cookie, body: { code } });
  await change('second-factor-remove', { at: { userId: kai.id } });
}

async function sessions(lin: Person): Promise<void> {
  const own = ENDPOINTS.find(({ name }) => name === 'own-sessions');
  const other = await signIn(lin);
  if (!own) throw new Error('There is no list of sessions.');
  const { cookie } = lin;
  const listed = await (await api.ask(own, own.path, { as: 'nobody', headers: { cookie } })).json();
  const there = listed.data.find(({ current }: { current: boolean }) => !current);
  await change('own-session-end', { cookie, at: { sessionId: there.id } });
  await change('own-sessions-end', { cookie });
  expect(other.cookie).not.toBe('');
  const next = planted('canary password three');
  await change('password-change', { cookie, body: { current: lin.password, next } });
  await change('sign-out', { cookie });
}

async function tokensAndLinks(): Promise<void> {
  const { data: token } = await change('token-create', { body: { name: 'BI', role: 'viewer', connections: ['tel'] } });
  planted(token.secret);
  await change('token-delete', { at: { tokenId: token.id } });
  const tasks = await (await api.ask(tasksEndpoint, '/connections/tel/tasks')).json();
  const report = { kind: 'task', connectionId: 'tel', taskId: tasks.data.at(-1).id };
  const password = planted('canary link password');
  const { data: link } = await change('link-create', { body: { name: 'client', mode: 'live', report, password } });
  const at = { linkId: link.id };
  planted(link.url.split('/s/')[1]);
  const other = planted('canary other link password');
  await change('link-change', { at, body: { name: 'other', state: 'paused', password: other } });
  const { data: rotated } = await change('link-rotate', { at });
  planted(rotated.url.split('/s/')[1]);
  await change('link-take-over', { at });
  await change('link-revoke', { at });
}

async function connections(): Promise<void> {
  const from = api.entries.find(({ id }) => id === 'tel');
  if (!from) throw new Error('The sandbox has no tel.');
  const entry = { ...from, id: 'mine', name: 'mine' };
  planted(String(entry.account['token']));
  await change('connection-try', { body: entry });
  await change('connection-create', { body: entry });
  const at = { connectionId: 'mine' };
  await change('connection-test', { at });
  const account = { token: planted('canary-vendor-token') };
  await change('connection-change', { at, body: { name: 'renamed', account } });
  await change('connection-delete', { at });
}

beforeAll(async () => {
  api = await openTestApi({}, undefined, { quick: true });
  await people();
  const lin = await person('lin', 'admin');
  await secondFactor(lin);
  await removedSecondFactor();
  await sessions(lin);
  await tokensAndLinks();
  await connections();
}, 120_000);
afterAll(() => api.close());

test('every endpoint that may change something was asked to, or is known to change nothing', () => {
  const changing = ENDPOINTS.filter(({ method }) => method !== 'GET').map(({ name }) => name);
  expect(changing.filter((name) => !done.has(name) && EXEMPT[name] === undefined)).toEqual([]);
  expect(Object.keys(EXEMPT).filter((name) => !changing.some((one) => one === name))).toEqual([]);
});

test('every change leaves an entry in the log, and what changes nothing leaves none', () => {
  const silent = [...done].filter(([, actions]) => actions.length === 0).map(([name]) => name);
  expect(silent.sort()).toEqual(
    Object.keys(EXEMPT)
      .filter((name) => done.has(name))
      .sort(),
  );
});

test('what was changed stands there as it was before and as it became', async () => {
  const all = await api.services.store.audit.list({ limit: 10_000 });
  const of = (action: string) => all.find((entry) => entry.action === action);
  expect(of('user.changed')).toMatchObject({ before: { role: 'viewer' }, after: { role: 'analyst' } });
  expect(of('link.changed')).toMatchObject({
    before: { name: 'client', state: 'active' },
    after: { name: 'other', state: 'paused' },
    detail: { passwordReplaced: true },
  });
  expect(of('connection.changed')).toMatchObject({
    before: { name: 'mine' },
    after: { name: 'renamed' },
    detail: { replacedSecrets: ['token'] },
  });
  expect(of('connection.removed')).toMatchObject({ before: { name: 'renamed', dialect: 'telrobot-agent' } });
  expect(of('token.deleted')).toMatchObject({ before: { name: 'BI', connections: ['tel'] } });
  expect(of('second-factor.enabled')).toMatchObject({ before: { secondFactor: false }, after: { secondFactor: true } });
});

test('no secret that was met on the way stands in the log', async () => {
  const all = JSON.stringify(await api.services.store.audit.list({ limit: 10_000 }));
  expect(all).not.toContain('canary');
  const long = secrets.filter((secret) => secret.length >= 10);
  expect(long.length).toBeGreaterThan(25);
  for (const secret of long) expect(all).not.toContain(secret);
});
