import { describe, expect, test } from 'vitest';
import { inboundStatOf } from '@/lib/metrics/inbound-stat';
import type { Check } from '@/lib/model/check';
import type { InboundCounts, InboundFacts } from '@/lib/model/inbound';
import { agreesAt, failedPart, failedRules } from './inbound-checks';
import { preparePeaks, prepareReceipts, userDays } from './inbound-days';
import { prepareInboundFigures } from './inbound-figures';
import { preparePipes } from './inbound-pipes';
import { prepareInboundSeries } from './inbound-series';
import { rangeDistribution, rangeRatings } from './inbound-totals';
import { datesOf, grainOf, inboundSpan, passedPart, settlement } from './inbound-view';

const ZONE = 'Asia/Shanghai';
const at = (local: string) => new Date(`${local.replace(' ', 'T')}+08:00`).toISOString();
const row = (facts: Partial<InboundFacts> & { local: string }): InboundFacts => {
  const { local, ...rest } = facts;
  return {
    grain: 'day',
    source: 'realtime',
    start: at(local),
    end: null,
    counts: {},
    averages: {},
    distributions: {},
    statedRates: {},
    ...rest,
  };
};
const list = (counts: Record<string, number>) =>
  Object.entries(counts).map(([key, count]) => ({ key, label: key, count }));
const EMPTY = { total: null, daily: [], hourly: [] };
const statOf = (over: Partial<InboundCounts> = {}) =>
  inboundStatOf({
    range: { from: at('2025-11-10 00:00'), to: at('2025-11-13 00:00') },
    realtime: EMPTY,
    offline: EMPTY,
    ...over,
  });
const NOON = Date.parse(at('2025-11-12 14:30'));

describe('the time axis', () => {
  test('is the range that was asked, as long as the vendor answers anything of it', () => {
    const total = row({ local: '2025-11-10 00:00', end: at('2025-11-12 23:59:59'), grain: 'total' });
    const stat = statOf({ realtime: { ...EMPTY, total } });
    expect(inboundSpan(stat)).toEqual({ range: stat.range, foreign: false });
  });

  test("is the vendor's own where it answers another time altogether", () => {
    const total = row({ local: '2024-01-01 00:00', end: at('2024-01-03 14:30'), grain: 'total' });
    expect(inboundSpan(statOf({ realtime: { ...EMPTY, total } }))).toEqual({
      range: { from: total.start, to: total.end },
      foreign: true,
    });
  });

  test('has passed up to the moment of the answer, and never beyond its end', () => {
    const { range } = statOf();
    expect(passedPart(range, NOON).to).toBe(at('2025-11-12 14:30'));
    expect(passedPart(range, NOON + 9e8).to).toBe(range.to);
    expect(passedPart(range, 0).to).toBe(range.from);
  });

  test('holds the local days up to that of the answer', () => {
    const { range } = statOf();
    expect(datesOf(range, ZONE, NOON)).toEqual(['2025-11-10', '2025-11-11', '2025-11-12']);
    expect(datesOf(range, ZONE, NOON - 86_400_000)).toEqual(['2025-11-10', '2025-11-11']);
  });
});

describe('the grain', () => {
  const hour = row({ local: '2025-11-11 09:00', grain: 'hour' });
  const day = row({ local: '2025-11-11 00:00' });
  const withRows = (hourly: InboundFacts[]) => statOf({ realtime: { total: null, daily: [day], hourly } });
  const span = (days: number) => ({ range: statOf().range, days });

  test('is what the address says', () => {
    expect(grainOf('day', withRows([hour]), span(1))).toBe('day');
    expect(grainOf('hour', withRows([]), span(14))).toBe('hour');
  });

  test('is the hour for up to three days and the day beyond', () => {
    expect([1, 3, 4].map((days) => grainOf('week', withRows([hour]), span(days)))).toEqual(['hour', 'hour', 'day']);
  });

  test('is the day where the range has no hour at all', () => {
    const outside = row({ local: '2025-11-13 00:00', grain: 'hour' });
    expect(grainOf(null, withRows([outside]), span(3))).toBe('day');
    expect(grainOf(null, statOf(), span(3))).toBe('hour');
  });
});

describe('settled figures', () => {
  const when = { timeZone: ZONE, now: NOON };

  test('are pending for today and yesterday only', () => {
    expect(settlement(statOf(), ['2025-11-11', '2025-11-12'], when)).toBe('pending');
    expect(settlement(statOf(), ['2025-11-10', '2025-11-11'], when)).toBe('missing');
  });

  test('are there as soon as one day is', () => {
    const offline = { ...EMPTY, daily: [row({ local: '2025-11-12 00:00', source: 'offline' })] };
    expect(settlement(statOf({ offline }), ['2025-11-12'], when)).toBe('settled');
  });
});

