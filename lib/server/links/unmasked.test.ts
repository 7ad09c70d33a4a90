import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { revokeLinkEndpoint, rotateLinkEndpoint } from '@/lib/api/links';
import { CANARY, showsCanary } from '@/lib/vendors/canary';
import { type Api, openApi } from '../testing/api';
import { cookieOf, heard, linkOwner, type MadeLink, reader } from '../testing/links';
import { type Planted, plantedVendors, TASKS } from '../testing/planted-vendors';

const REPORT = { kind: 'call', connectionId: 'tel', taskId: TASKS.tel, callId: 'c' } as const;
const REASON = '客诉核对';
const PASSWORD = 'correct horse';

// Slow on a busy machine: passwords are hashed slowly on purpose, and some questions are asked hundreds of times.
vi.setConfig({ testTimeout: 60_000 });

let api: Api;
let vendors: Planted;
let owner: ReturnType<typeof linkOwner>;
beforeAll(async () => {
  vendors = await plantedVendors();
  vendors.plant((key, value) => (/callee|phone|^number$/i.test(key) ? CANARY : value));
  api = await openApi(vendors.entries);
  owner = linkOwner(api, REPORT);
}, 60_000);
afterAll(async () => {
  await api.close();
  await vendors.close();
});
beforeEach(() => api.pass(16 * 60_000));

const WANTED = { unmasked: true, reason: REASON, password: PASSWORD } as const;
const inDays = (days: number) => new Date(api.services.clock.now().getTime() + days * 86_400_000).toISOString();
const make = () => owner.make(WANTED, 'admin');
const unlocked = async ({ token }: MadeLink) => cookieOf(await reader.unlock(token, PASSWORD));
const noted = async () =>
  (await api.services.store.audit.list({ limit: 100 })).filter(({ action }) => action === 'calls.revealed');

