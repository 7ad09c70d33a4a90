import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { auditCsvEndpoint, auditEndpoint } from '@/lib/api/audit';
import { noteAction } from '../accounts/identity';
import { type Api, openApi } from '../testing/api';

let api: Api;
beforeAll(async () => {
  api = await openApi([]);
});
afterAll(() => api.close());

/** An action of somebody, and a minute that passes. */
async function note(actor: string, name: string, detail = {}): Promise<void> {
  await noteAction(api.services.identity, {
    actor,
    action: 'link.changed',
    subject: 'l1',
    detail,
    before: { name: 'before' },
    after: { name },
  });
  api.pass(60_000);
}
type Listed = {
  data: { id: string; after: { name: string }; actor: { name: string | null } }[];
  next: string | null;
  known: { actors: { id: string }[]; actions: string[] } | null;
};
const list = async (search = ''): Promise<Listed> => (await api.ask(auditEndpoint, `/audit${search}`)).json();
const namesOf = ({ data }: Listed) => data.map(({ after }) => after?.name);

let actor = '';
let count = 0;
beforeEach(() => {
  count += 1;
  actor = `actor-${count}`;
});

test('the log is read page by page without a gap or a double, also where several things happened in one millisecond', async () => {
  for (let n = 0; n < 7; n += 1) await note(actor, `n${n}`);
  await Promise.all(['x', 'y', 'z'].map((name) => note(actor, name)));
  const seen: (string | undefined)[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Listed = await list(`?actor=${actor}&pageSize=3${cursor && `&cursor=${cursor}`}`);
    seen.push(...namesOf(page));
    expect(page.known === null).toBe(cursor !== '');
    cursor = page.next;
  }
  expect(seen.slice(3)).toEqual(['n6', 'n5', 'n4', 'n3', 'n2', 'n1', 'n0']);
  expect(seen.slice(0, 3).sort()).toEqual(['x', 'y', 'z']);
});

test('who, what and when narrow it, and the first page says what there is to choose from', async () => {
  await note(actor, 'one');
  const from = api.services.clock.now().toISOString();
  await note(actor, 'two');
  const later = await list(`?actor=${actor}&from=${encodeURIComponent(from)}`);
  expect(namesOf(later)).toEqual(['two']);
  expect(namesOf(await list(`?actor=${actor}&action=link.rotated`))).toEqual([]);
  expect(later.known?.actions).toContain('link.changed');
  expect(later.known?.actors.map(({ id }) => id)).toContain(actor);
  expect((await api.ask(auditEndpoint, '/audit?cursor=nonsense')).status).toBe(400);
});

test('only who holds audit:read sees it, and takes it away', async () => {
  for (const [endpoint, path] of [
    [auditEndpoint, '/audit'],
    [auditCsvEndpoint, '/audit.csv'],
  ] as const) {
    expect((await api.ask(endpoint, path, { as: 'nobody' })).status).toBe(401);
    expect((await api.ask(endpoint, path, { as: 'analyst' })).status).toBe(403);
    expect((await api.ask(endpoint, path)).status).toBe(200);
  }
});

test('the export holds every entry that the filters leave, no formula among them, and is itself in the log', async () => {
  await note(actor, '=HYPERLINK("http://evil.example")', { reason: '+1' });
  for (let n = 0; n < 520; n += 1) await api.services.store.audit.append({ ...ENTRY, id: `bulk${count}-${n}`, actor });
  const response = await api.ask(auditCsvEndpoint, `/audit.csv?actor=${actor}&locale=en`);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="audit\.csv"/);
  expect(response.headers.get('cache-control')).toContain('no-store');
  const text = await response.text();
  const lines = text.trim().split('\r\n');
  expect(lines[0]).toBe(
    'Time [at],Who [actor],Who (id) [actorId],Action [action],Subject [subject],Subject (id) [subjectId],Before [before],After [after],Detail [detail]',
  );
  expect(lines).toHaveLength(522);
  expect(text).toContain('name = =HYPERLINK');
  for (const line of lines) for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+@-]/);
  const [entry] = await api.services.store.audit.list({ limit: 1, action: 'audit.exported' });
  expect(entry).toMatchObject({ actor: 'admin-token', detail: { actor } });
});

test('a telephone number in a name is masked before it is written down', async () => {
  await note(actor, 'client 19900004321', { reason: 'asked by 199 0000 4321' });
  const [entry] = await api.services.store.audit.list({ limit: 1, actor });
  expect(entry).toMatchObject({ after: { name: 'client 199****4321' }, detail: { reason: 'asked by 199****4321' } });
});

const ENTRY = { at: 1, action: 'link.changed', subject: 'l1', detail: {}, before: null, after: null };
