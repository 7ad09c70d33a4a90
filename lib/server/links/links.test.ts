import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  changeLinkEndpoint,
  createLinkEndpoint,
  linksEndpoint,
  revokeLinkEndpoint,
  rotateLinkEndpoint,
} from '@/lib/api/links';
import { tasksEndpoint } from '@/lib/api/tasks';
import type { Link } from '@/lib/model/link';
import { openTestApi, type TestApi } from '../testing/open';
import { linkEvents } from './events';
import { sharedData, sharedPage } from './public';
import { unlockLink } from './unlock';

let api: TestApi;
let taskId = '';
beforeAll(async () => {
  api = await openTestApi({}, undefined, { quick: true });
  const tasks = await (await api.ask(tasksEndpoint, '/connections/tel/tasks')).json();
  taskId = tasks.data.at(-1).id;
}, 60_000);
afterAll(() => api.close());

const draw = async (view: { kind: string }) => ({ html: `<p>${view.kind}</p>`, policy: "default-src 'none'" });
const page = sharedPage(draw);
const unlock = unlockLink(draw);

type Made = Link & { url: string; token: string };
async function make(more: object = {}, report: object = {}): Promise<Made> {
  const body = {
    name: 'For the client',
    mode: 'live',
    report: { kind: 'task', connectionId: 'tel', taskId, ...report },
    ...more,
  };
  const response = await api.ask(createLinkEndpoint, '/links', { as: 'analyst', body });
  const { data } = await response.json();
  expect(response.status, JSON.stringify(data)).toBe(200);
  return { ...data, token: data.url.split('/s/')[1] };
}
const at = (token: string, rest = '', headers: HeadersInit = {}) =>
  new Request(`http://localhost:3000/s/${token}${rest}`, { headers });
const json = (token: string, search = '', headers?: HeadersInit) =>
  sharedData.GET(at(token, `/report.json${search}`, headers));
const change = (id: string, body: object) =>
  api.ask(changeLinkEndpoint, `/links/${id}`, { method: 'PATCH', as: 'analyst', body });
