import { describe, expect, test } from 'vitest';
import type { InboundFacts } from '@/lib/model/inbound';
import type { TaskCounts } from '@/lib/model/task-stat';
import { answerRatesOf } from './answer-rates';
import { inboundStatOf } from './inbound-stat';
import { overviewOf } from './overview';
import { taskStatOf } from './task-stat';

const AS_OF = '2026-11-12T06:26:08.000Z';

/** The documented sample of telrobot-agent, as its connector hands it over. */
const sample: TaskCounts = {
  taskId: 't1',
  range: null,
  numbers: { total: 22, waiting: 12, done: 10 },
  calls: { answered: 61, unanswered: 6 },
  stated: { answerRate: 0.9103999999999999, progress: 0.45 },
  outcomes: [
    { outcome: 'waiting', code: '0', label: '等待呼叫', count: 12, base: 'numbers' },
    { outcome: 'answered', code: '1', label: '呼叫成功', count: 4, base: 'numbers' },
    { outcome: 'carrier_blocked', code: '2', label: '运营商拦截', count: 6, base: 'numbers' },
  ],
  intentions: [
    { key: 'A', label: 'A级(有明确意向)', rank: 1, count: 50, statedShare: 0.8333 },
    { key: 'B', label: 'B级(可能有意向)', rank: 2, count: 1, statedShare: 0.0167 },
    { key: 'C', label: 'C级(明确拒绝)', rank: 3, count: 7, statedShare: 0.1167 },
    { key: 'D', label: 'D级(用户在忙)', rank: 4, count: 2, statedShare: 0.0333 },
    { key: 'E', label: 'E级(其他)', rank: 5, count: 0, statedShare: 0 },
  ],
  rounds: [],
  talkTime: [],
  dimensions: [],
  unavailable: ['talkTime', 'dimensions'],
};

describe('task statistics', () => {
  const stat = taskStatOf(sample, AS_OF);

  test('the answer rate is ours, with the value of the vendor beside it', () => {
    expect(stat.answerRate).toMatchObject({
      numerator: 61,
      denominator: 67,
      source: 'computed',
      vendorValue: 0.9103999999999999,
    });
    expect(stat.answerRate.interval?.low).toBeCloseTo(0.818, 3);
    expect(stat.answerRate.interval?.high).toBeCloseTo(0.958, 3);
  });
  test('progress is counted in numbers, not in calls', () => {
    expect(stat.progress).toMatchObject({ numerator: 10, denominator: 22, vendorValue: 0.45 });
  });
  test('intention shares have classified calls as their base', () => {
    expect(stat.intentions[0]?.share).toMatchObject({ numerator: 50, denominator: 60, vendorValue: 0.8333 });
    expect(stat.intentions[4]?.share.value).toBe(0);
  });
  test('an unknown half leaves the answer rate to the vendor', () => {
    const half = taskStatOf({ ...sample, calls: { answered: 61, unanswered: null } }, AS_OF);
    expect(half.answerRate).toMatchObject({ source: 'vendor', value: 0.9103999999999999, interval: null });
  });
  test('the four definitions of the answer rate stand side by side', () => {
    expect(
      answerRatesOf(stat).map(({ id, ratio }) => [id, ratio?.numerator ?? null, ratio?.denominator ?? null]),
    ).toEqual([
      ['answer_rate.attempt', 61, 67],
      ['answer_rate.number', 4, 10],
      ['answer_rate.net', 4, 4],
      ['answer_rate.vendor', null, null],
    ]);
  });
  test('a definition without its inputs is not offered as a number', () => {
    const bare = taskStatOf({ ...sample, outcomes: [], stated: { answerRate: null, progress: null } }, AS_OF);
    expect(
      answerRatesOf(bare)
        .slice(1)
        .map(({ ratio }) => ratio),
    ).toEqual([null, null, null]);
  });
  test('the overview pools counts and never averages rates', () => {
    const small = taskStatOf(
      { ...sample, calls: { answered: 1, unanswered: 99 }, intentions: [] },
      '2026-11-12T06:20:00.000Z',
    );
    const running = [stat, small].map((each) => ({ state: 'running' as const, stat: each }));
    expect(overviewOf(running)).toMatchObject({
      tasks: 2,
      numbersTotal: 44,
      answerRate: { numerator: 62, denominator: 167 },
      positive: { numerator: 51, denominator: 60 },
      oldestAsOf: '2026-11-12T06:20:00.000Z',
    });
  });
  test('the age of the overview is that of what can still change', () => {
    const early = { ...stat, asOf: '2026-11-12T06:00:00.000Z' };
    const ended = { state: 'finished' as const, stat: early };
    expect(overviewOf([ended, { state: 'running', stat }]).oldestAsOf).toBe(stat.asOf);
    expect(overviewOf([ended]).oldestAsOf).toBe(early.asOf);
    expect(overviewOf([]).oldestAsOf).toBeNull();
  });
});

