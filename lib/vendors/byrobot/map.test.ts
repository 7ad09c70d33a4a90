import { describe, expect, test } from 'vitest';
import { task as taskModel } from '@/lib/model/task';
import { taskCounts } from '@/lib/model/task-stat';
import { readJson } from '../json';
import { mutationsOf } from '../mutations';
import { checkTaskDetail } from './checks';
import detail from './fixtures/get-task-detail.json';
import list from './fixtures/get-tasks.json';
import { type Counted, mapTask, mapTaskCounts } from './map';
import { taskDetailWire, taskPageWire } from './wire';

const NOTHING: Counted = { outcomes: null, rounds: null, talkTime: null };
const wireOf = (changes: Record<string, unknown> = {}) =>
  taskDetailWire.parse({ data: { ...detail.data, ...changes } }).data;
const countsOf = (changes: Record<string, unknown> = {}, counted: Partial<Counted> = {}) => {
  const counts = mapTaskCounts('19', wireOf(changes), { ...NOTHING, ...counted });
  expect(taskCounts.safeParse(counts).error).toBeUndefined();
  return counts;
};
const taskOf = (changes: Record<string, unknown>) => {
  const mapped = mapTask(wireOf(changes));
  expect(taskModel.safeParse(mapped).error).toBeUndefined();
  return mapped;
};

describe('a task', () => {
  test('comes with its names, its window and its state', () => {
    expect(taskOf({ breakStartTime: '12:00', breakEndTime: '13:00:00' })).toEqual({
      id: '19',
      vendorTaskId: '19',
      name: 'testJob',
      state: 'finished',
      stateLabel: '已完成',
      kind: 'manual',
      startDate: '2017-10-19',
      windows: [{ from: '08:00', to: '22:00' }],
      breaks: [{ from: '12:00', to: '13:00' }],
      scriptName: '金融催缴',
      robotName: '产品电销',
      remark: 'testJobx',
      concurrency: null,
    });
  });

  test('may be of a list whose rows have different keys and no counter (Q15, Q22)', () => {
    const tasks = taskPageWire.parse(list).data.list.map(mapTask);
    expect(tasks.map(({ id, name, scriptName, remark, breaks }) => ({ id, name, scriptName, remark, breaks }))).toEqual(
      [
        { id: '66', name: '测试任务', scriptName: null, remark: null, breaks: [] },
        { id: '64', name: '测试任务2', scriptName: null, remark: null, breaks: [] },
      ],
    );
  });

  test.each([
    [0, 'not_started'],
    [1, 'running'],
    [2, 'finished'],
    [3, 'waiting'],
    [4, 'paused_user'],
    [5, 'paused_system'],
    [6, 'stopped'],
    [7, 'queued'],
    [8, 'blocked'],
    [9, 'blocked'],
    [10, 'blocked'],
  ])('with status %i is %s', (status, state) => {
    expect(taskOf({ status }).state).toBe(state);
  });

  test('in a state that no table knows shows its code', () => {
    expect(taskOf({ status: 11 })).toMatchObject({ state: 'unknown', stateLabel: '11' });
    expect(taskOf({ status: null })).toMatchObject({ state: 'unknown', stateLabel: null });
  });

  test('is scheduled or manual, or of a kind that nobody knows', () => {
    expect([1, 2, 3, null].map((jobType) => taskOf({ jobType }).kind)).toEqual(['scheduled', 'manual', null, null]);
  });

  test('keeps every digit of a long id, which is text (Q32)', () => {
    expect(taskOf({ callJobId: '90071992547409931' }).id).toBe('90071992547409931');
    expect(taskOf({ callJobId: 1_500_000_001, jobName: null })).toMatchObject({ id: '1500000001', name: '1500000001' });
  });
});

