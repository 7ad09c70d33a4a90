import { afterAll, beforeAll, expect, test } from 'vitest';
import { callEndpoint, callsEndpoint, numbersEndpoint } from '@/lib/api/calls';
import type { ConnectionEntry } from '@/lib/api/connections';
import { taskStatEndpoint, tasksEndpoint } from '@/lib/api/tasks';
import type { Call } from '@/lib/model/call';
import type { CallOutcome } from '@/lib/model/outcome';
import { outcomesOfGroup } from '@/lib/model/outcome-groups';
import { openTestApi, type TestApi } from './testing/open';

// Whatever is asked for, all pages together hold exactly the calls that one finds by looking through the whole list.

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

/** The same choices in every run. */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Talk time counts in whole seconds. */
const whole = (value: number | null) => (value === null ? null : Math.floor(value));
const within = (value: number | null, min: unknown, max: unknown) =>
  value !== null && (min === undefined || value >= Number(min)) && (max === undefined || value <= Number(max));

function fits(call: Call, query: Query): boolean {
  const { q, level, outcome, tag, from, to } = query;
  const dialed = Date.parse(call.dialedAt ?? '');
  return (
    (level === undefined || call.intent?.key === level) &&
    (outcome === undefined || call.outcome === outcome) &&
    (tag === undefined || call.tags.some(({ id, name }) => id === tag || name === tag)) &&
    (q === undefined || (call.customerName ?? '').includes(String(q))) &&
    ((query['talkMin'] ?? query['talkMax']) === undefined ||
      within(whole(call.talkSeconds), query['talkMin'], query['talkMax'])) &&
    ((query['roundsMin'] ?? query['roundsMax']) === undefined ||
      within(call.rounds, query['roundsMin'], query['roundsMax'])) &&
    (from === undefined || (dialed >= Date.parse(String(from)) && dialed < Date.parse(String(to))))
  );
}

function randomQuery(calls: readonly Call[], roll: ReturnType<typeof dice>): Query {
  const some = () => calls[roll(calls.length)] ?? expect.fail('no calls');
  const options: (() => Query)[] = [
    () => ({ level: some().intent?.key ?? 'A' }),
    () => ({ outcome: some().outcome }),
    () => ({ talkMin: roll(60) }),
    () => ({ talkMax: 10 + roll(120) }),
    () => ({ roundsMin: roll(4), roundsMax: 4 + roll(6) }),
    () => ({ roundsMax: roll(5) }),
    () => {
      const tags = calls.flatMap((call) => call.tags);
      const { id, name } = tags[roll(tags.length)] ?? { id: null, name: '再联系' };
      return { tag: roll(2) === 0 ? (id ?? name) : name };
    },
    () => {
      const { customerName } = some();
      return customerName === null ? {} : { q: customerName.slice(0, 1) };
    },
    () => {
      const at = Date.parse(some().dialedAt ?? '');
      return { from: new Date(at).toISOString(), to: new Date(at + 3_600_000 * (1 + roll(4))).toISOString() };
    },
  ];
  return Object.assign({}, ...Array.from({ length: 1 + roll(3) }, () => options[roll(options.length)]?.() ?? {}));
}

test.each(['tel-v1-consistent', 'tel-v1-messy', 'by-consistent', 'by-messy'])(
  'every filter of %s finds exactly the right calls over all of its pages',
  async (connection) => {
    const taskId = await endedTask(connection);
    const path = `/connections/${connection}/tasks/${taskId}/calls`;
    const { rows: calls, total } = await allPages(path, {}, 200);
    expect(calls).toHaveLength(total);
    const roll = dice(7);
    const seen = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const query = randomQuery(calls, roll);
      for (const name of Object.keys(query)) seen.add(name);
      const found = await allPages(path, query, 150 + roll(51));
      const truth = calls.filter((call) => fits(call, query)).map(({ id }) => id);
      const ids = found.rows.map(({ id }: Call) => id);
      expect(ids.toSorted(), JSON.stringify(query)).toEqual(truth.toSorted());
      if (found.total !== null) expect(found.total).toBe(truth.length);
    }
    expect(seen.size).toBeGreaterThan(5);
  },
  120_000,
);

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
