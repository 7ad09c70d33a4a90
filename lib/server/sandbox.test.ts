import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionsEndpoint } from '@/lib/api/connections';
import { overviewEndpoint } from '@/lib/api/overview';
import { taskStatEndpoint } from '@/lib/api/tasks';
import { openTestApi, type TestApi } from './testing/open';

// What needs a vendor with thousands of calls, and its own latency and limits: the sandbox as newcomers see it.

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

type Record = {
  readonly id: string;
  readonly level_name: string | null;
  readonly rounds: number;
  readonly bill: number;
};

function old() {
  const entry = api.entries.find(({ dialect }) => dialect === 'telrobot-v1') ?? expect.fail('no telrobot-v1');
  const headers = { authorization: `Bearer ${entry.account['token']}`, 'content-type': 'application/json' };
  return { ...entry, headers };
}

async function pageOf(taskId: string, page: number): Promise<{ data: Record[]; total: number; last_page: number }> {
  const { baseUrl, headers } = old();
  const body = JSON.stringify({ task_id: taskId, page });
  return (await fetch(`${baseUrl}/v1/task/query_done_task_phones`, { method: 'POST', headers, body })).json();
}

/** More calls than one read can page through, and all numbers dialled: nothing moves there any more. */
async function longEndedTask(): Promise<string> {
  const { account, baseUrl, headers } = old();
  const ids: unknown[] = Array.isArray(account['taskIds']) ? account['taskIds'] : [];
  const found = await Promise.all(
    ids.map(async (id) => {
      const url = `${baseUrl}/v1/task/number?task_id=${id}&page=1&status[]=0`;
      const waiting = (await (await fetch(url, { headers })).json()).data.total;
      return { id: String(id), waiting, calls: (await pageOf(String(id), 1)).total };
    }),
  );
  const ended = found.filter(({ waiting, calls }) => waiting === 0 && calls > 300).sort((a, b) => a.calls - b.calls);
  return ended[0]?.id ?? expect.fail('no task has ended');
}

const countBy = (values: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort());
};

const filled = (rows: readonly { label: string; count: number }[]) =>
  Object.fromEntries(
    rows
      .filter(({ count }) => count > 0)
      .map(({ label, count }) => [label, count])
      .sort(),
  );

const roundsLabel = (rounds: number) =>
  rounds < 2 ? String(rounds) : rounds < 6 ? '2~5' : rounds < 11 ? '6~10' : rounds < 21 ? '11~20' : '>20';
const talkLabel = (ms: number) => (ms < 10_000 ? '<10s' : ms < 60_000 ? '10~59s' : ms < 120_000 ? '60~119s' : '≥120s');

test('an overview of a cold start becomes complete, and no vendor looks broken because we queue', async () => {
  let answer = { complete: false, sources: [{ error: null }], tasks: [] };
  for (let asked = 0; asked < 20 && !answer.complete; asked++) {
    answer = (await (await api.ask(overviewEndpoint, '/overview')).json()).data;
  }
  expect(answer.complete).toBe(true);
  expect(answer.sources.map(({ error }) => error)).toEqual([null, null, null]);
  expect(answer.tasks.length).toBeGreaterThan(20);
  const { data } = await (await api.ask(connectionsEndpoint, '/connections')).json();
  const states = data.map(({ id, state, lastError }: { [key: string]: unknown }) => [id, state, lastError]);
  expect(states.slice(0, 3)).toEqual(['tel', 'tel-v1', 'by'].map((id) => [id, 'ok', null]));
}, 60_000);

test('call records that come fifteen at a time are all counted in the end, and the answer says how many are', async () => {
  const taskId = await longEndedTask();
  const first = await pageOf(taskId, 1);
  const rest = [];
  // The sandbox's own limit is 30 requests a second.
  for (let page = 2; page <= first.last_page; page++) rest.push(...(await pageOf(taskId, page)).data);
  const truth = [...new Map([...first.data, ...rest].map((row) => [row.id, row])).values()];
  expect(truth.length).toBeGreaterThan(300);

  const ask = async () => (await api.ask(taskStatEndpoint, `/connections/tel-v1/tasks/${taskId}/stat`)).json();
  let answer = await ask();
  const rows: number[] = [];
  while (answer.meta.source.coverage && rows.length < 20) {
    const { coverage } = answer.meta.source;
    expect(coverage.total).toBe(truth.length);
    rows.push(coverage.rows);
    // So much later that it is waited for.
    api.pass(600_000);
    answer = await ask();
  }
  expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
  expect(rows[0]).toBeLessThan(truth.length);
  expect(answer.meta.source.coverage).toBeUndefined();
  const { calls, intentions, rounds, talkTime } = answer.data;
  expect(calls.answered).toBe(truth.length);
  expect(filled(intentions)).toEqual(countBy(truth.flatMap(({ level_name }) => level_name ?? [])));
  expect(filled(rounds)).toEqual(countBy(truth.map((row) => roundsLabel(row.rounds))));
  expect(filled(talkTime)).toEqual(countBy(truth.map(({ bill }) => talkLabel(bill))));
}, 90_000);