describe('the counts of a task', () => {
  test("are the vendor's own, contradictions included", () => {
    expect(countsOf()).toMatchObject({
      taskId: '19',
      numbers: { total: 2, waiting: 0, done: 2 },
      calls: { answered: 0, unanswered: 2 },
      stated: { answerRate: null, progress: null },
      rounds: [{ label: '0-9次', min: 0, max: 9, count: 22, origin: 'vendor' }],
      talkTime: [{ label: '<10s', min: 0, max: 9, count: 22, origin: 'vendor' }],
      intentions: [{ key: 'A', label: '较强', rank: 1, count: 1, statedShare: null }],
      unavailable: [],
    });
  });

  test('fall back to four counters of numbers, zeros included', () => {
    expect(countsOf().outcomes).toEqual([
      { outcome: 'waiting', code: null, label: '未开始', count: 0, base: 'numbers' },
      { outcome: 'answered', code: null, label: '已接听', count: 0, base: 'numbers' },
      { outcome: 'rejected', code: null, label: '拒接', count: 0, base: 'numbers' },
      { outcome: 'unreachable', code: null, label: '无法接通', count: 0, base: 'numbers' },
      { outcome: 'caller_unavailable', code: null, label: '主叫号码不可用', count: 2, base: 'numbers' },
    ]);
  });

  test('name what the four counters leave unexplained, only where there is such a rest', () => {
    const unexplained = { outcome: 'unknown', code: null, label: '其他', count: 5, base: 'numbers' };
    expect(countsOf({ totalCount: 9, doneCount: 7 }).outcomes).toContainEqual(unexplained);
    expect(countsOf({ rejectedCount: 9 }).outcomes).not.toContainEqual(expect.objectContaining({ outcome: 'unknown' }));
    expect(countsOf({ doneCount: 7, rejectedCount: null }).outcomes).not.toContainEqual(
      expect.objectContaining({ outcome: 'unknown' }),
    );
  });

  test('take calls by finish status where those add up; the numbers that wait stand beside them', () => {
    const outcomes = new Map([
      [0, 3],
      [8, 2],
      [22, 0],
    ]);
    expect(countsOf({ totalCount: 9 }, { outcomes }).outcomes).toEqual([
      { outcome: 'waiting', code: null, label: '未开始', count: 7, base: 'numbers' },
      { outcome: 'answered', code: '0', label: '已接听', count: 3, base: 'calls' },
      { outcome: 'no_answer', code: '8', label: '未接', count: 2, base: 'calls' },
      { outcome: 'line_blind_zone', code: '22', label: '线路盲区', count: 0, base: 'calls' },
    ]);
  });

  test('are missing where the vendor sends null, never zero', () => {
    const nothing = { totalCount: null, doneCount: null, calledCount: null, rejectedCount: null };
    const counts = countsOf({
      ...nothing,
      unavailableCount: null,
      fromUnavailableCount: null,
      durationStat: null,
      chatRoundStat: [],
      extraStat: null,
    });
    expect(counts).toMatchObject({
      numbers: { total: null, waiting: null, done: null },
      calls: { answered: null, unanswered: null },
      outcomes: [],
      unavailable: ['answerRate', 'progress', 'outcomes', 'intentions', 'rounds', 'talkTime', 'dimensions'],
    });
  });

  test('have no negative remainder', () => {
    expect(countsOf({ doneCount: 3, calledCount: 4 })).toMatchObject({
      numbers: { waiting: null },
      calls: { answered: 4, unanswered: null },
      unavailable: ['answerRate', 'progress'],
    });
  });

  test('of a task without an answered call have empty distributions, not missing ones', () => {
    const { rounds, talkTime, unavailable } = countsOf({ durationStat: [], chatRoundStat: [] });
    expect({ rounds, talkTime, unavailable }).toEqual({ rounds: [], talkTime: [], unavailable: [] });
  });

  test.each([
    ['A级(较强)', 'A', 1],
    ['A级(有明确意向)', 'A', 1],
    ['一般', 'B', 2],
    ['C级(明确拒绝)', 'C', 3],
    ['需筛选', 'D', 4],
    ['E级(拨打失败)', 'E', 5],
    ['无需跟进', 'F', 6],
    ['未分类', '未分类', null],
  ])('know the intention level %s as %s (Q19)', (name, key, rank) => {
    const extraStat = { 客户意向等级: [{ name, value: 4 }] };
    expect(countsOf({ extraStat }).intentions).toEqual([{ key, label: name, rank, count: 4, statedShare: null }]);
  });

  test('list intention levels from the strongest, whatever order they come in, and each once (Q31)', () => {
    const names = ['未分类', '3', '一般', 'A级(较强)', 'B级(可能有意向)'];
    const extraStat = { 客户意向等级: names.map((name) => ({ name, value: 1 })) };
    expect(countsOf({ extraStat }).intentions.map(({ key, count }) => [key, count])).toEqual([
      ['A', 1],
      ['B', 2],
      ['未分类', 1],
      ['3', 1],
    ]);
  });

  test('keep every other dimension, and take counts written as text', () => {
    const extraStat = { 客户意向等级: [], 客户关注点: [{ name: '位置', value: '12' }], 空: null };
    expect(countsOf({ extraStat }).dimensions).toEqual([
      { name: '客户关注点', values: [{ label: '位置', count: 12 }] },
    ]);
  });

  test('take an empty list of dimensions for none', () => {
    expect(countsOf({ extraStat: [] })).toMatchObject({ dimensions: [], unavailable: ['intentions'] });
  });
});

test('whatever is wrong in one place of an answer, it is refused or fits the model', () => {
  const taken = [...mutationsOf({ data: detail.data })].flatMap(({ where, text }) => {
    const wire = taskDetailWire.safeParse(readJson(text));
    return wire.success ? [{ where, wire: wire.data.data }] : [];
  });
  const misfits = taken.filter(({ wire }) => {
    checkTaskDetail(wire);
    const counts = taskCounts.safeParse(mapTaskCounts('19', wire, NOTHING));
    return !counts.success || !taskModel.safeParse(mapTask(wire)).success;
  });
  expect(misfits.map(({ where }) => where)).toEqual([]);
  expect(taken.length).toBeGreaterThan(300);
});
