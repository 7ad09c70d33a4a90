import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ConnectionEntry,
  changeConnectionEndpoint,
  connectionsEndpoint,
  createConnectionEndpoint,
  testConnectionEndpoint,
} from '@/lib/api/connections';
import { tasksEndpoint } from '@/lib/api/tasks';
import type { Connection } from '@/lib/model/connection';
import { DEFAULT_LIMITS } from '@/lib/model/limits';
import { ROLES, type Role } from '@/lib/model/user';
import { VENDORS } from '@/lib/vendors/registry';
import { ENDPOINTS } from '../http/endpoints';
import { openTestApi, type TestApi } from '../testing/open';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const secretFields = ({ dialect }: ConnectionEntry) =>
  VENDORS[dialect].accountFields.filter(({ secret }) => secret).map(({ name }) => name);
const secretsOf = (entry: ConnectionEntry) => secretFields(entry).map((name) => String(entry.account[name]));

/** The sandbox's entry under another id, with a canary for every secret. */
function planted(entry: ConnectionEntry): ConnectionEntry {
  const canaries = secretFields(entry).map((name) => [name, `canary-${entry.dialect}-${name}`] as const);
  return { ...entry, id: `${entry.id}-canary`, account: { ...entry.account, ...Object.fromEntries(canaries) } };
}

/** What comes back when a connection is added, changed and tried. */
async function addAndTry(body: ConnectionEntry): Promise<string[]> {
  const { id } = body;
  const created = await api.ask(createConnectionEndpoint, '/connections', { body });
  expect(created.status).toBe(200);
  const changed = await api.ask(changeConnectionEndpoint, `/connections/${id}`, { body: { name: `${id} two` } });
  const tested = await api.ask(testConnectionEndpoint, `/connections/${id}/test`);
  return Promise.all([created, changed, tested].map((response) => response.text()));
}

type Read = { readonly endpoint: (typeof ENDPOINTS)[number]; readonly path: string };

/** Everything that can be read, by subject: of nothing in particular, of each connection and of its first task. */
async function readsOf(entries: readonly ConnectionEntry[]): Promise<readonly (readonly Read[])[]> {
  const reads = ENDPOINTS.filter(({ method }) => method === 'GET');
  const general = reads.filter(({ path }) => !path.includes('{connectionId}'));
  const special = reads.filter(({ path }) => path.includes('{connectionId}'));
  const ofEach = entries.map(async ({ id }) => {
    const { data } = await (await api.ask(tasksEndpoint, `/connections/${id}/tasks?pageSize=1`)).json();
    const filled = ({ path }: Read['endpoint']) =>
      path.replace('{connectionId}', id).replace('{taskId}', String(data?.[0]?.id ?? '1'));
    // A file of everything takes minutes at the vendor's pace.
    return special.map((endpoint) => ({
      endpoint,
      path: `${filled(endpoint)}${endpoint.streamed === true ? '?outcome=answered' : ''}`,
    }));
  });
  return [general.map((endpoint) => ({ endpoint, path: endpoint.path })), ...(await Promise.all(ofEach))];
}

/** One after the other, so that a connection's queue is never full. */
async function readAll(reads: readonly Read[], as: Role): Promise<string[]> {
  const texts: string[] = [];
  for (const { endpoint, path } of reads) texts.push(await (await api.ask(endpoint, path, { as })).text());
  return texts;
}

const listed = async (as: Role): Promise<Connection[]> =>
  (await (await api.ask(connectionsEndpoint, '/connections', { as })).json()).data;
