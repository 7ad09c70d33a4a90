import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionEndpoint } from '@/lib/api/account';
import { callEndpoint, callRawEndpoint, callsEndpoint, numbersEndpoint } from '@/lib/api/calls';
import type { ConnectionEntry } from '@/lib/api/connections';
import type { Role } from '@/lib/model/user';
import { standIn } from '@/lib/vendors/stand-in';
import detailSample from '@/lib/vendors/telrobot/agent/fixtures/detail.json' with { type: 'json' };
import numberSample from '@/lib/vendors/telrobot/agent/fixtures/number.json' with { type: 'json' };
import recordSample from '@/lib/vendors/telrobot/agent/fixtures/record.json' with { type: 'json' };
import { type Api, openApi } from '../testing/api';

const CANARY = '19900004321';

let api: Api;
let vendor: Awaited<ReturnType<typeof standIn>>;

/** The callee is the canary; the caller is what the vendor hides. */
const planted = (sample: unknown) =>
  JSON.parse(
    JSON.stringify(sample, (key, value: unknown) => {
      if (key === 'caller_number') return '1990000xxxx';
      return key === 'callee' || key === 'number' ? CANARY : value;
    }),
  );

beforeAll(async () => {
  vendor = await standIn(({ path }) => {
    if (path.includes('/detail/')) return { body: planted(detailSample) };
    return { body: planted(path.endsWith('/number') ? numberSample : recordSample) };
  });
  const entry: ConnectionEntry = {
    id: 'tel',
    name: 'Telrobot',
    dialect: 'telrobot-agent',
    baseUrl: vendor.baseUrl,
    timeZone: 'Asia/Shanghai',
    account: { userId: 'u', token: 't' },
    limits: { requestsPerSecond: 100 },
  };
  api = await openApi([entry]);
});
afterAll(async () => {
  await api.close();
  await vendor.close();
});

const WAYS = [
  ['a page of calls', callsEndpoint, '/connections/tel/tasks/t/calls'],
  ['a page of numbers', numbersEndpoint, '/connections/tel/tasks/t/numbers'],
  ['one call', callEndpoint, '/connections/tel/calls/c?taskId=t'],
] as const;
const joined = (path: string, more: Record<string, string>) =>
  `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(more)}`;
const because = (reason: string) => ({ reveal: 'true', reason });
const audited = async () =>
  (await api.services.store.audit.list({ limit: 100 })).filter(({ action }) => action === 'calls.revealed');

describe.each(WAYS)('%s', (_, endpoint, path) => {
  test('is masked unless somebody asks for more', async () => {
    const answer = await api.ask(endpoint, path);
    const text = await answer.text();
    expect(text).toContain('199****4321');
    expect(text).not.toContain(CANARY);
    expect(JSON.parse(text).revealed).toBeUndefined();
  });

  test('is shown whole to who holds the right and says why, stored by nobody, and audited before', async () => {
    const before = (await audited()).length;
    const answer = await api.ask(endpoint, joined(path, because(`客诉回拨 ${CANARY}`)));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.headers.get('cache-status')).toBeNull();
    const text = await answer.text();
    expect(text).toContain(CANARY);
    const { revealed } = JSON.parse(text);
    expect(revealed.shown).toBeGreaterThan(0);
    expect(revealed.hiddenByVendor).toBe(endpoint === numbersEndpoint ? 0 : revealed.shown);
    const entries = await audited();
    expect(entries).toHaveLength(before + 1);
    expect(entries[0]).toMatchObject({ actor: 'admin-token', subject: 'tel' });
    expect(entries[0]?.detail).toMatchObject({ taskId: 't', reason: '客诉回拨 199****4321', numbers: revealed.shown });
    expect(JSON.stringify(entries)).not.toContain(CANARY);
    expect(endpoint.reply.safeParse(JSON.parse(text)).success).toBe(true);
  });

  test('is masked again for the next one, and on no disk', async () => {
    await api.ask(endpoint, joined(path, because('客诉回拨')));
    expect(await (await api.ask(endpoint, path)).text()).not.toContain(CANARY);
    await api.services.answers.flush();
    const { dataDir } = api.services.env;
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name)).includes(CANARY)).toBe(false);
    expect(files.length).toBeGreaterThan(0);
  });

  test.each<Role>(['viewer', 'analyst'])('is forbidden to a %s, and nothing is asked or audited', async (as) => {
    const [asked, entries] = [vendor.asked.length, (await audited()).length];
    const answer = await api.ask(endpoint, joined(path, because('客诉回拨')), { as });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'forbidden' });
    expect([vendor.asked.length, (await audited()).length]).toEqual([asked, entries]);
  });

  test.each([
    ['no reason', { reveal: 'true' }],
    ['a reason of blanks', { reveal: 'true', reason: '   ' }],
    ['a reason of two characters', { reveal: 'true', reason: 'ab ' }],
    ['a reason of 201 characters', { reveal: 'true', reason: 'x'.repeat(201) }],
    ['a reason for nothing', { reason: '客诉回拨' }],
  ])('takes a reason: %s is refused by its name', async (_name, more) => {
    const answer = await api.ask(endpoint, joined(path, more as Record<string, string>));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'bad_request', errors: [{ field: 'reason' }] });
  });

  test('stays hidden where the audit log cannot be written', async () => {
    const { audit } = api.services.store;
    const append = audit.append;
    Object.assign(audit, { append: () => Promise.reject(new Error('disk full')) });
    const answer = await api.ask(endpoint, joined(path, because('客诉回拨')));
    Object.assign(audit, { append });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain(CANARY);
  });
});

test('the raw answer is always masked, and takes no such question', async () => {
  const answer = await api.ask(callRawEndpoint, joined('/connections/tel/calls/c/raw?taskId=t', because('客诉回拨')));
  expect(answer.status).toBe(400);
});

test('the session tells who may', async () => {
  const rights = async (as: Role) => (await (await api.ask(sessionEndpoint, '/session', { as })).json()).data.rights;
  expect(await rights('admin')).toContain('calls:reveal');
  for (const role of ['analyst', 'viewer'] as const) expect(await rights(role)).not.toContain('calls:reveal');
});