describe('an unmasked link', () => {
  test('takes the right to see numbers, whatever else is asked', async () => {
    const response = await owner.tryMake({ unmasked: true }, 'analyst');
    expect([response.status, (await response.json()).detail]).toEqual([403, 'This takes the right calls:reveal.']);
  });

  test.each<[string, object, readonly string[]]>([
    ['a reason', { reason: undefined }, ['reason']],
    ['a password', { password: undefined }, ['password']],
    ['an end', { expiresAt: null }, ['expiresAt']],
    ['an end within seven days', { expiresAt: 8 }, ['expiresAt']],
    ['a live report', { mode: 'snapshot' }, ['mode']],
    ['no frame around it', { embedOrigins: ['https://client.example'] }, ['embedOrigins']],
    ['a call', { report: { kind: 'inbound', connectionId: 'air' } }, ['unmasked']],
    ['all of it', { reason: undefined, password: undefined, expiresAt: null }, ['reason', 'password', 'expiresAt']],
  ])('takes %s', async (_, more, fields) => {
    const asked = 'expiresAt' in more && more.expiresAt === 8 ? { ...more, expiresAt: inDays(8) } : more;
    const response = await owner.tryMake({ ...WANTED, ...asked }, 'admin');
    expect(response.status).toBe(400);
    expect((await response.json()).errors.map(({ field }: { field: string }) => field)).toEqual(fields);
  });

  test('shows the numbers whole behind its password, keeps them nowhere, and every look is in the audit log', async () => {
    const [link, masked] = [await make(), await owner.make()];
    expect(link).toMatchObject({ unmasked: true, reason: REASON });
    expect(Date.parse(link.expiresAt ?? '') - Date.parse(link.createdAt)).toBe(7 * 86_400_000);
    const before = (await noted()).length;
    expect(showsCanary(await (await reader.json(link.token)).text())).toBe(false);
    const cookie = await unlocked(link);
    const shown = await reader.json(link.token, '', { cookie });
    expect((await shown.json()).data.call.callee).toBe(CANARY);
    expect(await (await reader.page(link.token, { cookie })).text()).toContain(CANARY);
    const looks = (await noted()).slice(0, (await noted()).length - before);
    expect(looks.map(({ actor, subject }) => [actor, subject])).toEqual([
      [link.id, 'tel'],
      [link.id, 'tel'],
    ]);
    expect(looks[0]?.detail).toMatchObject({ what: 'call', reason: REASON });
    expect(JSON.stringify(looks)).not.toContain(CANARY);
    const made = (await api.services.store.audit.list({ limit: 100 })).find(({ subject }) => subject === link.id);
    expect(made).toMatchObject({ action: 'link.created', after: { unmasked: true, reason: REASON } });
    // The same call by another link stays masked, also from memory.
    expect(showsCanary(await (await reader.json(masked.token)).text())).toBe(false);
    expect(showsCanary(api.lines.join(''))).toBe(false);
  }, 60_000);

  test('is nothing as soon as whoever answers for it may not see numbers any more, page and stream', async () => {
    const link = await make();
    const cookie = await unlocked(link);
    expect((await reader.page(link.token, { cookie })).status).toBe(200);
    const stream = await reader.events(link.token, { cookie });
    const { identity } = api.services;
    const before = identity.adminToken;
    Object.assign(identity, { adminToken: null });
    try {
      expect((await reader.page(link.token, { cookie })).status).toBe(404);
      expect((await reader.json(link.token, '', { cookie })).status).toBe(404);
      expect((await reader.unlock(link.token, PASSWORD)).status).toBe(404);
      expect(await heard(stream)).toContain('event: gone');
    } finally {
      Object.assign(identity, { adminToken: before });
    }
    expect((await reader.page(link.token, { cookie })).status).toBe(200);
  }, 60_000);

  test('is changed by who may see numbers; others can only stop it', async () => {
    const link = await make();
    for (const body of [
      { password: 'mine now' },
      { expiresAt: inDays(1) },
      { locale: 'en' as const },
      { embedOrigins: ['https://client.example'] },
    ]) {
      expect((await owner.change(link.id, body)).status, JSON.stringify(body)).toBe(403);
    }
    expect((await api.ask(rotateLinkEndpoint, `/links/${link.id}/rotate`, { as: 'analyst' })).status).toBe(403);
    for (const body of [{ password: null }, { expiresAt: inDays(9) }, { mode: 'snapshot' as const }]) {
      expect((await owner.change(link.id, body, 'admin')).status, JSON.stringify(body)).toBe(400);
    }
    expect((await owner.change(link.id, { state: 'paused' })).status).toBe(200);
    expect(await (await owner.change(link.id, { unmasked: false })).json()).toMatchObject({
      data: { unmasked: false },
    });
    const ended = await api.ask(revokeLinkEndpoint, `/links/${link.id}`, { method: 'DELETE', as: 'analyst' });
    expect(ended.status).toBe(200);
  }, 60_000);

  test('can be made of a masked one by who may, with all that it takes, and the audit log says so', async () => {
    const link = await owner.make({ password: PASSWORD, expiresAt: inDays(3) });
    expect((await owner.change(link.id, { unmasked: true, reason: REASON })).status).toBe(403);
    expect((await owner.change(link.id, { unmasked: true }, 'admin')).status).toBe(400);
    const changed = await owner.change(link.id, { unmasked: true, reason: REASON }, 'admin');
    expect(await changed.json()).toMatchObject({ data: { unmasked: true, reason: REASON } });
    const entry = (await api.services.store.audit.list({ limit: 5 })).find(({ subject }) => subject === link.id);
    expect(entry).toMatchObject({ action: 'link.changed', after: { unmasked: true, reason: REASON } });
    const cookie = await unlocked(link);
    expect((await (await reader.json(link.token, '', { cookie })).json()).data.call.callee).toBe(CANARY);
  }, 60_000);
});
