import { describe, expect, test } from 'vitest';
import { preparePeaks, prepareReceipts, userDays } from './inbound-days';
import { preparePipes } from './inbound-pipes';
import { prepareInboundSeries } from './inbound-series';
import { at, EMPTY, NOON, row, statOf, ZONE } from './testing/inbound-samples';

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
