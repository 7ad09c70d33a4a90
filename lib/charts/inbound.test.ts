import { describe, expect, test } from 'vitest';
import { ratioOf } from '@/lib/metrics/ratio';
import type { InboundBucket } from '@/lib/model/inbound';
import { prepareFunnel, prepareTransferFunnel } from './funnel';
import { prepareCoverage, prepareHangups, prepareRatings, prepareUsers } from './inbound';

const ZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;
/** 10 November, 00:00 in Shanghai. */
const FROM = Date.parse('2025-11-09T16:00:00.000Z');
const instant = (hours: number) => new Date(FROM + hours * HOUR).toISOString();

const bucket = (start: string, rest: Partial<InboundBucket> = {}): InboundBucket => ({
  grain: 'day',
  source: 'realtime',
  start,
  end: null,
  counts: {},
  averages: {},
  distributions: {},
  rates: {},
  ...rest,
});

describe('the transfer funnel', () => {
  test('each stage has its share of the step before and of all; a bare rate is a stub', () => {
    const { stages, broken } = prepareTransferFunnel(
      bucket(instant(0), {
        counts: { calls: 892, transferAttempts: 218, transferSuccess: 126 },
        rates: { agentReception: ratioOf(null, null, 0.4768) },
      }),
    );
    expect(broken).toBe(false);
    expect(stages.map(({ key, count, stub }) => [key, count, stub])).toEqual([
      ['calls', 892, false],
      ['transferAttempts', 218, false],
      ['transferSuccess', 126, false],
      ['agentReception', null, true],
    ]);
    expect(stages[2]?.ofPrevious).toBeCloseTo(0.578, 3);
    expect(stages[2]?.ofTotal).toBeCloseTo(0.1413, 4);
    expect(stages[3]).toMatchObject({ ofPrevious: 0.4768, ofTotal: null, width: stages[2]?.width });
  });

  test('a stage that is larger than the one before is not one cohort: no step is computed', () => {
    const { broken, stages } = prepareFunnel([
      { key: 'a', count: 10 },
      { key: 'b', count: 12 },
    ]);
    expect([broken, stages[1]?.ofPrevious, stages[1]?.ofTotal]).toEqual([true, null, null]);
  });

  test('without calls there is no funnel', () => {
    expect(prepareTransferFunnel(null).empty).toBe('not-provided');
    expect(prepareFunnel([{ key: 'a', count: 0 }]).empty).toBe('all-zero');
  });
});

test('hang-ups stand in a fixed order, and a party that nobody knows is hatched', () => {
  const { segments } = prepareHangups([
    { key: 'robot', label: 'by_robot', count: 220 },
    { key: 'system', label: 'by_system', count: 1 },
    { key: 'customer', label: 'by_user', count: 2090 },
  ]);
  expect(segments.map(({ key, hatched }) => [key, hatched])).toEqual([
    ['customer', false],
    ['robot', false],
    ['system', true],
  ]);
});

describe('ratings', () => {
  const rating = [19, 10, 23, 15, 30].map((count, at) => ({ key: String(at + 1), label: '', count }));

  test('the mean comes with n, and the bar is centred on the middle of 3', () => {
    const figure = prepareRatings(bucket(instant(0), { distributions: { rating }, averages: { robotScore: 3.2391 } }));
    expect(figure.n).toBe(97);
    expect(figure.mean).toBeCloseTo(3.278, 3);
    expect(figure.statedMean).toBe(3.2391);
    expect(figure.left + figure.right).toBeCloseTo(1, 9);
    expect(figure.left).toBeCloseTo((19 + 10 + 11.5) / 97, 9);
  });

  test('no ratings are no mean', () => {
    expect(prepareRatings(bucket(instant(0)))).toMatchObject({ mean: null, n: 0, empty: 'not-provided' });
    const zero = bucket(instant(0), { distributions: { rating: [{ key: '1', label: '', count: 0 }] } });
    expect(prepareRatings(zero)).toMatchObject({ mean: null, empty: 'all-zero' });
  });
});

test('a day that has not ended is marked, and a day without both counts is left out', () => {
  const counts = { newUsers: 1438, oldUsers: 760, users: 2198, validUsers: 1941 };
  const daily = [
    bucket(instant(0), { counts }),
    bucket(instant(24), { counts: { newUsers: 5 } }),
    bucket(instant(48), { counts: { newUsers: 0, oldUsers: 0 } }),
  ];
  const { days, max } = prepareUsers(daily, { timeZone: ZONE, now: FROM + 62 * HOUR });
  expect(days.map(({ date, unfinished, newShare, validUsers }) => [date, unfinished, newShare, validUsers])).toEqual([
    ['2025-11-10', false, 1438 / 2198, 1941],
    ['2025-11-12', true, null, null],
  ]);
  expect(max).toBe(2198);
});

test('coverage lanes: realtime breaks where no hour came back; the day that has not settled is hatched', () => {
  const range = { from: instant(0), to: instant(62) };
  const hourly = [0, 1, 2, 5, 6].map((hour) => bucket(instant(hour), { grain: 'hour' }));
  const daily = [0, 24].map((hour) => bucket(instant(hour), { source: 'offline' }));
  const [realtime, offline] = prepareCoverage(
    { realtime: { total: null, daily: [], hourly }, offline: { total: null, daily, hourly: [] } },
    { range, timeZone: ZONE, now: FROM + 62 * HOUR },
  );
  expect(realtime?.spans.map(({ from, to }) => [from * 62, to * 62].map(Math.round))).toEqual([
    [0, 3],
    [5, 7],
  ]);
  expect(realtime?.until).toBe(instant(7));
  expect(offline?.spans.map(({ kind }) => kind)).toEqual(['covered', 'covered', 'unsettled']);
  expect(offline?.until).toBe(instant(48));
});
