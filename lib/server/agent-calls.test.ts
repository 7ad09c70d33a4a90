import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod/mini';
import { callEndpoint, callsEndpoint, numbersEndpoint } from '@/lib/api/calls';
import { taskStatEndpoint, tasksEndpoint } from '@/lib/api/tasks';
import { openTestApi, type TestApi } from './testing/open';

// Calls and numbers of telrobot's present API against the sandbox: what a filter keeps, and that the totals are those of
// the statistics.

type Call = z.output<typeof callsEndpoint.reply>['data'][number];
type Contact = z.output<typeof numbersEndpoint.reply>['data'][number];
type Query = Readonly<Record<string, string | number | undefined>>;

let api: TestApi;
let task: string;
let calls: Call[];
/** As the vendor has them, by call. */
let numbers: Map<string, string>;

beforeAll(async () => {
  // The sandbox itself takes 30 requests a second.
  const limits = { requestsPerSecond: 100, inFlight: 16, timeoutMs: 20_000 };
  api = await openTestApi({}, (entries) => entries.map((entry) => ({ ...entry, limits })), { quick: true });
  task = await endedTask();
  calls = (await all<Call>('calls', {})).data;
  numbers = await unmasked();
}, 60_000);
afterAll(() => api.close());

const ENDPOINTS = { calls: callsEndpoint, numbers: numbersEndpoint };

async function page(kind: 'calls' | 'numbers', query: Query) {
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const path = `/connections/tel/tasks/${task}/${kind}?${new URLSearchParams(asked)}`;
  return (await api.ask(ENDPOINTS[kind], path)).json();
}

/** All pages of a list, one after the other. */
async function all<Row>(kind: 'calls' | 'numbers', query: Query, pageSize = 200) {
  const data: Row[] = [];
  for (let number = 1; ; number++) {
    const answer = await page(kind, { ...query, page: number, pageSize });
    data.push(...answer.data);
    if (answer.page.last) return { data, total: answer.page.total, filteredHere: answer.filteredHere };
  }
}

function vendor(path: string) {
  const { account, baseUrl } = api.entries.find(({ id }) => id === 'tel') ?? expect.fail('no tel');
  const headers = { authorization: `Bearer ${account['token']}` };
  return fetch(`${baseUrl}/agent-api/user/${account['userId']}/task/${path}`, { headers }).then((answer) =>
    answer.json(),
  );
}

async function unmasked() {
  const found = new Map<string, string>();
  for (let at = 1; at === 1 || found.size < calls.length; at++) {
    const { data } = await vendor(`${task}/record?per_page=500&page=${at}`);
    for (const { id, callee } of data) found.set(id, callee);
  }
  return found;
}

/** The smallest in which nothing moves any more, of more than one of the vendor's pages. */
async function endedTask(): Promise<string> {
  const { data } = await (await api.ask(tasksEndpoint, '/connections/tel/tasks?pageSize=100')).json();
  const ended: { readonly id: string; readonly answered: number }[] = [];
  for (const { id } of data) {
    const stat = (await (await api.ask(taskStatEndpoint, `/connections/tel/tasks/${id}/stat`)).json()).data;
    const { answered } = stat.calls;
    if (stat.numbers.waiting === 0 && answered > 110) ended.push({ id, answered });
  }
  return ended.sort((a, b) => a.answered - b.answered)[0]?.id ?? expect.fail('no task has ended');
}

type Filters = {
  readonly [Name in 'q' | 'level' | 'outcome' | 'tag' | 'from' | 'to']?: string;
} & { readonly [Name in 'talkMin' | 'talkMax' | 'roundsMin' | 'roundsMax']?: number };

/** One to three filters at a time: more of them keep nothing. */
function someFilters() {
  const times = calls.flatMap(({ dialedAt }) => dialedAt ?? []).sort();
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? '';
  const all = fc.record({
    q: fc.constantFrom(...[...numbers.values()].slice(0, 9).map((number) => number.slice(-2))),
    level: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'S'),
    outcome: fc.constantFrom('answered', 'answered', 'busy', 'unknown'),
    talkMin: fc.nat(15),
    talkMax: fc.integer({ min: 16, max: 60 }),
    roundsMin: fc.nat(1),
    roundsMax: fc.integer({ min: 1, max: 4 }),
    tag: fc.constantFrom(...calls.flatMap(({ tags }) => tags.map(({ id }) => id ?? ''))),
    from: fc.constantFrom(at(0), at(0.3)),
    to: fc.constantFrom(at(0.6), at(1)),
  });
  const names = ['q', 'level', 'outcome', 'talkMin', 'talkMax', 'roundsMin', 'roundsMax', 'tag', 'from', 'to'];
  return fc.tuple(all, fc.subarray(names, { minLength: 1, maxLength: 3 })).map(([values, chosen]): Filters => {
    // `to` needs `from`.
    const asked = chosen.includes('to') ? [...chosen, 'from'] : chosen;
    return Object.fromEntries(Object.entries(values).filter(([name]) => asked.includes(name)));
  });
}