const one = async (id: string, as: Role = 'admin') => {
  const found = (await listed(as)).find((connection) => connection.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
};

describe('what a vendor takes for proof', () => {
  test('is a secret of every dialect: tokens, keys and their names, never an id', () => {
    expect(Object.fromEntries(api.entries.map((entry) => [entry.dialect, secretFields(entry)]))).toEqual({
      'telrobot-agent': ['token'],
      'telrobot-v1': ['token'],
      byrobot: ['appKey', 'appSecret'],
      'airudder-inbound': ['appKey', 'appSecret'],
    });
  });

  test('is in no answer to any question, for any role, and in no log line', async () => {
    const canaries = api.entries.map(planted);
    const secrets = [...api.entries, ...canaries].flatMap(secretsOf);
    expect(secrets).toHaveLength(12);
    const changes = (await Promise.all(canaries.map(addAndTry))).flat();
    const reads = await readsOf([...api.entries, ...canaries]);
    const asked = ROLES.flatMap((as) => reads.map((ofOne) => readAll(ofOne, as)));
    const answers = [...changes, ...(await Promise.all(asked)).flat()];
    expect(answers.length).toBeGreaterThan(150);
    expect(answers.filter((text) => text.includes('"data"')).length).toBeGreaterThan(50);
    for (const text of [...answers, ...api.lines]) for (const secret of secrets) expect(text).not.toContain(secret);
  }, 60_000);
});

describe('the account of a connection', () => {
  test('is shown to admins as it was given, without its secrets', async () => {
    const accounts = (await listed('admin')).slice(0, 4).map(({ account }) => account);
    expect(accounts).toEqual(
      api.entries.map((entry) => {
        const shown = Object.entries(entry.account).filter(([name]) => !secretFields(entry).includes(name));
        return Object.fromEntries(shown);
      }),
    );
    expect(accounts.map((account) => Object.keys(account ?? {}))).toEqual([
      ['userId'],
      ['taskIds'],
      ['companyId'],
      ['authScheme'],
    ]);
  });

  test.each(['viewer', 'analyst'] as const)('is not shown to a reader with the role %s', async (as) => {
    expect((await listed(as)).map(({ account }) => account).filter((account) => account !== null)).toEqual([]);
  });

  test('that cannot be read any more takes nothing else away from the list', async () => {
    const [tel] = api.entries;
    if (!tel) throw new Error('no sandbox');
    await api.services.store.connections.create('unreadable', {
      entry: { ...tel, account: undefined, id: 'unreadable', name: 'Unreadable' },
      credentials: 'sealed by another key',
      at: 1,
    });
    await api.restart();
    expect(await one('unreadable')).toMatchObject({ account: null, name: 'Unreadable', limits: DEFAULT_LIMITS });
  });
});

describe('the settings of a connection', () => {
  const template = 'https://rec:pw-canary@cdn.example/{date}/{path}?file={file}&sign=query-canary&flag-canary#canary';
  const body = () => {
    const entry = api.entries.find(({ id }) => id === 'tel-v1');
    return {
      ...entry,
      id: 'set-up',
      limits: { timeoutMs: 20_000, inFlight: 2 },
      recordingHosts: ['cdn.example', 'cdn.example:8443'],
      recordingUrlTemplate: template,
    };
  };

  test('say which limits hold and which of them are its own', async () => {
    expect((await api.ask(createConnectionEndpoint, '/connections', { body: body() })).status).toBe(200);
    expect((await one('set-up')).limits).toEqual({
      requestsPerSecond: DEFAULT_LIMITS.requestsPerSecond,
      inFlight: 2,
      timeoutMs: 20_000,
      set: ['inFlight', 'timeoutMs'],
    });
    expect((await one('tel', 'viewer')).limits).toEqual({ ...DEFAULT_LIMITS, set: [] });
  });

  test('name where recordings come from, without what may be a signature, and the template to admins alone', async () => {
    const shown = 'https://•••@cdn.example/{date}/{path}?file={file}&sign=•••&•••#•••';
    expect(await one('set-up')).toMatchObject({
      recordingHosts: ['cdn.example', 'cdn.example:8443'],
      recordingUrlTemplate: shown,
    });
    expect((await one('set-up', 'analyst')).recordingUrlTemplate).toBeNull();
    const back = await api.ask(changeConnectionEndpoint, '/connections/set-up', {
      body: { recordingUrlTemplate: shown },
    });
    const { errors } = await back.json();
    expect([back.status, errors]).toEqual([
      400,
      [{ field: 'recordingUrlTemplate', reason: 'takes the hidden part (•••) in full' }],
    ]);
  });

  test('go back to their defaults by null, and the account stays', async () => {
    const reset = { limits: null, recordingHosts: null, recordingUrlTemplate: null };
    const response = await api.ask(changeConnectionEndpoint, '/connections/set-up', { body: reset });
    expect([response.status, (await response.json()).data]).toEqual([
      200,
      expect.objectContaining({
        limits: { ...DEFAULT_LIMITS, set: [] },
        recordingHosts: [],
        recordingUrlTemplate: null,
        account: { taskIds: expect.any(Array) },
      }),
    ]);
    const row = await api.services.store.connections.get('set-up');
    for (const name of Object.keys(reset)) expect(row?.entry).not.toHaveProperty(name);
  });
});