describe('a distribution of a range', () => {
  const days = [
    row({ local: '2025-11-10 00:00', distributions: { hangup: list({ robot: 2, customer: 5 }) } }),
    row({ local: '2025-11-11 00:00', distributions: { hangup: list({ customer: 1, agent: 4 }) } }),
    row({ local: '2025-11-12 00:00' }),
  ];

  test('is the sum of the days that have it', () => {
    const { realtime } = statOf({ realtime: { ...EMPTY, daily: days } });
    expect(rangeDistribution(realtime, 'hangup')).toEqual({
      rows: list({ robot: 2, customer: 6, agent: 4 }),
      origin: 'days',
      days: 2,
    });
  });

  test('is taken from the total where the vendor has it there, whatever the days add up to', () => {
    const total = row({ local: '2025-11-10 00:00', distributions: { hangup: list({ robot: 1 }) } });
    const { realtime } = statOf({ realtime: { ...EMPTY, total, daily: days } });
    expect(rangeDistribution(realtime, 'hangup')).toMatchObject({ rows: list({ robot: 1 }), origin: 'total', days: 0 });
  });

  test('is null where nobody has it', () => {
    expect(rangeDistribution(statOf().realtime, 'story')).toBeNull();
  });
});

describe('ratings', () => {
  const rating = list({ 1: 19, 2: 10, 3: 23, 4: 15, 5: 30 });
  const rated = (local: string) =>
    row({ local, distributions: { rating }, statedRates: { evaluated: 0.4949, satisfied: 0.7001 } });
  const total = row({
    local: '2025-11-10 00:00',
    statedRates: { evaluated: 0.5083, satisfied: 0.6957 },
    averages: { robotScore: 3.2391 },
  });

  test('of one day carry its own response rate', () => {
    const found = rangeRatings(statOf({ realtime: { ...EMPTY, total, daily: [rated('2025-11-11 00:00')] } }).realtime);
    expect(found?.bucket.rates.satisfied).toMatchObject({ numerator: 68, denominator: 97, vendorValue: 0.7001 });
    expect(found?.bucket.rates.evaluated?.value).toBe(0.4949);
  });

  test('of several days are added, and the rates are those of the range', () => {
    const daily = [rated('2025-11-11 00:00'), rated('2025-11-12 00:00')];
    const found = rangeRatings(statOf({ realtime: { ...EMPTY, total, daily } }).realtime);
    expect(found).toMatchObject({ days: 2, bucket: { averages: { robotScore: 3.2391 } } });
    expect(found?.bucket.rates.satisfied).toMatchObject({ numerator: 136, denominator: 194, vendorValue: 0.6957 });
    expect(found?.bucket.rates.evaluated?.value).toBe(0.5083);
  });
});

describe('the lead figures', () => {
  test('say nothing where there is no total', () => {
    expect(prepareInboundFigures(statOf())).toMatchObject({ calls: null, validShare: null, attempt: null });
  });

  test("divide the transfers, keep the vendor's word for what only it knows, and span the settled days", () => {
    const total = row({
      local: '2025-11-10 00:00',
      counts: { calls: 892, validCalls: 756, transferAttempts: 218, transferSuccess: 126 },
      statedRates: { transferAttempt: 0.4578, agentReception: 0.4768 },
    });
    const offline = {
      ...EMPTY,
      daily: [
        row({ local: '2025-11-10 00:00', statedRates: { firstCallSolved: 0.3786 } }),
        row({ local: '2025-11-11 00:00', statedRates: { firstCallSolved: 0.3333 } }),
        row({ local: '2025-11-12 00:00' }),
      ],
    };
    const figures = prepareInboundFigures(statOf({ realtime: { ...EMPTY, total }, offline }));
    expect(figures.attempt).toMatchObject({ value: 218 / 892, vendorValue: 0.4578 });
    expect(figures.reception).toMatchObject({ value: 0.4768, interval: null, source: 'vendor' });
    expect(figures).toMatchObject({
      solvedOffline: { low: 0.3333, high: 0.3786 },
      solved: null,
      attemptTooFew: false,
      validShare: 756 / 892,
    });
  });
});

describe('the series', () => {
  const hourly = [
    row({ local: '2025-11-12 09:05', grain: 'hour', counts: { calls: 4, transferAttempts: 2, transferSuccess: 1 } }),
    row({ local: '2025-11-12 11:00', grain: 'hour', counts: { calls: 9 } }),
    row({ local: '2025-11-13 00:00', grain: 'hour', counts: { calls: 892 } }),
  ].map((facts) => ({ ...facts, end: new Date(Date.parse(facts.start) + 3_600_000).toISOString() }));
  const range = { from: at('2025-11-12 09:05'), to: at('2025-11-12 14:30') };
  const series = prepareInboundSeries(statOf({ realtime: { ...EMPTY, hourly } }), {
    range,
    grain: 'hour',
    timeZone: ZONE,
    now: NOON,
  });

  test('put an hour that the range cuts into its whole hour and leave a gap where no row came back', () => {
    expect(series.calls.points.map(({ value }) => value)).toEqual([4, null, 9, null, null, null]);
  });

  test('do not draw what the vendor sends from outside the range, and count it', () => {
    expect([series.outside, series.calls.sum]).toEqual([1, 13]);
  });

  test('give each success rate its base and its interval', () => {
    expect(series.success.points[0]).toMatchObject({ value: 0.5, base: 2 });
    expect(series.success.points[0]?.interval?.low).toBeGreaterThan(0);
  });
});

