import { describe, expect, onTestFinished, test } from 'vitest';
import stat from './fixtures/stat.json' with { type: 'json' };
import { failed, signal, stage, TASK } from './testing';

const { connected, countsOf } = stage(onTestFinished);

describe('task statistics', () => {
  test('Q1: the dust in a percentage is passed on, not rounded away, and not held against the vendor', async () => {
    const reading = await countsOf((data) => data);
    expect(reading?.data.stated.answerRate).toBe(0.9103999999999999);
    expect(reading?.checks.every(({ status }) => status === 'pass')).toBe(true);
  });

  test("Q2: the vendor's misspelt names stay in its answer", async () => {
    const reading = await countsOf((data) => data);
    expect(JSON.stringify(reading?.data)).not.toMatch(/Completet|number_status|intention_results/);
  });

  test('Q3: 2 and 12 mean what this generation says, unless their words say otherwise', async () => {
    const renamed = await countsOf((data) => ({
      ...data,
      number_status: [
        { status: 2, status_str: '?', count: 1 },
        { status: 12, status_str: '?', count: 2 },
        { status: 2, status_str: '线路故障', count: 3 },
        { status: 12, status_str: '呼损', count: 4 },
      ],
    }));
    expect(renamed?.data.outcomes.map(({ outcome }) => outcome)).toEqual([
      'carrier_blocked',
      'user_blocked',
      'line_fault',
      'call_loss',
    ]);
  });

  test('Q4: labels are known in traditional characters and with either separator', async () => {
    const reading = await countsOf((data) => ({
      ...data,
      number_status: [{ status: 77, status_str: '佔線/用戶正忙', count: 1 }],
      intention: [{ intention_results: 9, name: 'B級(可能有意向)', total: 1, percent: 100 }],
    }));
    expect(reading?.data.outcomes[0]).toMatchObject({ outcome: 'busy', code: '77', label: '佔線/用戶正忙' });
    expect(reading?.data.intentions[0]).toMatchObject({ key: 'B', rank: 9 });
  });

  test('a status that nobody knows is counted under its own word', async () => {
    const reading = await countsOf((data) => ({
      ...data,
      number_status: [...data.number_status, { status: 13, status_str: '语音信箱', count: 3 }],
    }));
    expect(reading?.data.outcomes.at(-1)).toEqual({
      outcome: 'unknown',
      code: '13',
      label: '语音信箱',
      count: 3,
      base: 'numbers',
    });
    expect(reading?.data.numbers.total).toBe(25);
  });

  test('a renamed level takes its letter from its name, else from its code, and no letter twice', async () => {
    const reading = await countsOf((data) => ({
      ...data,
      intention: [
        { intention_results: 1, name: 'S级(重点)', total: 1, percent: 25 },
        { intention_results: 2, name: '一般', total: 1, percent: 25 },
        { intention_results: 3, name: 'B级', total: 1, percent: 25 },
        { intention_results: 99, name: '评分中', total: 1, percent: 25 },
      ],
    }));
    expect(reading?.data.intentions.map(({ key }) => key)).toEqual(['S', 'B', 'B级', '评分中']);
  });

  test('Q31: rounds stand in our order, whatever order the answer has, and new buckets have no edges', async () => {
    const reading = await countsOf((data) => ({
      ...data,
      rounds: { '>20': 1, '6~10': 2, '21~30': 9, '2~5': 3, '1': 4 },
    }));
    expect(reading?.data.rounds.map(({ label, min, max }) => [label, min, max])).toEqual([
      ['1', 1, 1],
      ['2~5', 2, 5],
      ['6~10', 6, 10],
      ['>20', 21, null],
      ['21~30', null, null],
    ]);
  });

  test('what the vendor leaves out is a gap, never a zero', async () => {
    const reading = await countsOf((data) => ({
      ...data,
      answer_rate: { answered: null },
      number_status: data.number_status.slice(1),
    }));
    expect(reading?.data).toMatchObject({
      numbers: { total: 10, waiting: null, done: null },
      calls: { answered: null, unanswered: null },
      stated: { answerRate: null, progress: null },
      unavailable: ['answerRate', 'progress', 'talkTime', 'dimensions'],
    });
  });

  test('a range is asked for in local time, its end one second earlier, and compared only with calls', async () => {
    const { connector, asked } = await connected(() => ({ body: stat }));
    const range = { from: '2026-11-19T16:00:00.000Z', to: '2026-11-20T16:00:00.000Z' };
    const reading = await connector.taskCounts?.(TASK, range, signal);
    expect(new URLSearchParams(asked[0]?.search).getAll('date[]')).toEqual([
      '2026-11-20 00:00:00',
      '2026-11-20 23:59:59',
    ]);
    expect(reading?.data.range).toEqual(range);
    const skipped = reading?.checks.filter(({ status }) => status === 'skipped').map(({ id }) => id);
    expect(skipped).toEqual(['T7', 'T8']);
  });
});

describe('what goes wrong', () => {
  test('Q8: an error whose data is an empty list is a refusal, not a wrong shape', async () => {
    const { connector } = await connected(() => ({
      body: { code: 422, status: 'error', message: '任务正在拨打中', data: [] },
    }));
    expect(await failed(connector.taskCounts?.(TASK, null, signal))).toMatchObject({ code: 'vendor_rejected' });
  });

  test('a token that is not taken is our 502, and asked with once', async () => {
    for (const status of [401, 403]) {
      const { connector, asked } = await connected(() => ({
        status,
        body: { code: status, status: 'error', message: 'Unauthenticated.', data: [] },
      }));
      expect(await failed(connector.taskCounts?.(TASK, null, signal))).toMatchObject({ code: 'vendor_rejected' });
      expect(asked).toHaveLength(1);
    }
  });

  test('a task that the vendor does not know is not found', async () => {
    const { connector } = await connected(() => ({ status: 404, body: { code: 404, status: 'error', data: [] } }));
    expect(await failed(connector.taskCounts?.(TASK, null, signal))).toMatchObject({ code: 'not_found' });
  });

  test.each(['.', '..', ''])('an id that would climb the path is not sent: %j', async (id) => {
    const { connector, asked } = await connected(() => ({ body: stat }));
    expect(await failed(connector.taskCounts?.(id, null, signal))).toMatchObject({ code: 'not_found' });
    expect(asked).toEqual([]);
  });

  test.each<[string, (data: typeof stat.data) => unknown]>([
    ['a negative count', (data) => ({ ...data, rounds: { '1': -1 } })],
    ['a percentage above 100', (data) => ({ ...data, answer_rate: { ...data.answer_rate, taskProgress: 101 } })],
    ['a section that is not there', ({ intention: _, ...data }) => data],
    ['a section of another kind', (data) => ({ ...data, number_status: {} })],
    ['nothing', () => []],
  ])('%s is malformed', async (_, change) => {
    expect(await failed(countsOf(change))).toMatchObject({ code: 'vendor_malformed' });
  });
});
