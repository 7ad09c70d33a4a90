import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionsEndpoint } from '@/lib/api/connections';
import { inboundEndpoint } from '@/lib/api/inbound';
import { taskStatEndpoint } from '@/lib/api/tasks';
import { standIn } from '@/lib/vendors/stand-in';
import { type Api, openApi } from '../testing/api';
import { PHONE, SUBJECTS } from '../testing/subjects';

// Faults of reliability.md section 4 that are a matter of time: half the calls, a list that moves, clocks, a full disk.

type Asked = Parameters<Parameters<typeof standIn>[0]>[0];
type Answer = Awaited<ReturnType<Parameters<typeof standIn>[0]>>;
const HOUR_MS = 3_600_000;

/** By the first part of the path: what a connection's vendor does beyond being well. Null: nothing. */
const odd = new Map<string, (asked: Asked) => Answer | null>();
let vendor: Awaited<ReturnType<typeof standIn>>;
let api: Api;

function subjectOf(path: string) {
  const id = path.split('/')[1] ?? '';
  const subject = SUBJECTS.find(({ name }) => id.startsWith(`${name}-`)) ?? expect.fail(`nobody is called ${id}`);
  return { id, subject };
}

beforeAll(async () => {
  vendor = await standIn((asked) => {
    const { id, subject } = subjectOf(asked.path);
    const good = subject.good(asked.path + asked.search);
    return odd.get(id)?.(asked) ?? { body: good ?? '{}', status: good === undefined ? 404 : 200 };
  });
  const entries = ['agent-half', 'by-half', 'air-expired', 'v1-moving', 'agent-clock', 'by-clock', 'agent-disk'].map(
    (id) => {
      const { subject } = subjectOf(`/${id}/`);
      const limits = { requestsPerSecond: 100, timeoutMs: 5_000 };
      const { dialect, account } = subject;
      return { id, name: id, dialect, account, baseUrl: `${vendor.baseUrl}/${id}`, timeZone: 'Asia/Shanghai', limits };
    },
  );
  api = await openApi(entries);
});
afterAll(async () => {
  await api.close();
  await vendor.close();
});

async function ask(id: string) {
  const { subject } = subjectOf(`/${id}/`);
  const response = await api.ask(subject.endpoint, subject.question(id));
  return { status: response.status, body: await response.json() };
}
const askedOf = (id: string, part: string) =>
  vendor.asked.filter(({ path }) => path.startsWith(`/${id}/`) && path.includes(part)).length;

test.each([['agent-half'], ['by-half']])(
  'F26: a vendor that fails every other call is asked again, and answers: %s',
  async (id) => {
    const tried = new Map<string, number>();
    odd.set(id, ({ path, search, body }) => {
      const key = path + search + JSON.stringify(body);
      tried.set(key, (tried.get(key) ?? 0) + 1);
      return tried.get(key) === 1 ? { status: 503, body: `nginx ${PHONE}` } : null;
    });
    const { status, body } = await ask(id);
    expect([status, body.code, body.meta?.source.state]).toEqual([200, undefined, 'fresh']);
  },
);