/** Talk time counts in whole seconds. */
const whole = (value: number | null) => (value === null ? null : Math.floor(value));
const within = (value: number | null, low = 0, high = Number.POSITIVE_INFINITY) =>
  value !== null && value >= low && value <= high;

const fits = (one: Call, asked: Filters) =>
  (numbers.get(one.id) ?? '').includes(asked.q ?? '') &&
  (asked.level === undefined || one.intent?.key === asked.level) &&
  (asked.outcome === undefined || one.outcome === asked.outcome) &&
  within(whole(one.talkSeconds), asked.talkMin, asked.talkMax) &&
  within(one.rounds, asked.roundsMin, asked.roundsMax) &&
  (asked.tag === undefined || one.tags.some(({ id }) => id === asked.tag)) &&
  (asked.from === undefined || (one.dialedAt ?? '') >= asked.from) &&
  (asked.to === undefined || (one.dialedAt ?? '') < asked.to);

test('every filter keeps exactly the calls that it names, over all pages', async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(someFilters(), fc.constantFrom(23, 50, 150), async (asked, pageSize) => {
      const ids = calls.flatMap((one) => (fits(one, asked) ? one.id : []));
      const found = await all<Call>('calls', asked, pageSize);
      expect(found.data.map(({ id }) => id).sort()).toEqual(ids.sort());
      expect(found.total).toBe(ids.length);
      expect(found.filteredHere).not.toContain('q');
      if (ids.length > 0) kept++;
    }),
    { numRuns: 24, seed: 20261112 },
  );
  expect(kept).toBeGreaterThan(12);
}, 120_000);

test('the totals are those of the statistics, for every level and every status', async () => {
  const stat = (await (await api.ask(taskStatEndpoint, `/connections/tel/tasks/${task}/stat`)).json()).data;
  expect(calls).toHaveLength(stat.calls.answered);
  expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
  for (const { key, count } of stat.intentions)
    expect((await page('calls', { level: key, pageSize: 1 })).page.total).toBe(count);
  for (const { outcome, count } of stat.outcomes)
    expect((await page('numbers', { outcome, pageSize: 1 })).page.total).toBe(count);
  const inGroup = async (group: string) => (await page('numbers', { group, pageSize: 1 })).page.total;
  expect(await inGroup('finished')).toBe(stat.numbers.done);
  expect(await inGroup('pending')).toBe(stat.numbers.waiting);
  expect(await inGroup('unanswered')).toBe(stat.calls.unanswered);
  const unclassified = await page('calls', { level: 'unclassified', outcome: 'answered', pageSize: 1 });
  const classified = stat.intentions.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
  expect(unclassified.page.total).toBe(stat.calls.answered - classified);
});

test('a number leads to its calls, and a call to what was said in it', async () => {
  const { data } = await page('numbers', { outcome: 'answered', history: 'true', pageSize: 20 });
  const contacts: Contact[] = data;
  expect(contacts).toHaveLength(20);
  for (const { attempts, lastCallId } of contacts.slice(0, 5)) {
    expect(attempts?.[0]).toMatchObject({ callId: lastCallId, outcome: 'answered', sipCode: 200 });
    const path = `/connections/tel/calls/${lastCallId}?taskId=${task}`;
    const { call, turns } = (await (await api.ask(callEndpoint, path)).json()).data;
    expect(calls.find(({ id }) => id === call.id)?.talkSeconds).toBe(call.talkSeconds);
    const spoken = turns.filter((turn: { speaker: string; interim: boolean }) => turn.speaker === 'customer');
    expect(spoken.filter(({ interim }: { interim: boolean }) => !interim).length).toBeGreaterThanOrEqual(call.rounds);
  }
});

test('no telephone number is shown in a list', async () => {
  const shown = JSON.stringify([calls, (await page('numbers', { history: 'true' })).data]);
  for (const number of numbers.values()) expect(shown.includes(number)).toBe(false);
});
