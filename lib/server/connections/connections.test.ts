import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  changeConnectionEndpoint,
  connectionsEndpoint,
  createConnectionEndpoint,
  deleteConnectionEndpoint,
  testConnectionEndpoint,
  tryConnectionEndpoint,
} from '@/lib/api/connections';
import { tasksEndpoint } from '@/lib/api/tasks';
import { sealCredentials } from '../crypto/credentials';
import { openTestApi, type TestApi } from '../testing/open';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

/** An entry of the sandbox under another id: the same vendor account, added by hand. */
const entryOf = (from: string, id: string) => {
  const entry = api.entries.find((one) => one.id === from);
  if (!entry) throw new Error(`The sandbox has no ${from}.`);
  return { ...entry, id, name: `${entry.name} ${id}` };
};
const secretsOf = () =>
  api.entries.flatMap(({ account }) => [account['token'], account['appKey'], account['appSecret']].filter(Boolean));

describe('connections', () => {
  test('of the provisioning file are listed with what they can do, and without a credential', async () => {
    const response = await api.ask(connectionsEndpoint, '/connections', { as: 'viewer' });
    const text = await response.text();
    expect(
      JSON.parse(text).data.map(({ id, provisioned, sandbox }: Record<string, unknown>) => [id, provisioned, sandbox]),
    ).toEqual([
      ['tel', true, false],
      ['tel-v1', true, false],
      ['by', true, false],
      ['air', true, false],
    ]);
    for (const secret of secretsOf()) expect(text).not.toContain(secret);
  });

  test('of the provisioning file are read-only', async () => {
    const change = await api.ask(changeConnectionEndpoint, '/connections/tel', { body: { name: 'x' } });
    expect([change.status, (await change.json()).code]).toEqual([409, 'conflict']);
    const removal = await api.ask(deleteConnectionEndpoint, '/connections/tel');
    expect([removal.status, (await removal.json()).code]).toEqual([409, 'conflict']);
  });

  test('can be added, used, changed and removed, and are still there after a restart', async () => {
    const created = await api.ask(createConnectionEndpoint, '/connections', { body: entryOf('tel', 'mine') });
    const text = await created.text();
    expect([created.status, JSON.parse(text).data.id]).toEqual([200, 'mine']);
    for (const secret of secretsOf()) expect(text).not.toContain(secret);

    const again = await api.ask(createConnectionEndpoint, '/connections', { body: entryOf('tel', 'mine') });
    expect([again.status, (await again.json()).code]).toEqual([409, 'conflict']);

    await api.restart();
    const tasks = await api.ask(tasksEndpoint, '/connections/mine/tasks?pageSize=1');
    expect([tasks.status, (await tasks.json()).data.length]).toEqual([200, 1]);

    const changed = await api.ask(changeConnectionEndpoint, '/connections/mine', {
      body: { name: 'renamed', limits: { timeoutMs: 2_000 } },
    });
    expect([changed.status, (await changed.json()).data.name]).toEqual([200, 'renamed']);
    const still = await api.ask(tasksEndpoint, '/connections/mine/tasks?pageSize=2');
    expect(still.status).toBe(200);

    const broken = await api.ask(changeConnectionEndpoint, '/connections/mine', {
      body: { account: { token: 'wrong-token' } },
    });
    expect(broken.status).toBe(200);
    const refused = await api.ask(tasksEndpoint, '/connections/mine/tasks?pageSize=2');
    expect([refused.status, (await refused.json()).code]).toEqual([502, 'vendor_rejected']);

    const removed = await api.ask(deleteConnectionEndpoint, '/connections/mine');
    expect([removed.status, (await removed.json()).data]).toEqual([200, { id: 'mine' }]);
    const gone = await api.ask(tasksEndpoint, '/connections/mine/tasks');
    expect(gone.status).toBe(404);
  });

  test('leave audit entries without a credential', async () => {
    const rows = await api.services.store.audit.list({ limit: 100 });
    const actions = rows.filter(({ subject }) => subject === 'mine').map(({ action }) => action);
    expect(actions.sort()).toEqual([
      'connection.changed',
      'connection.changed',
      'connection.created',
      'connection.removed',
    ]);
    for (const secret of [...secretsOf(), 'wrong-token']) expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test('are stored without their credentials in the clear', async () => {
    await api.ask(createConnectionEndpoint, '/connections', { body: entryOf('by', 'sealed') });
    const row = await api.services.store.connections.get('sealed');
    for (const secret of secretsOf()) expect(JSON.stringify(row)).not.toContain(secret);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['an account of another dialect', { account: { userId: 'x' } }, ['account.']],
    ['an address without http', { baseUrl: 'ftp://vendor.example' }, ['baseUrl']],
    ['an address with a password', { baseUrl: 'https://a:b@vendor.example' }, ['baseUrl']],
    ['an id that is none', { id: '../x' }, ['id']],
    ['a zone that is none', { timeZone: 'Asia/Nowhere' }, ['timeZone']],
    ['a limit out of bounds', { limits: { requestsPerSecond: 0 } }, ['limits.requestsPerSecond']],
  ])('with %s are refused, and the field is named', async (_, change, fields) => {
    const response = await api.ask(createConnectionEndpoint, '/connections', {
      body: { ...entryOf('by', 'bad'), ...change },
    });
    const { code, errors } = await response.json();
    expect([response.status, code]).toEqual([400, 'bad_request']);
    for (const field of fields)
      expect(errors.some((error: { field: string }) => error.field.startsWith(field))).toBe(true);
  });

  test('that are tried say what came back, and a wrong credential is a failed step, not a failure', async () => {
    const good = await api.ask(testConnectionEndpoint, '/connections/tel/test');
    expect([good.status, (await good.json()).data]).toEqual([
      200,
      expect.objectContaining({ reachable: true, signedIn: true }),
    ]);
    const entry = { ...entryOf('tel', 'unsaved'), account: { ...entryOf('tel', 'x').account, token: 'wrong-token' } };
    const bad = await api.ask(tryConnectionEndpoint, '/connection-tests', { body: entry });
    expect([bad.status, (await bad.json()).data]).toEqual([
      200,
      expect.objectContaining({ reachable: true, signedIn: false }),
    ]);
    expect((await api.ask(tasksEndpoint, '/connections/unsaved/tasks')).status).toBe(404);
  });

  test('that another instance removed and made anew are other ones, whatever their version', async () => {
    const body = { ...entryOf('tel', 'again'), limits: { requestsPerSecond: 100 } };
    await api.ask(createConnectionEndpoint, '/connections', { body });
    expect((await api.ask(tasksEndpoint, '/connections/again/tasks')).status).toBe(200);
    const { connections } = api.services.store;
    const row = await connections.get('again');
    if (!row) throw new Error('it was not stored');
    await connections.delete('again');
    // The same version, by somebody else: another account, which the vendor refuses.
    const credentials = sealCredentials(api.services.identity.keys, 'again', { userId: 'x', token: 'another-token' });
    const made = await connections.create('again', { entry: row.entry, credentials, at: row.createdAt + 60_000 });
    expect(made.version).toBe(row.version);
    api.pass(3_000);
    const answer = await api.ask(tasksEndpoint, '/connections/again/tasks');
    expect([answer.status, (await answer.json()).code]).toEqual([502, 'vendor_rejected']);
  });

  test('know how they have been doing', async () => {
    await api.ask(tasksEndpoint, '/connections/tel/tasks');
    const { data } = await (await api.ask(connectionsEndpoint, '/connections')).json();
    const [tel, other] = data;
    expect(tel).toMatchObject({ state: 'ok', lastSuccessAt: expect.any(String), lastError: null });
    expect(other).toMatchObject({ id: 'tel-v1', state: 'unknown', lastSuccessAt: null });
  });
});

describe('a connection that is moved to another origin', () => {
  const move = async (id: string, body: unknown) => {
    const response = await api.ask(changeConnectionEndpoint, `/connections/${id}`, { body });
    const { code, errors, data } = await response.json();
    const fields = errors?.map(({ field }: { field: string }) => field);
    return { status: response.status, code, fields, baseUrl: data?.baseUrl };
  };
  const at = (id: string) => entryOf(id.replace('moved-', ''), id);

  beforeAll(async () => {
    for (const id of ['moved-tel', 'moved-tel-v1', 'moved-by', 'moved-air']) {
      const created = await api.ask(createConnectionEndpoint, '/connections', { body: at(id) });
      expect(created.status).toBe(200);
    }
  });

  test.each([
    ['moved-tel', ['account.token']],
    ['moved-tel-v1', ['account.token']],
    ['moved-by', ['account.appKey', 'account.appSecret']],
    ['moved-air', ['account.appKey', 'account.appSecret']],
  ])('%s asks for its secrets again, by name', async (id, fields) => {
    const baseUrl = 'https://elsewhere.example';
    expect(await move(id, { baseUrl })).toMatchObject({ status: 400, code: 'bad_request', fields });
    // Neither an empty text nor null is a secret, and ids are none.
    const empty = Object.fromEntries(fields.map((field) => [field.replace('account.', ''), '']));
    expect((await move(id, { baseUrl, account: empty })).fields).toEqual(expect.arrayContaining(fields));
    const nulls = Object.fromEntries(Object.keys(empty).map((name) => [name, null]));
    expect((await move(id, { baseUrl, account: nulls })).fields).toEqual(expect.arrayContaining(fields));
  });

  test.each([
    ['another port', (url: URL) => `${url.protocol}//${url.hostname}:1${url.port.slice(1)}`],
    ['another scheme', (url: URL) => `https://${url.host}`],
    ['another name for the same machine', (url: URL) => `http://localhost:${url.port}`],
    ['a name that only begins alike', (url: URL) => `http://${url.hostname}.example:${url.port}`],
  ])('counts %s as another origin', async (_, other) => {
    const baseUrl = other(new URL(at('moved-tel').baseUrl));
    expect(await move('moved-tel', { baseUrl })).toMatchObject({ status: 400, fields: ['account.token'] });
  });

  test('names what else is wrong beside the secrets', async () => {
    const wrong = { baseUrl: 'https://elsewhere.example', account: { companyId: 'x' } };
    const { fields } = await move('moved-by', wrong);
    expect(fields).toEqual(['account.appKey', 'account.appSecret', 'account.companyId']);
  });

  test('keeps its secrets on another path of its origin', async () => {
    const baseUrl = `${new URL(at('moved-tel').baseUrl).origin}/mode/messy`;
    expect(await move('moved-tel', { baseUrl })).toMatchObject({ status: 200, baseUrl });
    const tasks = await api.ask(tasksEndpoint, '/connections/moved-tel/tasks?pageSize=1');
    expect(tasks.status).toBe(200);
  });

  test('goes with the secrets that are given, and sends those', async () => {
    const { baseUrl, account } = at('moved-tel');
    const alias = baseUrl.replace('127.0.0.1', 'localhost');
    expect(alias).not.toBe(baseUrl);
    const given = { baseUrl: alias, account: { token: account['token'] } };
    expect(await move('moved-tel', given)).toMatchObject({ status: 200, baseUrl: alias });
    const tasks = await api.ask(tasksEndpoint, '/connections/moved-tel/tasks?pageSize=1');
    expect(tasks.status).toBe(200);
  });
});

describe('an address inside', () => {
  let closed: TestApi;
  beforeAll(async () => {
    closed = await openTestApi({ CALLBOARD_ALLOW_PRIVATE_UPSTREAMS: '0', CALLBOARD_CONNECTIONS: '' });
  });
  afterAll(() => closed.close());

  test.each([
    'http://127.0.0.1:4010',
    'http://localhost',
    'http://[::1]/',
    'http://169.254.169.254',
    'http://2130706433',
    'http://10.0.0.1.',
  ])('%s is refused when it is saved and when it is tried', async (baseUrl) => {
    const body = { ...entryOf('tel', 'inside'), baseUrl };
    for (const [endpoint, path] of [
      [createConnectionEndpoint, '/connections'],
      [tryConnectionEndpoint, '/connection-tests'],
    ] as const) {
      const response = await closed.ask(endpoint, path, { body });
      const { errors } = await response.json();
      expect([response.status, errors?.[0]?.field]).toEqual([400, 'baseUrl']);
    }
  });

  test("is free where it is the sandbox's own", async () => {
    const [first] = closed.entries;
    if (!first) throw new Error('no sandbox');
    closed.services.exempt(new URL(first.baseUrl).origin);
    await closed.services.book.setDemo(closed.entries);
    const response = await closed.ask(tasksEndpoint, '/connections/tel/tasks');
    expect(response.status).toBe(200);
    const { data } = await (await closed.ask(connectionsEndpoint, '/connections')).json();
    expect(data[0]).toMatchObject({ id: 'tel', sandbox: true, provisioned: false });
  });
});