test('F27: a token that ends in the middle is renewed once for all who ask, and never shown as 401', async () => {
  const id = 'air-expired';
  expect((await ask(id)).body.meta.source.state).toBe('fresh');
  expect(askedOf(id, '/auth')).toBe(1);
  let expired = true;
  odd.set(id, ({ path }) => {
    if (path.endsWith('/auth')) expired = false;
    return expired ? { status: 401, body: { code: 401, status: 'Unauthorized' } } : null;
  });
  api.pass(HOUR_MS);
  const days = ['2025-11-01', '2025-11-02', '2025-11-03', '2025-11-04'];
  const answers = await Promise.all(
    days.map((day) => api.ask(inboundEndpoint, `/connections/${id}/inbound?from=${day}&to=${day}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(askedOf(id, '/auth')).toBe(2);
  odd.set(id, () => ({ status: 401, body: { code: 401, message: PHONE } }));
  const refused = await api.ask(inboundEndpoint, `/connections/${id}/inbound?from=2025-11-05&to=2025-11-05`);
  expect([refused.status, (await refused.json()).code]).toEqual([502, 'vendor_rejected']);
});

test('F30: a list of calls that shrinks and repeats itself while it is read is counted once each, and says what is missing', async () => {
  const id = 'v1-moving';
  const { subject } = subjectOf(`/${id}/`);
  const [row] = JSON.parse(subject.good('/v1/task/query_done_task_phones') ?? '').data;
  odd.set(id, ({ path, body }) => {
    if (!path.endsWith('query_done_task_phones')) return null;
    const page = Number((body as { page?: unknown }).page);
    // Page 2 repeats half of page 1, and from then on there are fewer.
    const rows = Array.from({ length: 15 }, (_, at) => ({ ...row, id: `record-${(page - 1) * 8 + at}` }));
    return { body: { data: page > 3 ? [] : rows, total: page === 1 ? 60 : 40, last_page: 4 } };
  });
  for (let read = 0; read < 4; read++) {
    const { status, body } = await ask(id);
    expect([status, body.code]).toEqual([200, undefined]);
    const { coverage } = body.meta.source;
    const counted = body.data.rounds.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    if (coverage) expect(coverage).toMatchObject({ rows: counted });
    expect(counted).toBeLessThanOrEqual(coverage?.total ?? body.data.calls.answered);
    api.pass(HOUR_MS);
  }
});

describe('F31: clocks that are wrong', () => {
  test.each([-400 * 24 * HOUR_MS, -600_000, 600_000, 400 * 24 * HOUR_MS])(
    'a vendor whose Date is %d ms off is answered by all the same',
    async (ms) => {
      const headers = () => ({ date: new Date(api.services.clock.now().getTime() + ms).toUTCString() });
      for (const id of ['agent-clock', 'by-clock']) {
        odd.set(id, ({ path, search }) => ({
          body: subjectOf(path).subject.good(path + search) ?? '{}',
          headers: headers(),
        }));
        api.pass(HOUR_MS);
        const { status, body } = await ask(id);
        expect([id, status, body.meta?.source.state]).toEqual([id, 200, 'fresh']);
      }
    },
  );

  test('byrobot, which minds, is asked once more with its own time', async () => {
    const theirs = api.services.clock.now().getTime() - 600_000;
    odd.set('by-clock', ({ headers: { datetime } }) => {
      const late = Math.abs(Date.parse(String(datetime)) - theirs) > 180_000;
      return late
        ? { body: { code: 408, resultMsg: '时间选择不对' }, headers: { date: new Date(theirs).toUTCString() } }
        : null;
    });
    api.pass(HOUR_MS / 60);
    expect((await ask('by-clock')).status).toBe(200);
  });

  test.each([-24 * HOUR_MS, 400 * 24 * HOUR_MS])(
    'our own stepped by %d ms makes nothing younger, older or lost',
    async (ms) => {
      api.pass(HOUR_MS);
      odd.delete('agent-clock');
      expect((await ask('agent-clock')).body.meta.source.state).toBe('fresh');
      const before = askedOf('agent-clock', '/stat');
      api.stepWall(ms);
      const { status, body } = await ask('agent-clock');
      expect([status, body.meta.source.state]).toEqual([200, 'cached']);
      expect(body.meta.source.ageMs).toBeGreaterThanOrEqual(0);
      expect(askedOf('agent-clock', '/stat')).toBe(before);
      api.stepWall(-ms);
    },
  );
});

test('F34: a store that takes nothing more, its disk being full, costs no reader an answer', async () => {
  const { store } = api.services;
  const full = () =>
    Promise.reject(Object.assign(new Error(`database or disk is full ${PHONE}`), { code: 'SQLITE_FULL' }));
  const { save } = store.lastAnswers;
  const { touch } = store.apiTokens;
  const viewer = { as: 'viewer' } as const;
  await api.ask(connectionsEndpoint, '/connections', viewer);
  Object.assign(store.lastAnswers, { save: full });
  Object.assign(store.apiTokens, { touch: full });
  try {
    for (let read = 0; read < 2; read++) {
      api.pass(HOUR_MS);
      const response = await api.ask(taskStatEndpoint, '/connections/agent-disk/tasks/t1/stat', viewer);
      expect([response.status, (await response.json()).meta.source.state]).toEqual([200, 'fresh']);
    }
    // Answers are kept once they have left.
    await api.services.answers.flush();
  } finally {
    Object.assign(store.lastAnswers, { save });
    Object.assign(store.apiTokens, { touch });
  }
  expect(api.lines.some((line) => line.includes('not kept'))).toBe(true);
});

test('none of this put a telephone number into the log, or was a failure of ours', () => {
  for (const line of api.lines) {
    expect(line).not.toContain(PHONE);
    const { msg, code } = JSON.parse(line);
    expect([msg, code]).not.toEqual(['a request failed', 'internal']);
  }
});
