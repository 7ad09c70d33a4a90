import { describe, expect, test } from 'vitest';
import { prepareInboundFigures } from './inbound-figures';
import { rangeDistribution, rangeRatings } from './inbound-totals';
import { EMPTY, list, row, statOf } from './testing/inbound-samples';

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
