import { describe, expect, onTestFinished, test } from 'vitest';
import type { Asked } from '../stand-in';
import detail from './fixtures/get-task-detail.json';
import doneCalls from './fixtures/query-done-task-phones.json';
import { always, connectTo, refusing, START, signal } from './stand-in';

async function connected(answer: Parameters<typeof connectTo>[0]) {
  const connection = await connectTo(answer);
  onTestFinished(connection.close);
  return connection;
}

/** A vendor that holds these finished calls, and filters them. */
type Finished = { readonly finishStatus: number; readonly chatRound: number; readonly duration: number };
const doneCallsOf = (calls: readonly Finished[]) => (body: unknown) => {
  const filter = body as Partial<Record<string, number>>;
  const { finishStatus, chatRoundLeft = 0, chatRoundRight = 1e9, durationLeft = 0, durationRight = 1e9 } = filter;
  const total = calls.filter(
    (call) =>
      (finishStatus ?? call.finishStatus) === call.finishStatus &&
      call.chatRound >= chatRoundLeft &&
      call.chatRound <= chatRoundRight &&
      call.duration >= durationLeft &&
      call.duration <= durationRight,
  ).length;
  return { body: { code: 200, data: { ...doneCalls.data, total } } };
};
const CALLS: readonly Finished[] = [
  { finishStatus: 0, chatRound: 0, duration: 3 },
  { finishStatus: 0, chatRound: 4, duration: 59 },
  { finishStatus: 0, chatRound: 30, duration: 400 },
  { finishStatus: 8, chatRound: 0, duration: 0 },
  { finishStatus: 22, chatRound: 0, duration: 0 },
];
const counting =
  (data: object, total: (body: unknown) => { body: unknown }) =>
  ({ path, body }: Asked) =>
    path.endsWith('getTaskDetail') ? { body: { ...detail, data: { ...detail.data, ...data } } } : total(body);

describe('the counts of a task', () => {
  test('of a summary take one request', async () => {
    const { taskSummary, asked } = await connected(always(detail));
    const reading = await taskSummary('19', signal());
    expect(asked).toHaveLength(1);
    expect(reading.data.numbers).toEqual({ total: 2, waiting: 0, done: 2 });
    expect(reading.checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'B1 pass',
      'B2 pass',
      'B3 fail',
      'B4 fail',
    ]);
    expect(JSON.stringify(reading.raw)).not.toMatch(/19900000/);
  });

  test('cannot be had for a span of time', async () => {
    const { taskCounts, asked } = await connected(always(detail));
    const range = { from: START, to: '2026-01-02T00:00:00.000Z' };
    await expect(taskCounts('19', range, signal())).rejects.toMatchObject({ code: 'unsupported' });
    expect(asked).toHaveLength(0);
  });

  test('hold the calls by finish status, asked by id and number where the answers add up (Q16)', async () => {
    const { taskCounts, asked } = await connected(counting({}, doneCallsOf(CALLS)));
    const { data, raw } = await taskCounts('19', null, signal());
    const calls = data.outcomes.filter(({ base }) => base === 'calls');
    expect(calls.map(({ code }) => code)).toEqual('0 1 2 3 4 5 6 7 8 9 10 11 22'.split(' '));
    expect(calls.filter(({ count }) => count > 0)).toMatchObject([
      { outcome: 'answered', count: 3 },
      { outcome: 'no_answer', count: 1 },
      { outcome: 'line_blind_zone', count: 1 },
    ]);
    expect(data.outcomes[0]).toMatchObject({ outcome: 'waiting', base: 'numbers' });
    expect(asked[1]).toMatchObject({ method: 'POST', body: { callJobId: 19, pageNum: 1, pageSize: 1 } });
    expect(asked).toHaveLength(1 + 1 + 13);
    expect(raw.map(({ endpoint }) => endpoint)).toEqual([
      'GET /openapi/v1/task/getTaskDetail',
      'POST /openapi/v1/task/queryDoneTaskPhones',
    ]);
    expect(JSON.stringify(raw)).not.toMatch(/19900000|recordings\.example/);
  });

  test('may grow while they are read', async () => {
    let reads = 0;
    const { taskCounts } = await connected(
      counting({}, (body) => doneCallsOf(++reads > 5 ? [...CALLS, ...CALLS] : CALLS)(body)),
    );
    const { data } = await taskCounts('19', null, signal());
    expect(data.outcomes.some(({ base }) => base === 'calls')).toBe(true);
  });

  test.each([
    { how: 'ignores the filter', total: () => ({ body: doneCalls }) },
    {
      how: 'holds a call of an unknown status',
      total: doneCallsOf([...CALLS, { finishStatus: 12, chatRound: 0, duration: 0 }]),
    },
    { how: 'holds no call', total: doneCallsOf([]) },
    { how: 'refuses', total: () => ({ body: refusing(412) }) },
  ])('are those of the four counters where the vendor $how', async ({ total }) => {
    const { taskCounts } = await connected(counting({}, total));
    const { data } = await taskCounts('19', null, signal());
    expect(data.outcomes.every(({ base }) => base === 'numbers')).toBe(true);
    expect(data.outcomes).toContainEqual(expect.objectContaining({ outcome: 'caller_unavailable', count: 2 }));
  });

  test('include rounds and talk time by our own edges where the vendor sends none', async () => {
    const { taskCounts } = await connected(
      counting(
        { calledCount: 3, doneCount: 5, totalCount: 5, chatRoundStat: [], durationStat: null },
        doneCallsOf(CALLS),
      ),
    );
    const { data } = await taskCounts('19', null, signal());
    const bars = (buckets: typeof data.rounds) =>
      buckets.map(({ min, max, count, origin }) => [min, max, count, origin]);
    expect(bars(data.rounds)).toEqual([
      [0, 0, 1, 'computed'],
      [1, 1, 0, 'computed'],
      [2, 5, 1, 'computed'],
      [6, 10, 0, 'computed'],
      [11, 20, 0, 'computed'],
      [21, null, 1, 'computed'],
    ]);
    expect(bars(data.talkTime)).toEqual([
      [0, 9, 1, 'computed'],
      [10, 59, 1, 'computed'],
      [60, 119, 0, 'computed'],
      [120, null, 1, 'computed'],
    ]);
    expect(data.unavailable).toEqual([]);
  });

  test('name rounds and talk time as unavailable where there is neither the one nor the other', async () => {
    const { taskCounts } = await connected(
      counting({ calledCount: 2, chatRoundStat: null, durationStat: [] }, () => ({ body: doneCalls })),
    );
    const { data } = await taskCounts('19', null, signal());
    expect(data).toMatchObject({ rounds: [], talkTime: [], unavailable: ['rounds', 'talkTime'] });
  });

  test('read the number of calls however their durations are spelt (Q14)', async () => {
    const spelt = ['27秒', '27', 27].map((duration) => ({ duration }));
    const { taskCounts } = await connected(
      counting({}, (body) => ({
        body: {
          code: 200,
          data: { total: String((body as { finishStatus?: number }).finishStatus ?? 0) === '0' ? '3' : 0, list: spelt },
        },
      })),
    );
    const { data } = await taskCounts('19', null, signal());
    expect(data.outcomes).toContainEqual(expect.objectContaining({ outcome: 'answered', base: 'calls', count: 3 }));
  });

  test('fail with the task itself', async () => {
    const { taskCounts, asked } = await connected(always(refusing(404)));
    await expect(taskCounts('19', null, signal())).rejects.toMatchObject({ code: 'not_found' });
    expect(asked).toHaveLength(1);
  });
});
