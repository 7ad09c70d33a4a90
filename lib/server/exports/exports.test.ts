import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callsEndpoint, numbersEndpoint } from '@/lib/api/calls';
import { callsCsvEndpoint, numbersCsvEndpoint } from '@/lib/api/exports';
import { tasksEndpoint } from '@/lib/api/tasks';
import { openTestApi, type TestApi } from '../testing/open';

// A file holds exactly the rows of its list, is read page by page, and never looks whole where it is not.

const limits = { requestsPerSecond: 100, inFlight: 16, timeoutMs: 20_000 };
let api: TestApi;
beforeAll(async () => {
  api = await openTestApi({}, (entries) => entries.map((entry) => ({ ...entry, limits })), { quick: true });
}, 60_000);
afterAll(() => api.close());

type Kind = 'calls' | 'numbers';
type Query = Readonly<Record<string, string | number>>;
const LISTS = { calls: callsEndpoint, numbers: numbersEndpoint };
const FILES = { calls: callsCsvEndpoint, numbers: numbersCsvEndpoint };
const search = (query: Query) =>
  new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
const taskPath = (connection: string, task: string) => `/connections/${connection}/tasks/${encodeURIComponent(task)}`;

/** The sandbox's own way in. */
async function control(path: string, method = 'GET', body?: unknown) {
  const origin = new URL(api.entries[0]?.baseUrl ?? expect.fail('no vendor')).origin;
  const init =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`${origin}/__sandbox/${path}`, { method, ...init });
  return response.json().catch(() => null);
}
const vendorRequests = async (): Promise<number> => (await control('requests')).total;

/** RFC 4180, without what our files are written with. */
function parsed(text: string): string[][] {
  const records: string[][] = [];
  const record: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy)) {
    if (end === '' && record.length === 0) break;
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') records.push(record.splice(0));
  }
  return records;
}

const ask = (kind: Kind, path: string, query: Query = {}, options = {}) =>
  api.ask(FILES[kind], `${path}/${kind}.csv?${search(query)}`, options);

