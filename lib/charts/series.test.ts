import { describe, expect, test } from 'vitest';
import { ratioOf } from '@/lib/metrics/ratio';
import { prepareSeries } from './series';
import { countTicks, rateDomain, rateTicks } from './ticks';

const ZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;
/** Midnight of 12 November in Shanghai. */
const MIDNIGHT = Date.parse('2025-11-11T16:00:00.000Z');
const at = (hour: number) => new Date(MIDNIGHT + hour * HOUR).toISOString();
const range = { from: at(0), to: at(24) };
const options = { range, grain: 'hour', timeZone: ZONE, now: MIDNIGHT + 14.5 * HOUR } as const;

describe('a line over the hours', () => {
  const series = prepareSeries(
    [0, 1, 2, 5, 13, 14].map((hour) => ({ start: at(hour), value: hour * 10 })),
    options,
  );

  test('every hour until now has its place; one without a row is null, never 0', () => {
    expect(series.points).toHaveLength(15);
    expect(series.points[0]?.value).toBe(0);
    expect(series.points[3]?.value).toBeNull();
  });

  test('gaps are runs of hours without a row', () => {
    expect(series.gaps).toEqual([
      { from: at(3), to: at(5) },
      { from: at(6), to: at(13) },
    ]);
  });

  test('the hour that has not ended is unfinished, and its dashed end begins at the last finished point', () => {
    expect(series.points.map(({ unfinished }) => unfinished).lastIndexOf(true)).toBe(14);
    expect(series.points.filter(({ unfinished }) => unfinished)).toHaveLength(1);
    expect(series.points.slice(12).map(({ line, tail }) => [line, tail])).toEqual([
      [null, null],
      [130, 130],
      [null, 140],
    ]);
    expect(series.unfinishedAt).toBe(at(14));
  });

  test('peak, sum and ticks come from what is there', () => {
    expect([series.peak?.value, series.sum, series.ticks]).toEqual([140, 350, [0, 50, 100, 150]]);
  });
});

test('a range that ended in the middle of an hour leaves that hour unfinished', () => {
  const { points } = prepareSeries([{ start: at(14), value: 3 }], {
    ...options,
    range: { from: at(13), to: at(14.5) },
    now: MIDNIGHT + 40 * HOUR,
  });
  expect(points.map(({ unfinished }) => unfinished)).toEqual([false, true]);
});

test('days begin at local midnight, and each range knows its own', () => {
  const three = { from: at(-48), to: at(24) };
  const hours = prepareSeries([{ start: at(0), value: 1 }], { ...options, range: three });
  expect(hours.days.map(({ date }) => date)).toEqual(['2025-11-10', '2025-11-11', '2025-11-12']);
  const days = prepareSeries([{ start: at(-24), value: 1 }], { ...options, range: three, grain: 'day' });
  expect(days.points.map(({ date, value, unfinished }) => [date, value, unfinished])).toEqual([
    ['2025-11-10', null, false],
    ['2025-11-11', 1, false],
    ['2025-11-12', null, true],
  ]);
});

test('a day of daylight saving has its 25 hours, and no day is lost', () => {
  const zone = 'America/New_York';
  const fall = { from: '2025-11-02T04:00:00.000Z', to: '2025-11-03T05:00:00.000Z' };
  const now = Date.parse('2025-12-01T00:00:00.000Z');
  expect(prepareSeries([], { range: fall, grain: 'hour', timeZone: zone, now }).points).toHaveLength(25);
  expect(prepareSeries([], { range: fall, grain: 'day', timeZone: zone, now }).points).toHaveLength(1);
});

test('rows outside the range are not drawn, and nothing at all has its reason', () => {
  const figure = prepareSeries([{ start: at(30), value: 5 }], options);
  expect([figure.empty, figure.peak, figure.sum]).toEqual(['no-rows', null, null]);
});

test('a rate keeps its interval and base, and its axis says whether it is whole', () => {
  const one = (hour: number, part: number, whole: number) => {
    const { value, interval } = ratioOf(part, whole);
    return { start: at(hour), value, interval, base: whole };
  };
  const near = prepareSeries([one(9, 391, 1000), one(10, 381, 1000)], { ...options, kind: 'rate' });
  expect([near.full, near.domain.low, near.sum]).toEqual([false, 0.35, null]);
  expect(near.points[9]).toMatchObject({ base: 1000, value: 0.391 });
  const wide = prepareSeries([one(9, 14, 15), one(10, 2, 15)], { ...options, kind: 'rate' });
  expect([wide.full, wide.ticks]).toEqual([true, [0, 0.5, 1]]);
});

describe('ticks', () => {
  test.each([
    [44, 3, [0, 25, 50]],
    [35, 2, [0, 20, 40]],
    [3, 4, [0, 1, 2, 3]],
    [1, 4, [0, 1]],
    [0, 4, [0, 1]],
    [4_835, 4, [0, 2500, 5000]],
  ])('counts up to %s in at most %s steps: %j', (max, most, ticks) => {
    expect(countTicks(max, most)).toEqual(ticks);
  });

  test('a rate axis is 0 to 1 unless everything lies within 20 points', () => {
    expect(rateDomain([0.1, 0.9])).toEqual({ low: 0, high: 1, full: true });
    expect(rateDomain([])).toEqual({ low: 0, high: 1, full: true });
    const near = rateDomain([0.312, 0.42]);
    expect([near.low, near.high, near.full]).toEqual([0.3, 0.45, false]);
    expect(rateTicks(near)).toEqual([0.3, 0.35, 0.4, 0.45]);
  });
});
