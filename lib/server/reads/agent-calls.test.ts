import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod/mini';
import { callEndpoint, callHistoryEndpoint, callsEndpoint, numbersEndpoint } from '@/lib/api/calls';
import { taskStatEndpoint, tasksEndpoint } from '@/lib/api/tasks';
import { openTestApi, type TestApi } from '../testing/open';

// Calls and numbers of telrobot's present API against the sandbox: that the totals are those of the statistics. What a
// filter keeps is in worlds.test.ts.

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

test('a call leads to every attempt at its number, and those that were answered to their calls', async () => {
  const redialled = (await page('numbers', { outcome: 'answered', history: 'true', pageSize: 200 })).data.find(
    ({ attempts }: Contact) => (attempts?.length ?? 0) > 1,
  );
  const path = `/connections/tel/calls/${redialled.lastCallId}/history?taskId=${task}`;
  const answer = await (await api.ask(callHistoryEndpoint, path)).json();
  expect(answer.data).toEqual({ number: redialled, current: redialled.lastCallId, linked: true });
  const shown = JSON.stringify(answer);
  for (const number of numbers.values()) expect(shown.includes(number)).toBe(false);
});

test('no telephone number is shown in a list', async () => {
  const shown = JSON.stringify([calls, (await page('numbers', { history: 'true' })).data]);
  for (const number of numbers.values()) expect(shown.includes(number)).toBe(false);
});
