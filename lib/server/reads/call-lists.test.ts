import { afterAll, beforeAll, expect, test } from 'vitest';
import { callEndpoint, callsEndpoint, numbersEndpoint } from '@/lib/api/calls';
import type { ConnectionEntry } from '@/lib/api/connections';
import { seatsEndpoint } from '@/lib/api/seats';
import { taskStatEndpoint, tasksEndpoint } from '@/lib/api/tasks';
import type { CallOutcome } from '@/lib/model/outcome';
import { outcomesOfGroup } from '@/lib/model/outcome-groups';
import { openTestApi, type TestApi } from '../testing/open';

// Lists of calls and numbers beside the statistics and the single call. What a filter keeps is in worlds.test.ts.

let api: TestApi;
const MODES = ['consistent', 'messy'] as const;
const limits = { requestsPerSecond: 100, inFlight: 16 };
beforeAll(async () => {
  const inMode = (entry: ConnectionEntry, mode: string): ConnectionEntry => ({
    ...entry,
    id: `${entry.id}-${mode}`,
    name: `${entry.id} ${mode}`,
    baseUrl: `${new URL(entry.baseUrl).origin}/mode/${mode}`,
    limits,
  });
  api = await openTestApi(
    {},
    (entries) =>
      entries
        .filter(({ id }) => id === 'tel-v1' || id === 'by')
        .flatMap((one) => MODES.map((mode) => inMode(one, mode))),
    { quick: true },
  );
});
afterAll(() => api.close());

type Query = Readonly<Record<string, string | number>>;
const search = (query: Query) =>
  new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();

/** Asked until all records are here; the clock moves so far that a newer answer is waited for. */
async function settled(path: string, query: Query, endpoint: typeof callsEndpoint | typeof numbersEndpoint) {
  let last: unknown = null;
  for (let asked = 0; asked < 15; asked++) {
    const response = await api.ask(endpoint, `${path}?${search(query)}`);
    const answer = await response.json();
    expect(response.status, JSON.stringify(answer)).toBe(200);
    if (!answer.meta.source.coverage) return answer;
    last = answer.meta;
    api.pass(600_000);
  }
  return expect.fail(`never complete: ${path} ${search(query)} ${JSON.stringify(last)}`);
}

async function allPages(
  path: string,
  query: Query,
  pageSize: number,
  endpoint: typeof callsEndpoint | typeof numbersEndpoint = callsEndpoint,
) {
  const rows = [];
  for (let page = 1; ; page++) {
    const answer = await settled(path, { ...query, page, pageSize }, endpoint);
    rows.push(...answer.data);
    if (answer.page.last) return { rows, total: answer.page.total, here: answer.filteredHere };
  }
}

const ended = new Map<string, Promise<string>>();

/** A task that has ended, so that nothing moves, and is not too long. */
function endedTask(connection: string): Promise<string> {
  const known = ended.get(connection) ?? findEndedTask(connection);
  ended.set(connection, known);
  return known;
}

async function findEndedTask(connection: string): Promise<string> {
  const { data } = await (await api.ask(tasksEndpoint, `/connections/${connection}/tasks?pageSize=50`)).json();
  const counted = [];
  for (const { id } of data) {
    const path = `/connections/${connection}/tasks/${id}`;
    const waiting = await settled(`${path}/numbers`, { outcome: 'waiting', pageSize: 1 }, numbersEndpoint);
    const calls = await settled(`${path}/calls`, { pageSize: 1 }, callsEndpoint);
    if (waiting.data.length === 0 && waiting.page.last && calls.page.total > 150)
      counted.push({ id: String(id), calls: calls.page.total });
  }
  return counted.sort((a, b) => a.calls - b.calls)[0]?.id ?? expect.fail('no task has ended');
}

test.each(['tel-v1-consistent', 'by-consistent'])(
  'the numbers of %s are as many as its statistics say, of every outcome',
  async (connection) => {
    const taskId = await endedTask(connection);
    const stat = await (await api.ask(taskStatEndpoint, `/connections/${connection}/tasks/${taskId}/stat`)).json();
    const path = `/connections/${connection}/tasks/${taskId}/numbers`;
    const { rows } = await allPages(path, {}, 200, numbersEndpoint);
    // Where byrobot's task was stopped, numbers that wait for a redial are in neither of its lists.
    expect(rows).toHaveLength(stat.data.numbers.done);
    expect(new Set(rows.map(({ id }: { id: string }) => id)).size).toBe(rows.length);
    for (const { outcome, count } of stat.data.outcomes.filter(
      (one: { outcome: string }) => one.outcome !== 'waiting',
    )) {
      expect(rows.filter((row: { outcome: string }) => row.outcome === outcome)).toHaveLength(count);
    }
    for (const group of ['finished', 'unanswered', 'invalid_number'] as const) {
      const truth = rows.filter((row: { outcome: CallOutcome }) => outcomesOfGroup(group).includes(row.outcome));
      const found = await allPages(path, { group }, 200, numbersEndpoint);
      expect(found.rows.map(({ id }: { id: string }) => id).toSorted(), group).toEqual(
        truth.map(({ id }: { id: string }) => id).toSorted(),
      );
    }
    const busy = await allPages(path, { outcome: 'busy' }, 100, numbersEndpoint);
    expect(busy.rows.every((row: { outcome: string }) => row.outcome === 'busy')).toBe(true);
    expect(busy.rows).toHaveLength(rows.filter((row: { outcome: string }) => row.outcome === 'busy').length);
  },
  120_000,
);

test.each(['tel-v1-consistent', 'tel-v1-messy', 'by-consistent', 'by-messy'])(
  'a call of the list of %s is the same call when it is opened',
  async (connection) => {
    const taskId = await endedTask(connection);
    const list = await settled(
      `/connections/${connection}/tasks/${taskId}/calls`,
      { outcome: 'answered', page: 1, pageSize: 20 },
      callsEndpoint,
    );
    for (const row of list.data) {
      const answer = await (await api.ask(callEndpoint, `/connections/${connection}/calls/${row.id}`)).json();
      const { call, turns } = answer.data;
      for (const name of [
        'id',
        'taskId',
        'callee',
        'dialedAt',
        'endedAt',
        'talkSeconds',
        'rounds',
        'outcome',
        'intent',
      ])
        if (name !== 'intent') expect(call[name], name).toEqual(row[name]);
      expect(call.intent?.key).toBe(row.intent?.key);
      const kept = turns.filter(({ interim }: { interim: boolean }) => !interim);
      const speaking = kept.filter(({ speaker }: { speaker: string }) =>
        row.roundsBasis === 'customer_turns' ? speaker === 'customer' : speaker === 'robot',
      );
      expect(Math.abs(speaking.length - row.rounds)).toBeLessThanOrEqual(1);
    }
  },
  120_000,
);

test('the seats and lines of byrobot are those of its account; telrobot tells of none', async () => {
  const { data } = await (await api.ask(seatsEndpoint, '/connections/by-consistent/seats')).json();
  expect(data).toMatchObject({ total: 60, inUse: expect.any(Number) });
  expect(data.lines.map(({ id, most }: { id: string; most: number | null }) => [id, most])).toEqual([
    ['701', 40],
    ['702', 30],
    ['703', null],
  ]);
  const none = await api.ask(seatsEndpoint, '/connections/tel-v1-consistent/seats');
  expect([none.status, (await none.json()).code]).toEqual([404, 'unsupported']);
});