async function rowsOfFile(kind: Kind, path: string, query: Query): Promise<Record<string, string>[]> {
  const response = await ask(kind, path, query);
  expect(response.status).toBe(200);
  const [head = [], ...rows] = parsed(await response.text());
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

/** All pages of a list, as the page shows it: each asked for until it covers every record. */
async function rowsOfList(kind: Kind, path: string, query: Query) {
  const data: { id: string }[] = [];
  for (let page = 1; ; ) {
    const answer = await (
      await api.ask(LISTS[kind], `${path}/${kind}?${search({ ...query, page, pageSize: 200 })}`)
    ).json();
    if (answer.meta.source.coverage) api.pass(600_000);
    else {
      data.push(...answer.data);
      page += 1;
      if (answer.page.last) return { data, total: answer.page.total };
    }
  }
}

const tasks = new Map<string, Promise<string>>();

/** The shortest task that stands still and has several pages. */
function stillTask(connection: string): Promise<string> {
  const known = tasks.get(connection) ?? findTask(connection);
  tasks.set(connection, known);
  return known;
}

async function findTask(connection: string): Promise<string> {
  const { data } = await (await api.ask(tasksEndpoint, `/connections/${connection}/tasks?pageSize=100`)).json();
  const still = data.filter(({ state }: { state: string }) => ['finished', 'stopped', 'paused_user'].includes(state));
  const counted = [];
  for (const { id } of still) {
    const answer = await (await api.ask(callsEndpoint, `${taskPath(connection, id)}/calls?pageSize=1`)).json();
    if ((answer.page.total ?? 0) > 250) counted.push({ id: String(id), total: answer.page.total });
  }
  return counted.sort((a, b) => a.total - b.total)[0]?.id ?? expect.fail('no task stands still');
}

const ids = (rows: readonly { id?: string }[]) => rows.map(({ id }) => id);

describe.each(['tel', 'tel-v1', 'by'])('%s', (connection) => {
  test.each<Query>([
    {},
    { level: 'B' },
    { talkMin: 20, talkMax: 60 },
    { outcome: 'answered', roundsMin: 3 },
    { outcome: 'no_answer' },
    { talkMin: 86_400 },
  ])(
    'a file of calls holds the rows of its list, in their order: %j',
    async (query) => {
      const path = taskPath(connection, await stillTask(connection));
      const list = await rowsOfList('calls', path, query);
      const file = await rowsOfFile('calls', path, query);
      expect(ids(file)).toEqual(ids(list.data));
      if (list.total !== null) expect(file).toHaveLength(list.total);
      expect(JSON.stringify(file)).not.toMatch(/199000\d{5}/);
    },
    60_000,
  );

  test.each<Query>([{}, { outcome: 'busy' }, { history: 'true', outcome: 'answered' }])(
    'a file of numbers holds the rows of its list: %j',
    async (query) => {
      const path = taskPath(connection, await stillTask(connection));
      const list = await rowsOfList('numbers', path, query);
      const file = await rowsOfFile('numbers', path, query);
      expect(ids(file)).toEqual(ids(list.data));
      expect(file.every((row) => 'attempts' in row)).toBe('history' in query);
      expect(JSON.stringify(file)).not.toMatch(/199000\d{5}/);
    },
    60_000,
  );
});

test('cells are those of the API: codes, seconds, instants, and nothing for what is not given', async () => {
  const path = taskPath('by', await stillTask('by'));
  const { data } = await rowsOfList('calls', path, { outcome: 'answered' });
  const [call] = data as unknown as Record<string, unknown>[];
  const [row] = await rowsOfFile('calls', path, { outcome: 'answered' });
  for (const name of ['dialedAt', 'callee', 'outcome', 'talkSeconds', 'rounds', 'customerName', 'ringSeconds']) {
    expect(row?.[name], name).toBe(String(call?.[name] ?? ''));
  }
});

test("a report has words of the reader's language, local times, and what it is at its end", async () => {
  const path = taskPath('tel', await stillTask('tel'));
  const query = { style: 'report', outcome: 'answered' };
  const zh = await ask('calls', path, query, { headers: { cookie: 'callboard_locale=zh-CN' } });
  const name = decodeURIComponent(
    /filename\*=UTF-8''(\S+)/.exec(zh.headers.get('content-disposition') ?? '')?.[1] ?? '',
  );
  expect(name).toMatch(/^.+ 通话 \d{4}-\d\d-\d\d\.csv$/);
  const bytes = new Uint8Array(await zh.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const records = parsed(new TextDecoder().decode(bytes));
  expect(records[0]?.slice(0, 2)).toEqual(['编号 [id]', '拨出时间 [dialedAt]']);
  expect(records[1]?.[1]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  expect(records[1]).toContain('接通');
  const end = records.findIndex((record) => record.join('') === '');
  expect(records[end + 1]).toEqual(['# 完整', `共${(end - 1).toLocaleString('en-US')}行，到此为止`]);
  expect(records.slice(end).map(([first]) => first)).toContain('# 指标定义');

  const en = await (await ask('calls', path, query, { headers: { 'accept-language': 'en-GB' } })).text();
  expect(en).toContain('Talk time (s) [talkSeconds]');
  expect(await (await ask('calls', path, { ...query, locale: 'zh-CN' })).text()).toContain('通话时长（秒）');
});

test('a wrong filter, a task that nobody knows and a list that no vendor has are problems, not files', async () => {
  const path = taskPath('tel', await stillTask('tel'));
  for (const [kind, at, query, status] of [
    ['calls', path, { talkMin: 9, talkMax: 3 }, 400],
    ['calls', path, { page: 2 }, 400],
    ['calls', path, { reveal: 'true' }, 400],
    ['calls', taskPath('tel', '00000000-0000-0000-0000-000000000000'), {}, 404],
    ['numbers', taskPath('air', '1'), {}, 404],
  ] as const) {
    const response = await ask(kind, at, query);
    expect(response.status, JSON.stringify(query)).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  }
  expect((await ask('calls', path, {}, { as: 'nobody' })).status).toBe(401);
  // None of them kept a place.
  const after = await ask('calls', path, { outcome: 'no_answer' });
  expect(after.status).toBe(200);
  await after.text();
});

describe('page by page', () => {
  /** The longest list there is, none of which is read yet. */
  async function longTask() {
    const { data } = await (await api.ask(tasksEndpoint, '/connections/tel/tasks?pageSize=100')).json();
    const counted = [];
    for (const { id } of data) {
      const { page } = await (await api.ask(numbersEndpoint, `${taskPath('tel', id)}/numbers?pageSize=1`)).json();
      counted.push({ id: String(id), total: page.total });
    }
    const [longest] = counted.sort((a, b) => b.total - a.total);
    return taskPath('tel', longest?.id ?? expect.fail('no task'));
  }
  const bodyOf = (response: Response) => {
    expect(response.status).toBe(200);
    return response.body?.getReader() ?? expect.fail('no body');
  };

  test('a reader who does not take the bytes stops the questions to the vendor, and so does one who leaves', async () => {
    const path = await longTask();
    const reader = bodyOf(await ask('numbers', path));
    await reader.read();
    await reader.read();
    await control('requests', 'DELETE');
    // Some other question to the same vendor has its whole turn meanwhile.
    await ask('calls', path, { outcome: 'no_answer' }, { as: 'analyst' }).then((response) => response.text());
    const others = await vendorRequests();
    await reader.read();
    expect(await vendorRequests()).toBeGreaterThan(others);

    await reader.cancel();
    await control('requests', 'DELETE');
    await ask('calls', path, { outcome: 'no_answer' }).then((response) => response.text());
    expect(await vendorRequests()).toBeLessThanOrEqual(others);
  }, 60_000);

  test('one reader writes one file at a time, while others write theirs', async () => {
    const path = await longTask();
    const first = bodyOf(await ask('numbers', path));
    const second = await ask('numbers', path);
    expect(second.status).toBe(429);
    expect(second.headers.get('retry-after')).toBe('10');
    expect((await second.json()).code).toBe('rate_limited');
    const other = bodyOf(await ask('numbers', path, {}, { as: 'viewer' }));
    await first.cancel();
    const again = bodyOf(await ask('numbers', path));
    await Promise.all([again.cancel(), other.cancel()]);
  }, 60_000);

  test('a vendor that fails in the middle leaves a file that says so, and an answer that is cut off', async () => {
    const path = await longTask();
    for (const style of ['plain', 'report']) {
      const reader = bodyOf(await ask('numbers', path, { style, locale: 'zh-CN' }));
      const decoder = new TextDecoder();
      const texts = [];
      texts.push(decoder.decode((await reader.read()).value), decoder.decode((await reader.read()).value));
      await control('faults', 'PUT', [{ match: { dialect: 'telrobot-agent' }, fault: 'business' }]);
      const read = async () => {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) return;
          texts.push(decoder.decode(value));
        }
      };
      await expect(read()).rejects.toMatchObject({ code: 'vendor_rejected' });
      await control('faults', 'DELETE');
      const text = texts.join('');
      if (style === 'plain') expect(text).toMatch(/\r\n# incomplete,rows=200,code=vendor_rejected\r\n$/);
      else expect(text).toMatch(/\r\n# 不完整,写了200行后中断：厂商没有答好（vendor_rejected）。请重新导出。\r\n$/);
      expect(text).not.toContain('# 完整');
    }
  }, 60_000);
});