const tryPassword = (token: string, password: string, client = '192.0.2.1') =>
  unlock.POST(
    new Request(`http://localhost:3000/s/${token}/unlock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-callboard-client': client },
      body: JSON.stringify({ password }),
    }),
  );
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
const bodyWithoutId = async (response: Response) => (await response.text()).replace(/"requestId":"[^"]+"/, '');

describe('a link', () => {
  test('shows its report to somebody without an account, and says nothing of how it was reached', async () => {
    const link = await make();
    expect(link.token).toMatch(/^[\w-]{43}$/);
    const response = await json(link.token);
    expect(response.status).toBe(200);
    const { data, meta } = await response.json();
    expect(data).toMatchObject({ mode: 'live', report: { kind: 'task', taskId }, task: { id: taskId } });
    expect(data.stat.calls.answered).toBeGreaterThan(0);
    expect(data.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(meta.source.connectionId).toBe('tel');
    for (const [name, value] of [
      ['x-robots-tag', 'noindex, nofollow'],
      ['referrer-policy', 'no-referrer'],
      ['cache-control', 'private, no-store'],
    ] as const) {
      expect(response.headers.get(name)).toBe(value);
    }
    expect(response.headers.getSetCookie().every((line) => /HttpOnly; SameSite=Lax/.test(line))).toBe(true);
  });

  test('lasts thirty days unless its owner chose, and is nothing afterwards', async () => {
    const link = await make();
    const days = (Date.parse(link.expiresAt ?? '') - Date.parse(link.createdAt)) / 86_400_000;
    expect(days).toBe(30);
    const short = await make({ expiresAt: new Date(api.services.clock.now().getTime() + 60_000).toISOString() });
    expect((await json(short.token)).status).toBe(200);
    api.pass(61_000);
    expect((await json(short.token)).status).toBe(404);
    const forever = await make({ expiresAt: null });
    expect(forever.expiresAt).toBeNull();
  });

  test('is in no log and no list with its token, nor in the store', async () => {
    const link = await make();
    await json(link.token);
    const list = await (await api.ask(linksEndpoint, '/links', { as: 'analyst' })).text();
    expect(list).toContain(link.id);
    expect(list).not.toContain(link.token);
    expect(api.lines.join('')).not.toContain(link.token);
    const stored = await api.services.store.links.byId(link.id);
    expect(JSON.stringify(stored)).not.toContain(link.token);
  });

  test('takes an analyst to make, and its own fields, each named when it is wrong', async () => {
    const body = { name: 'x', mode: 'live', report: { kind: 'task', connectionId: 'tel', taskId } };
    expect((await api.ask(createLinkEndpoint, '/links', { as: 'viewer', body })).status).toBe(403);
    const wrong = {
      name: '',
      mode: 'frozen',
      report: { kind: 'task', connectionId: 'tel', taskId },
      maxViews: 0,
      password: 'abc',
      unknown: 1,
    };
    const response = await api.ask(createLinkEndpoint, '/links', { body: wrong });
    expect(response.status).toBe(400);
    const { errors } = await response.json();
    expect(errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'maxViews',
      'mode',
      'name',
      'password',
      'unknown',
    ]);
    const call = await api.ask(createLinkEndpoint, '/links', {
      body: { ...body, report: { kind: 'call', connectionId: 'tel' } },
    });
    expect((await call.json()).errors).toEqual([{ field: 'report.callId', reason: 'is missing' }]);
  });

  test('shows only the sections that its owner chose: what is hidden is in no answer', async () => {
    const link = await make({}, { sections: ['answerRate'] });
    const { data, meta } = await (await json(link.token)).json();
    expect(data.stat.calls.answered).toBeGreaterThan(0);
    expect(data.stat).toMatchObject({ outcomes: [], intentions: [], rounds: [], numbers: { total: null, done: null } });
    expect(meta.checks).toEqual([]);
  });
});

describe('whoever cannot see a link', () => {
  test('gets one answer, whatever the reason', async () => {
    const revoked = await make();
    await api.ask(revokeLinkEndpoint, `/links/${revoked.id}`, { method: 'DELETE' });
    const paused = await make();
    await change(paused.id, { state: 'paused' });
    const used = await make({ maxViews: 1 });
    expect((await json(used.token)).status).toBe(200);
    const tokens = [revoked.token, paused.token, used.token, 'A'.repeat(43), 'short'];
    const answers = await Promise.all(
      tokens.map(async (token) => {
        const response = await json(token);
        const html = await page.GET(at(token));
        const headers = [...html.headers].filter(([name]) => name !== 'x-request-id');
        return [response.status, await bodyWithoutId(response), html.status, await html.text(), headers];
      }),
    );
    expect(answers[0]?.[0]).toBe(404);
    expect(answers[0]?.[2]).toBe(404);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('can see it again once it is resumed', async () => {
    const link = await make();
    await change(link.id, { state: 'paused' });
    expect((await json(link.token)).status).toBe(404);
    expect(await (await change(link.id, { state: 'active' })).json()).toMatchObject({ data: { state: 'active' } });
    expect((await json(link.token)).status).toBe(200);
  });

  test('hears within two seconds, on an open page, that it was revoked', async () => {
    const link = await make();
    const response = await linkEvents.GET(at(link.token, '/events'));
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('retry: 2000\n\n');
    const from = performance.now();
    await api.ask(revokeLinkEndpoint, `/links/${link.id}`, { method: 'DELETE' });
    expect((await reader?.read())?.value).toContain('event: gone');
    expect(performance.now() - from).toBeLessThan(2_000);
    expect((await reader?.read())?.done).toBe(true);
  });
});

describe('a password', () => {
  test('is asked for, and opens the link for whoever knows it', async () => {
    const link = await make({ password: 'correct horse' });
    expect(link.hasPassword).toBe(true);
    expect((await json(link.token)).status).toBe(401);
    expect((await page.GET(at(link.token))).status).toBe(401);
    expect((await tryPassword(link.token, 'wrong horse')).status).toBe(401);
    const right = await tryPassword(link.token, 'correct horse');
    expect(right.status).toBe(200);
    const cookie = cookieOf(right);
    expect((await json(link.token, '', { cookie })).status).toBe(200);
    const flipped = cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await json(link.token, '', { cookie: flipped })).status).toBe(401);
  });

  test('that changed locks everybody out, and so does a rotation', async () => {
    const link = await make({ password: 'correct horse' });
    const cookie = cookieOf(await tryPassword(link.token, 'correct horse'));
    await change(link.id, { password: 'another horse' });
    expect((await json(link.token, '', { cookie })).status).toBe(401);
    const again = cookieOf(await tryPassword(link.token, 'another horse'));
    const { data } = await (await api.ask(rotateLinkEndpoint, `/links/${link.id}/rotate`, { as: 'analyst' })).json();
    const next = data.url.split('/s/')[1];
    expect((await json(link.token, '', { cookie: again })).status).toBe(404);
    expect((await json(next, '', { cookie: again })).status).toBe(401);
    await change(link.id, { password: null });
    expect((await json(next)).status).toBe(200);
  });

  test('can be guessed five times in fifteen minutes, by one client and link', async () => {
    const link = await make({ password: 'correct horse' });
    for (let at = 0; at < 5; at += 1) expect((await tryPassword(link.token, `guess ${at}`)).status).toBe(401);
    const refused = await tryPassword(link.token, 'correct horse');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await tryPassword(link.token, 'correct horse', '192.0.2.2')).status).toBe(200);
    api.pass(15 * 60_000);
    expect((await tryPassword(link.token, 'correct horse')).status).toBe(200);
  });
});

describe('views', () => {
  const views = async (id: string) => {
    const { data } = await (await api.ask(linksEndpoint, '/links')).json();
    return data.find((link: Link) => link.id === id);
  };

  test('are counted once per viewer in half an hour, and each without cookies is one', async () => {
    const link = await make();
    const first = await json(link.token);
    const cookie = cookieOf(first);
    await json(link.token, '', { cookie });
    await page.GET(at(link.token, '', { cookie }));
    expect(await views(link.id)).toMatchObject({ views: 1 });
    await json(link.token);
    expect(await views(link.id)).toMatchObject({ views: 2 });
    api.pass(30 * 60_000 + 1_000);
    await json(link.token, '', { cookie });
    const after = await views(link.id);
    expect(after.views).toBe(3);
    expect(Date.parse(after.lastViewedAt)).toBeGreaterThan(0);
  });

  test('of a link that has had its most are over, but not for who is looking', async () => {
    const link = await make({ maxViews: 2 });
    const cookie = cookieOf(await json(link.token));
    const all = await Promise.all(Array.from({ length: 8 }, () => json(link.token)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await json(link.token, '', { cookie })).status).toBe(200);
  });
});

describe('a snapshot', () => {
  test('keeps its numbers and its hash, whatever the vendor says later', async () => {
    const link = await make({ mode: 'snapshot' });
    const first = await (await json(link.token)).json();
    api.pass(3 * 3_600_000);
    const later = await (await json(link.token)).json();
    expect(later).toEqual(first);
    expect(first.data.mode).toBe('snapshot');
  });

  test('cannot have dates that its reader chooses', async () => {
    const body = {
      name: 'x',
      mode: 'snapshot',
      report: { kind: 'task', connectionId: 'tel', taskId },
      viewerDates: { from: '2026-11-01', to: '2026-11-20' },
    };
    const response = await api.ask(createLinkEndpoint, '/links', { body });
    expect((await response.json()).errors).toEqual([
      { field: 'viewerDates', reason: 'is not for a snapshot, whose dates are fixed' },
    ]);
  });
});

describe('the dates of a reader', () => {
  const days = (ago: number) =>
    new Date(api.services.clock.now().getTime() - ago * 86_400_000).toISOString().slice(0, 10);

  test('are taken inside the window that the owner opened, and refused outside, for every other parameter as well', async () => {
    const air = { kind: 'inbound', connectionId: 'air', taskId: undefined };
    const link = await make({ viewerDates: { from: days(6), to: days(1) } }, air);
    const inside = await json(link.token, `?from=${days(3)}&to=${days(2)}`);
    expect(inside.status).toBe(200);
    expect((await inside.json()).data.report).toMatchObject({ from: days(3), to: days(2) });
    for (const search of [
      `?from=${days(9)}&to=${days(2)}`,
      `?from=${days(3)}`,
      '?from=nonsense',
      '?taskId=another',
      '?connectionId=by',
      `?from=${days(3)}&to=${days(2)}&q=1`,
    ]) {
      expect((await json(link.token, search)).status, search).toBe(400);
    }
    const fixed = await make({}, air);
    expect((await json(fixed.token, `?from=${days(3)}&to=${days(2)}`)).status).toBe(400);
    // As WeChat writes it into addresses that are passed on.
    expect((await json(fixed.token, '?from=singlemessage&isappinstalled=0')).status).toBe(200);
  });
});

test('the audit log tells who did what with a link, and never its token or password', async () => {
  const link = await make({ password: 'correct horse' });
  await change(link.id, { password: 'battery staple', name: 'Another' });
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
  expect((await change(link.id, { name: 'y' })).status).toBe(404);
});
