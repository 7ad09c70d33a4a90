import { describe, expect, test } from 'vitest';
import { ratioOf } from '@/lib/metrics/ratio';
import type { CallOutcome } from '@/lib/model/outcome';
import type { Bucket } from '@/lib/model/quantity';
import { prepareBuckets } from './buckets';
import { prepareBullet } from './bullet';
import { prepareDistribution } from './distribution';
import { prepareDots } from './dots';
import { levelWords, prepareIntentions } from './intentions';
import { prepareProgress, prepareStack } from './stack';
import { prepareStatusGroups } from './status-groups';

describe('bar lists', () => {
  const rows = [
    { key: 'a', label: 'A', count: 1 },
    { key: 'b', label: 'B', count: 3 },
    { key: 'c', label: 'C', count: 0 },
  ];

  test('a list is sorted by size unless its order means something', () => {
    expect(prepareDistribution(rows).rows.map(({ key }) => key)).toEqual(['b', 'a', 'c']);
    expect(prepareDistribution(rows, { order: 'given' }).rows.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  test('a capped list still takes its shares of all rows', () => {
    const figure = prepareDistribution(rows, { limit: 1 });
    expect(figure).toMatchObject({ sum: 4, of: 3, max: 3 });
    expect(figure.rows).toEqual([{ key: 'b', label: 'B', count: 3, share: 0.75 }]);
  });

  test('nothing and all zero are two reasons', () => {
    expect(prepareDistribution([]).empty).toBe('no-rows');
    const zero = prepareDistribution([{ key: 'a', label: 'A', count: 0 }]);
    expect([zero.empty, zero.rows[0]?.share]).toEqual(['all-zero', null]);
  });
});

describe('a whole and its parts', () => {
  test('each part begins where the one before ends, and a narrow one drops its label', () => {
    const { segments } = prepareStack([
      { key: 'a', label: 'A', count: 97, tone: 'lv-a' },
      { key: 'b', label: 'B', count: 0, tone: 'lv-b' },
      { key: 'c', label: 'C', count: 3, tone: 'lv-c' },
    ]);
    expect(segments.map(({ start, share, labelled }) => [start, share, labelled])).toEqual([
      [0, 0.97, true],
      [0.97, 0, false],
      [0.97, 0.03, false],
    ]);
  });

  test('progress needs both numbers', () => {
    expect(prepareProgress({ done: 10, waiting: 12, total: 22 }).segments.map(({ count }) => count)).toEqual([10, 12]);
    expect(prepareProgress({ done: null, waiting: 12, total: 22 }).empty).toBe('no-rows');
  });
});

const level = (key: string, rank: number | null, count: number, sum: number) => ({
  key,
  label: `${key}级`,
  rank,
  count,
  share: ratioOf(count, sum),
});

describe('intention levels', () => {
  const stat = (counts: readonly number[], answered: number | null, ranked = true) => {
    const sum = counts.reduce((total, count) => total + count, 0);
    const intentions = counts.map((count, at) => level('ABCDEFGHIJ'[at] ?? '', ranked ? at + 1 : null, count, sum));
    return { intentions, calls: { answered, unanswered: null }, unavailable: [] };
  };

  test('answered calls without a level are shown apart, outside the shares', () => {
    const figure = prepareIntentions(stat([50, 1, 7, 2, 0], 61));
    expect([figure.classified, figure.unclassified]).toEqual([60, 1]);
    expect(figure.rows[0]?.share.denominator).toBe(60);
    expect(figure.stack.segments.at(-1)).toMatchObject({ key: 'unclassified', hatched: true, count: 1 });
  });

  test('more levels than answered calls are two grains: nothing is called unclassified', () => {
    expect(prepareIntentions(stat([5, 5], 3)).unclassified).toBeNull();
    expect(prepareIntentions(stat([5, 5], null)).unclassified).toBeNull();
  });

  test('levels without an order, and more than six, share one hue', () => {
    expect(prepareIntentions(stat([3, 2], 5, false)).rows.map(({ tone }) => tone)).toEqual(['data', 'data']);
    expect(new Set(prepareIntentions(stat([1, 1, 1, 1, 1, 1, 1], 7)).rows.map(({ tone }) => tone))).toEqual(
      new Set(['data']),
    );
    expect(prepareIntentions(stat([3, 2], 5)).rows.map(({ tone }) => tone)).toEqual(['lv-a', 'lv-b']);
  });

  test('what the vendor does not provide is not the same as nothing', () => {
    expect(prepareIntentions({ ...stat([], 5), unavailable: ['intentions'] }).empty).toBe('not-provided');
    expect(prepareIntentions(stat([], 5)).empty).toBe('no-rows');
  });

  test.each([
    ['A', 'A级(有明确意向)', '有明确意向'],
    ['D', 'D级（无意向）', '无意向'],
    ['B', 'B', ''],
    ['C', 'C级', ''],
    ['待定', '待定', ''],
  ])('%s of "%s" says "%s" beside its letter', (key, label, words) => {
    expect(levelWords(key, label)).toBe(words);
  });
});

describe('number statuses', () => {
  const row = (code: number, outcome: CallOutcome, count: number) => ({
    code: String(code),
    label: `状态${code}`,
    outcome,
    count,
    base: 'numbers' as const,
  });
  const outcomes = [
    row(0, 'waiting', 12),
    row(1, 'answered', 4),
    row(2, 'carrier_blocked', 6),
    row(10, 'callee_arrears', 0),
    row(5, 'empty_number', 0),
    row(11, 'blacklisted', 0),
  ];

  test('groups with something come first in their order, then those with zero, then those without codes', () => {
    const { groups } = prepareStatusGroups({ outcomes, unavailable: [] });
    expect(groups.map(({ group, sum, hasCodes }) => [group, sum, hasCodes])).toEqual([
      ['pending', 12, true],
      ['answered', 4, true],
      ['filtered', 6, true],
      ['invalid_number', 0, true],
      ['not_answered', 0, false],
      ['our_side', 0, false],
    ]);
  });

  test('zero codes are named in one line in code order', () => {
    const { groups } = prepareStatusGroups({ outcomes, unavailable: [] });
    expect(groups.find(({ group }) => group === 'invalid_number')?.zero.map(({ code }) => code)).toEqual(['5', '10']);
    expect(groups.find(({ group }) => group === 'filtered')?.rows.map(({ code }) => code)).toEqual(['2']);
  });

  test('a code that no table knows is counted in a group of its own, never dropped', () => {
    const figure = prepareStatusGroups({ outcomes: [...outcomes, row(13, 'unknown', 3)], unavailable: [] });
    expect(figure.groups.find(({ group }) => group === 'unknown')).toMatchObject({ sum: 3, hatched: true });
    expect(figure.sum).toBe(25);
  });

  test('numbers and calls in one answer are said to be mixed', () => {
    const mixed = [row(0, 'waiting', 1), { ...row(1, 'answered', 1), base: 'calls' as const }];
    expect(prepareStatusGroups({ outcomes: mixed, unavailable: [] }).base).toBe('mixed');
    expect(prepareStatusGroups({ outcomes, unavailable: [] }).base).toBe('numbers');
    expect(prepareStatusGroups({ outcomes: [], unavailable: [] })).toMatchObject({ base: null, empty: 'no-rows' });
  });
});

describe('buckets', () => {
  const bucket = (min: number | null, max: number | null, count: number): Bucket => ({
    label: `${min}~${max}`,
    min,
    max,
    count,
    origin: 'vendor',
  });
  const rounds = [bucket(1, 1, 24), bucket(2, 5, 2), bucket(6, 10, 0), bucket(21, null, 0)];

  test('35 answered calls without rounds stand in the place of the missing bucket 0, and are no 0', () => {
    const figure = prepareBuckets(rounds, { whole: 61 });
    expect(figure.columns[0]).toMatchObject({ kind: 'unaccounted', min: 0, max: 0, count: 35 });
    expect([figure.sum, figure.unaccounted, figure.excess]).toEqual([26, 35, null]);
  });

  test('where the buckets begin at 0, what they do not hold stands behind them', () => {
    const figure = prepareBuckets([bucket(0, 9, 5), bucket(10, 49, 5)], { whole: 12 });
    expect(figure.columns.map(({ kind }) => kind)).toEqual(['bucket', 'bucket', 'unaccounted']);
  });

  test('buckets that hold more than the whole are a contradiction, not a negative column', () => {
    expect(prepareBuckets(rounds, { whole: 20 })).toMatchObject({ unaccounted: null, excess: 6 });
    expect(prepareBuckets(rounds, { whole: 20 }).columns).toHaveLength(4);
  });

  test('a hole between two buckets is found: nothing between 50 s and 1:00', () => {
    const talk = [bucket(0, 9, 1), bucket(10, 49, 1), bucket(60, 119, 1), bucket(120, null, 1)];
    expect(prepareBuckets(talk).holes).toEqual([{ from: 50, to: 59 }]);
    expect(prepareBuckets(rounds).holes).toEqual([{ from: 11, to: 20 }]);
  });

  test('buckets arrive in any order and are drawn in theirs; unknown edges keep the vendor’s order', () => {
    expect(prepareBuckets([bucket(2, 5, 1), bucket(1, 1, 1)]).columns.map(({ min }) => min)).toEqual([1, 2]);
    const unknown = prepareBuckets([bucket(null, null, 1), bucket(1, 1, 1)], { whole: 3 });
    expect(unknown.columns.map(({ min }) => min)).toEqual([null, 1, null]);
  });

  test('not provided, nothing and all zero are three reasons', () => {
    expect(prepareBuckets([], { provided: false }).empty).toBe('not-provided');
    expect(prepareBuckets([], { whole: 5 })).toMatchObject({ empty: 'no-rows', columns: [] });
    expect(prepareBuckets([bucket(1, 1, 0)], { whole: 0 }).empty).toBe('all-zero');
  });
});

describe('rates beside each other', () => {
  test('a rate without a denominator has no bar', () => {
    expect(prepareBullet(ratioOf(0, 0)).empty).toBe('no-denominator');
    expect(prepareBullet(ratioOf(null, null)).empty).toBe('not-provided');
    expect(prepareBullet(ratioOf(61, 67))).toMatchObject({ empty: null, tooFew: false });
    expect(prepareBullet(ratioOf(4, 10)).tooFew).toBe(true);
  });

  const row = (key: string, part: number, whole: number) => ({ key, label: key, ratio: ratioOf(part, whole) });

  test('one tiny task does not flatten the axis of the others: it is off scale, and written', () => {
    const { domain, rows } = prepareDots([row('big', 391, 1000), row('other', 348, 1000), row('tiny', 61, 67)]);
    expect([domain.low, domain.high]).toEqual([0.3, 1]);
    const dots = prepareDots([row('big', 391, 1000), row('few', 9, 10)]);
    expect(dots.domain.high).toBeLessThan(0.5);
    expect(dots.rows.map(({ key, offScale, tooFew }) => [key, offScale, tooFew])).toEqual([
      ['big', false, false],
      ['few', true, true],
    ]);
    expect(rows.every(({ offScale }) => !offScale)).toBe(true);
  });

  test('without a row to trust the axis is whole', () => {
    expect(prepareDots([row('few', 1, 3)]).domain).toEqual({ low: 0, high: 1 });
  });
});
