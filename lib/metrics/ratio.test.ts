import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTooFew, newcombe, ratioOf, sumOf, wilson } from './ratio';

const one = (value: number) => Math.round(value * 1000) / 10;

describe('interval of a rate', () => {
  test.each([
    [61, 67, 81.8, 95.8],
    [50, 60, 72.0, 90.7],
    [0, 60, 0, 6.0],
    [218, 892, 21.7, 27.4],
    [4, 10, 16.8, 68.7],
  ])('%i of %i is [%f, %f] per cent', (part, whole, low, high) => {
    const interval = wilson(part, whole);
    expect([one(interval?.low ?? -1), one(interval?.high ?? -1)]).toEqual([low, high]);
  });

  test('stays within 0 and 1 and holds the share itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (whole, share) => {
          const part = Math.floor(whole * share);
          const interval = wilson(part, whole);
          if (!interval) throw new Error('no interval');
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.high).toBeLessThanOrEqual(1);
          expect(interval.low).toBeLessThanOrEqual(part / whole + 1e-12);
          expect(interval.high).toBeGreaterThanOrEqual(part / whole - 1e-12);
        },
      ),
    );
  });
});

describe('a share with its evidence', () => {
  test('there is no rate before anything has happened', () => {
    expect(ratioOf(0, 0)).toMatchObject({ value: null, source: 'computed', interval: null });
  });
  test('without inputs the word of the vendor is all there is', () => {
    expect(ratioOf(null, null, 0.4768)).toMatchObject({
      value: 0.4768,
      source: 'vendor',
      vendorValue: 0.4768,
      interval: null,
    });
  });
  test('a part larger than its whole is no share', () => {
    expect(ratioOf(7, 3)).toMatchObject({ value: null, source: 'vendor', numerator: 7, denominator: 3 });
  });
  test('our own number stands before that of the vendor', () => {
    expect(ratioOf(218, 892, 0.4578)).toMatchObject({ source: 'computed', vendorValue: 0.4578, value: 218 / 892 });
  });
  test('a part of a sum is no sum', () => {
    expect(sumOf([1, null])).toBeNull();
    expect(sumOf([1, 2])).toBe(3);
  });
});

test('61 of 67 against 50 of 60 is not a proven difference', () => {
  const result = newcombe({ part: 61, whole: 67 }, { part: 50, whole: 60 });
  expect([one(result?.difference ?? 0), one(result?.low ?? 0), one(result?.high ?? 0)]).toEqual([7.7, -4.1, 20]);
});

test('under 30 calls, or 20 points of width, is too few', () => {
  expect(isTooFew(ratioOf(4, 10))).toBe(true);
  expect(isTooFew(ratioOf(61, 67))).toBe(false);
  expect(isTooFew(ratioOf(20, 40))).toBe(true);
  expect(isTooFew(ratioOf(null, null, 0.5))).toBe(false);
});
