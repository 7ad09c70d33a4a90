import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLinkEndpoint, linksEndpoint, revokeLinkEndpoint, rotateLinkEndpoint } from '@/lib/api/links';
import { tasksEndpoint } from '@/lib/api/tasks';
import { type Api, openApi } from '../testing/api';
import { linkOwner, reader } from '../testing/links';
import { type Planted, plantedVendors } from '../testing/planted-vendors';

let api: Api;
let vendors: Planted;
let report: { kind: 'task'; connectionId: 'tel'; taskId: string };
let owner: ReturnType<typeof linkOwner>;
beforeAll(async () => {
  vendors = await plantedVendors();
  api = await openApi(vendors.entries);
  const { data } = await (await api.ask(tasksEndpoint, '/connections/tel/tasks')).json();
  report = { kind: 'task', connectionId: 'tel', taskId: data[0].id };
  owner = linkOwner(api, report);
}, 60_000);
afterAll(async () => {
  await api.close();
  await vendors.close();
});

describe('a link', () => {
  test('shows its report to somebody without an account, and says nothing of how it was reached', async () => {
    const link = await owner.make();
    expect(link.token).toMatch(/^[\w-]{43}$/);
    const response = await reader.json(link.token);
    expect(response.status).toBe(200);
    const { data, meta } = await response.json();
    expect(data).toMatchObject({ mode: 'live', report: { kind: 'task' }, task: { id: report.taskId } });
    expect(data.stat.calls.answered).toBeGreaterThan(0);
    expect(data.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(meta.source.connectionId).toBe('tel');
    for (const [name, value] of [
      ['x-robots-tag', 'noindex, nofollow'],
      ['referrer-policy', 'no-referrer'],
      ['cache-control', 'private, no-store'],
      ['x-frame-options', 'DENY'],
    ] as const) {
      expect(response.headers.get(name)).toBe(value);
    }
    expect(response.headers.getSetCookie().every((line) => /HttpOnly; SameSite=Lax/.test(line))).toBe(true);
  });

  test('lasts thirty days unless its owner chose, and is nothing afterwards', async () => {
    const link = await owner.make();
    const days = (Date.parse(link.expiresAt ?? '') - Date.parse(link.createdAt)) / 86_400_000;
    expect(days).toBe(30);
    const short = await owner.make({ expiresAt: new Date(api.services.clock.now().getTime() + 60_000).toISOString() });
    expect((await reader.json(short.token)).status).toBe(200);
    api.pass(61_000);
    expect((await reader.json(short.token)).status).toBe(404);
    expect((await owner.make({ expiresAt: null })).expiresAt).toBeNull();
  });

  test('takes the right to make one, and its own fields, each named when it is wrong', async () => {
    expect((await owner.tryMake({}, 'viewer')).status).toBe(403);
    const wrong = { name: '', mode: 'frozen', maxViews: 0, password: 'abc', unknown: 1, embedOrigins: ['*'] };
    const response = await owner.tryMake(wrong);
    expect(response.status).toBe(400);
    const { errors } = await response.json();
    expect(errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'embedOrigins[0]',
      'maxViews',
      'mode',
      'name',
      'password',
      'unknown',
    ]);
    const call = await owner.tryMake({ report: { kind: 'call', connectionId: 'tel' } });
    expect((await call.json()).errors).toEqual([{ field: 'report.callId', reason: 'is missing' }]);
  });

  test('shows only the sections that its owner chose: what is hidden is in no answer', async () => {
    const link = await owner.make({ report: { ...report, sections: ['answerRate'] } });
    const { data, meta } = await (await reader.json(link.token)).json();
    expect(data.stat.calls.answered).toBeGreaterThan(0);
    expect(data.stat).toMatchObject({ outcomes: [], intentions: [], rounds: [], numbers: { total: null, done: null } });
    expect(meta.checks).toEqual([]);
  });

  test('is in the list of links without its token', async () => {
    const link = await owner.make();
    const list = await (await api.ask(linksEndpoint, '/links', { as: 'analyst' })).text();
    expect(list).toContain(link.id);
    expect(list).not.toContain(link.token);
  });
});

describe('a snapshot', () => {
  test('keeps its numbers and its hash, whatever the vendor says later', async () => {
    const link = await owner.make({ mode: 'snapshot' });
    const first = await (await reader.json(link.token)).json();
    vendors.refuse(500);
    api.pass(3 * 3_600_000);
    const later = await (await reader.json(link.token)).json();
    vendors.refuse(null);
    expect(later).toEqual(first);
    expect(first.data.mode).toBe('snapshot');
  });

  test('cannot have dates that its reader chooses', async () => {
    const body = { name: 'x', mode: 'snapshot', report, viewerDates: { from: '2026-11-01', to: '2026-11-20' } };
    const response = await api.ask(createLinkEndpoint, '/links', { body });
    expect((await response.json()).errors).toEqual([
      { field: 'viewerDates', reason: 'is not for a snapshot, whose dates are fixed' },
    ]);
  });
});

test('the audit log tells who did what with a link, and never its token or password', async () => {
  const link = await owner.make({ password: 'correct horse' });
  await owner.change(link.id, { password: 'battery staple', name: 'Another' });
  await api.ask(rotateLinkEndpoint, `/links/${link.id}/rotate`);
  await api.ask(revokeLinkEndpoint, `/links/${link.id}`, { method: 'DELETE' });
  const entries = (await api.services.store.audit.list({ limit: 50 })).filter(({ subject }) => subject === link.id);
  expect(entries.map(({ action }) => action).sort()).toEqual([
    'link.changed',
    'link.created',
    'link.revoked',
    'link.rotated',
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/horse|staple/);
  expect((await owner.change(link.id, { name: 'y' })).status).toBe(404);
});