describe('what failed', () => {
  const check = (over: Partial<Check>): Check => ({
    id: 'A4',
    status: 'fail',
    severity: 'warning',
    subject:
      'realtime.daily[2025-11-11]: Σ hangup_type_distribution = total_calls; realtime.total: Σ intention_distribution ≤ total_calls',
    stated: '892; 892',
    computed: '3269; 8505',
    tolerance: null,
    ...over,
  });

  test('is found for one number, with the values of its own half', () => {
    expect(failedPart([check({})], 'A4', 'intention_distribution')).toMatchObject({ stated: 892, computed: 8505 });
    expect(failedPart([check({})], 'A4', 'hangup')).toMatchObject({ stated: 892, computed: 3269 });
    expect(failedPart([check({})], 'A4', 'story')).toBeUndefined();
  });

  test('at another place is not that of a total', () => {
    const hour = check({
      id: 'A1',
      subject: 'realtime.hourly[x]: attempted_transfer_rate',
      stated: 0.4,
      computed: 0.2,
    });
    expect(failedPart([hour], 'A1', 'attempted_transfer_rate', 'realtime.total')).toBeUndefined();
    expect(agreesAt([hour], 'A1', 'attempted_transfer_rate', 'realtime.total')).toBeNull();
  });

  test('names each rule once', () => {
    const checks = [check({ id: 'A1' }), check({ id: 'A1' }), check({ id: 'A2', status: 'pass' }), check({})];
    expect(failedRules(checks)).toEqual(['A1', 'A4']);
  });
});

describe('settled days', () => {
  const offline = {
    total: row({ local: '2025-11-10 00:00', counts: { fakeReceipts: 278, fakeReceiptsUnique: 396 } }),
    daily: [
      row({ local: '2025-11-10 00:00', counts: { maxConcurrent: 9, users: 5, fakeReceipts: 3, tickets: 2 } }),
      row({ local: '2025-11-12 00:00', counts: { maxConcurrent: 14, users: 8, tickets: 1 } }),
    ],
    hourly: [],
  };
  const stat = statOf({ offline });
  const dates = ['2025-11-10', '2025-11-11', '2025-11-12'];

  test('show the highest peak, and a day without a row as none', () => {
    const peaks = preparePeaks(stat, dates, ZONE);
    expect(peaks.days.map(({ value }) => value)).toEqual([9, null, 14]);
    expect(peaks).toMatchObject({ max: 14, maxDate: '2025-11-12' });
  });

  test("keep the vendor's own totals of receipts", () => {
    expect(prepareReceipts(stat, ZONE)).toMatchObject({ raw: 278, perDay: null, unique: 396 });
  });

  test('are joined as their metric allows: a peak is the highest, tickets add up, callers do neither', () => {
    const { rows } = preparePipes(stat, ZONE, false);
    const offlineOf = (metric: string) => rows.find((each) => each.metric === metric)?.offline;
    expect(offlineOf('maxConcurrent')).toEqual({ kind: 'value', value: 14 });
    expect(offlineOf('tickets')).toEqual({ kind: 'value', value: 3 });
    expect(offlineOf('users')).toEqual({ kind: 'days', low: 5, high: 8 });
    expect(offlineOf('fakeReceipts')).toEqual({ kind: 'value', value: 278 });
    expect(offlineOf('firstCallSolved')).toEqual({ kind: 'absent' });
  });

  test('that are still to come leave out the 0 that a vendor totals meanwhile', () => {
    const total = row({ local: '2025-11-12 00:00', counts: { fakeReceipts: 0 } });
    const rowsOf = (pending: boolean) =>
      preparePipes(statOf({ offline: { ...EMPTY, total } }), ZONE, pending).rows.find(
        ({ metric }) => metric === 'fakeReceipts',
      )?.offline;
    expect([rowsOf(true), rowsOf(false)]).toEqual([{ kind: 'absent' }, { kind: 'value', value: 0 }]);
  });

  test('of one day that is not settled are its realtime callers; a total over days is nobody’s day', () => {
    const total = row({ local: '2025-11-12 00:00', grain: 'total', counts: { newUsers: 3, oldUsers: 1 } });
    const live = statOf({ realtime: { ...EMPTY, total } });
    expect(userDays(live, ['2025-11-12'])).toHaveLength(1);
    expect(userDays(live, dates)).toEqual([]);
    expect(userDays(stat, ['2025-11-12'])).toEqual(stat.offline.daily);
  });
});
