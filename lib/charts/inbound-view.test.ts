import { describe, expect, test } from 'vitest';
import type { InboundFacts } from '@/lib/model/inbound';
import { datesOf, grainOf, inboundSpan, passedPart, settlement } from './inbound-view';
import { at, EMPTY, NOON, row, statOf, ZONE } from './testing/inbound-samples';

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
