import { describe, expect, onTestFinished, test } from 'vitest';
import { taskCounts } from '@/lib/model/task-stat';
import stat from './fixtures/stat.json' with { type: 'json' };
import { firstLevel, START, signal, stage, TASK, USER } from './testing';

const { connected, countsOf } = stage(onTestFinished);

describe('task statistics', () => {
  test("the vendor's own example becomes counts, with what it states beside them", async () => {
    const { connector, asked } = await connected(() => ({ body: stat }));
    const reading = await connector.taskCounts?.(TASK, null, signal);
    expect(reading?.data).toEqual({
      taskId: TASK,
      range: null,
      numbers: { total: 22, waiting: 12, done: 10 },
      calls: { answered: 61, unanswered: 6 },
      stated: { answerRate: 91.03999999999999 / 100, progress: 0.45 },
      outcomes: [
        ['waiting', '0', '等待呼叫', 12],
        ['answered', '1', '呼叫成功', 4],
        ['carrier_blocked', '2', '运营商拦截', 6],
        ['rejected', '3', '拒接', 0],
        ['no_answer', '4', '无应答、无人接听', 0],
        ['empty_number', '5', '空号', 0],
        ['powered_off', '6', '关机', 0],
        ['suspended', '7', '停机', 0],
        ['busy', '8', '占线、用户正忙', 0],
        ['incoming_restricted', '9', '呼入限制', 0],
        ['callee_arrears', '10', '欠费', 0],
        ['blacklisted', '11', '黑名单', 0],
        ['user_blocked', '12', '用户屏蔽', 0],
      ].map(([outcome, code, label, count]) => ({ outcome, code, label, count, base: 'numbers' })),
      intentions: [
        { key: 'A', label: 'A级(有明确意向)', rank: 1, count: 50, statedShare: 83.33 / 100 },
        { key: 'B', label: 'B级(可能有意向)', rank: 2, count: 1, statedShare: 1.67 / 100 },
        { key: 'C', label: 'C级(明确拒绝)', rank: 3, count: 7, statedShare: 11.67 / 100 },
        { key: 'D', label: 'D级(用户在忙)', rank: 4, count: 2, statedShare: 3.3300000000000005 / 100 },
        { key: 'E', label: 'E级(其他)', rank: 5, count: 0, statedShare: 0 },
      ],
      rounds: [
        { label: '1', min: 1, max: 1, count: 24, origin: 'vendor' },
        { label: '2~5', min: 2, max: 5, count: 2, origin: 'vendor' },
        { label: '6~10', min: 6, max: 10, count: 0, origin: 'vendor' },
        { label: '11~20', min: 11, max: 20, count: 0, origin: 'vendor' },
        { label: '>20', min: 21, max: null, count: 0, origin: 'vendor' },
      ],
      talkTime: [],
      dimensions: [],
      unavailable: ['talkTime', 'dimensions'],
    });
    expect(taskCounts.safeParse(reading?.data).success).toBe(true);
    expect(reading).toMatchObject({ endpoint: 'GET /agent-api/user/{user_id}/task/{task_id}/stat', fetchedAt: START });
    expect(reading?.raw).toEqual([{ endpoint: reading?.endpoint, fetchedAt: START, answer: stat }]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: 'GET', path: `/agent-api/user/${USER}/task/${TASK}/stat`, search: '' });
    expect(asked[0]?.headers['authorization']).toBe('Bearer partner-token');
  });

  test('every rule holds on the example, in the order of the rules', async () => {
    const reading = await countsOf((data) => data);
    expect(reading?.checks.map(({ id, status }) => `${id} ${status}`)).toEqual(
      ['T1', 'T2', 'T2', 'T2', 'T2', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9'].map((id) => `${id} pass`),
    );
    const [t1] = reading?.checks ?? [];
    expect(t1).toEqual({
      id: 'T1',
      status: 'pass',
      severity: 'warning',
      subject: 'answer_rate.callCompletetRate',
      stated: 91.03999999999999 / 100,
      computed: 61 / 67,
      tolerance: 0.00006,
    });
    const t8 = reading?.checks.find(({ id }) => id === 'T8');
    expect(t8).toMatchObject({ severity: 'info', stated: 4, computed: 61 });
  });

  test.each<[string, (data: typeof stat.data) => unknown]>([
    ['T1', (data) => ({ ...data, answer_rate: { ...data.answer_rate, callCompletetRate: 91.06 } })],
    ['T2', (data) => ({ ...data, intention: firstLevel(data, { percent: 80 }) })],
    ['T3', (data) => ({ ...data, intention: firstLevel(data, { percent: 83 }) })],
    ['T4', (data) => ({ ...data, intention: firstLevel(data, { total: 52 }) })],
    ['T5', (data) => ({ ...data, rounds: { ...data.rounds, '1': 60 } })],
    ['T6', (data) => ({ ...data, answer_rate: { ...data.answer_rate, taskProgress: 47 } })],
    ['T7', (data) => ({ ...data, answer_rate: { ...data.answer_rate, noAnswer: 5 } })],
    ['T8', (data) => ({ ...data, answer_rate: { ...data.answer_rate, answered: 3 } })],
    ['T9', (data) => ({ ...data, number_status: data.number_status.slice(0, 12) })],
  ])('%s fails where the vendor contradicts itself', async (id, change) => {
    const reading = await countsOf(change);
    expect(reading?.checks.some((check) => check.id === id && check.status === 'fail')).toBe(true);
  });

  test('T6: a progress that was rounded, or given with two digits, is as right as one that was cut off', async () => {
    for (const [taskProgress, status] of [
      [45, 'pass'],
      [45.45, 'pass'],
      [46, 'fail'],
      [44, 'fail'],
    ] as const) {
      const reading = await countsOf((data) => ({ ...data, answer_rate: { ...data.answer_rate, taskProgress } }));
      expect(reading?.checks.find(({ id }) => id === 'T6')?.status).toBe(status);
    }
  });

  test('a task without a call has no shares to compare', async () => {
    const reading = await countsOf((data) => ({
      answer_rate: { answered: 0, noAnswer: 0, callCompletetRate: 0, taskProgress: 0 },
      intention: data.intention.map((level) => ({ ...level, total: 0, percent: 0 })),
      number_status: data.number_status.map((row) => ({ ...row, count: 0 })),
      rounds: [],
    }));
    expect(reading?.data).toMatchObject({ numbers: { total: 0, waiting: 0, done: 0 }, rounds: [] });
    const by = new Map(reading?.checks.map(({ id, status }) => [id, status]));
    expect([by.get('T1'), by.get('T2'), by.get('T3'), by.get('T6')]).toEqual(['skipped', 'pass', 'pass', 'skipped']);
  });
});
