import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type APIRequestContext, expect, request as requests, test } from '@playwright/test';
import { redeem } from './support/account';

// Every page there is, asked by nobody and by somebody who sees one connection alone. Pages are found in app, so that a
// new one cannot be forgotten.

const ROOT = fileURLToPath(new URL('../app/(signed-in)', import.meta.url));
const PAGES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, '')}`);

type Places = Readonly<Record<string, string>>;
const parameters = (page: string) => [...page.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
const filled = (page: string, places: Places) => page.replace(/\[(\w+)\]/g, (_, name: string) => places[name] ?? '-');

type Row = { readonly id: string; readonly name: string };
async function rows(request: APIRequestContext, path: string): Promise<readonly Row[]> {
  const response = await request.get(`/api/v1${path}`);
  expect(response.status(), path).toBe(200);
  return (await response.json()).data;
}

/** A connection with a task and a call of it. */
async function subjects(request: APIRequestContext, connectionId: string): Promise<Places & { readonly task: string }> {
  const [task] = await rows(request, `/connections/${connectionId}/tasks`);
  expect(task).toBeDefined();
  const [call] = await rows(request, `/connections/${connectionId}/tasks/${task?.id}/calls`);
  return {
    connectionId,
    taskId: task?.id ?? '',
    callId: call?.id ?? '',
    metric: 'answer_rate',
    task: task?.name ?? '',
  };
}

/** Somebody who was invited to one connection. */
async function guest(admin: APIRequestContext, baseURL: string, connectionId: string, login: string) {
  const invited = await admin.post('/api/v1/invites', { data: { role: 'viewer', connections: [connectionId] } });
  const { data } = await invited.json();
  expect(invited.status()).toBe(200);
  const context = await requests.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  await redeem(context, data.url, { login, name: login, password: 'a password for guests' });
  return context;
}

test('there are pages, and every parameter of theirs is known', async () => {
  expect(PAGES.length).toBeGreaterThan(15);
  const known = ['connectionId', 'taskId', 'callId', 'metric'];
  expect(PAGES.flatMap(parameters).filter((name) => !known.includes(name))).toEqual([]);
});

test('nobody sees a page without signing in, and comes back to it afterwards', async ({ baseURL }) => {
  const nobody = await requests.newContext({ baseURL: baseURL ?? '', storageState: { cookies: [], origins: [] } });
  for (const page of PAGES) {
    const path = filled(page, { connectionId: 'tel', taskId: '1', callId: '1', metric: 'answer_rate' });
    const response = await nobody.get(path, { maxRedirects: 0 });
    const next = path === '/' ? '' : `?next=${encodeURIComponent(path)}`;
    expect([path, response.status(), response.headers()['location']]).toEqual([path, 307, `/sign-in${next}`]);
  }
  await nobody.dispose();
});

test('whoever sees one connection reads nothing of another on any page', async ({ request, baseURL }) => {
  const connections = await rows(request, '/connections');
  const outbound = connections.filter(({ id }) => /tel|by/.test(id));
  const [own, foreign] = outbound;
  if (!own || !foreign) throw new Error('The sandbox has fewer connections than this takes.');
  const [mine, theirs] = [await subjects(request, own.id), await subjects(request, foreign.id)];
  const someone = await guest(request, baseURL ?? '', own.id, `guest-${Date.now()}`);
  // A task without a name is called by its id, which stands in the address that was asked for.
  const names = [foreign.name, ...(theirs.task === theirs['taskId'] ? [] : [theirs.task])];
  const secret = names.filter((name) => name !== '' && name !== own.name && name !== mine.task);
  expect(secret.length).toBeGreaterThan(0);
  for (const page of PAGES) {
    for (const places of [mine, theirs, { ...mine, connectionId: 'nobody-knows' }]) {
      const path = filled(page, places);
      const response = await someone.get(path);
      const html = await response.text();
      expect([path, response.status() < 500]).toEqual([path, true]);
      expect([path, secret.filter((name) => html.includes(name))]).toEqual([path, []]);
    }
    if (parameters(page).includes('taskId')) {
      expect(await (await someone.get(filled(page, mine))).text(), page).toContain(mine.task);
    }
  }
  await someone.dispose();
});