describe('inbound figures', () => {
  const facts: InboundFacts = {
    grain: 'total',
    source: 'realtime',
    start: '2025-11-09T17:00:00.000Z',
    end: '2025-11-12T07:30:00.000Z',
    counts: { calls: 892, transferAttempts: 218, transferSuccess: 126, users: 2198 },
    statedRates: { transferAttempt: 0.4578, transferSuccess: 0.9234, agentReception: 0.4768, repeatCall: 0.3142 },
    averages: {},
    distributions: {},
  };
  const rating = [19, 10, 23, 15, 30].map((count, index) => ({ key: `${index + 1}`, label: `${index + 1}`, count }));
  const range = { from: facts.start, to: '2025-11-12T07:30:00.000Z' };
  const empty = { total: null, daily: [], hourly: [] };
  const ratesOf = (change: Partial<InboundFacts>) =>
    inboundStatOf({ range, realtime: { ...empty, total: { ...facts, ...change } }, offline: empty }).realtime.total
      ?.rates;

  test('transfer rates are computed, the stated ones stand beside them', () => {
    expect(ratesOf({})?.transferAttempt).toMatchObject({ value: 218 / 892, source: 'computed', vendorValue: 0.4578 });
    expect(ratesOf({})?.transferSuccess).toMatchObject({ value: 126 / 218, vendorValue: 0.9234 });
  });
  test('a rate without published inputs stays that of the vendor, without an interval', () => {
    expect(ratesOf({})?.agentReception).toMatchObject({ value: 0.4768, source: 'vendor', interval: null });
  });
  test('more users than calls disprove the assumed repeat-call formula', () => {
    expect(ratesOf({})?.repeatCall).toMatchObject({ value: 0.3142, source: 'vendor', numerator: null });
    expect(ratesOf({ counts: { calls: 1000, users: 700 } })?.repeatCall).toMatchObject({
      numerator: 300,
      denominator: 1000,
    });
  });
  test('satisfied means rated 3 or better', () => {
    expect(ratesOf({ distributions: { rating } })?.satisfied).toMatchObject({ numerator: 68, denominator: 97 });
  });
  test('of no calls there is neither a rate nor an average, though the vendor writes 0', () => {
    const counts = { calls: 0, validCalls: 0, transferAttempts: 0, transferSuccess: 0 };
    const nothing = { ...facts, counts, statedRates: { agentReception: 0, transferAttempt: 0 } };
    const total = { ...nothing, averages: { totalSeconds: 0 } };
    const { realtime } = inboundStatOf({ range, realtime: { ...empty, total }, offline: empty });
    expect(realtime.total?.averages).toEqual({});
    expect(realtime.total?.rates).toEqual({
      agentReception: expect.objectContaining({ value: null, vendorValue: 0 }),
      transferAttempt: expect.objectContaining({ value: null, vendorValue: 0 }),
      transferSuccess: expect.objectContaining({ value: null, denominator: 0 }),
    });
    // Where anything was counted after all, the vendor's word stands.
    expect(ratesOf({ ...nothing, counts: { ...counts, validCalls: 2 } })?.agentReception?.value).toBe(0);
  });
  test('a rate that nobody states and nothing feeds is left out', () => {
    expect(ratesOf({ statedRates: {}, counts: {} })).toEqual({});
  });
});
