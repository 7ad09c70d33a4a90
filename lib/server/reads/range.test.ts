import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { askedRange, type RangeTexts, today } from './range';

const NOW = new Date('2026-11-21T03:00:00.000Z');
const SHANGHAI = 'Asia/Shanghai';
const BERLIN = 'Europe/Berlin';

const fieldsOf = (texts: RangeTexts, zone = SHANGHAI): string[] => {
  try {
    askedRange(texts, zone, NOW);
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad_request')
      return (error.errors ?? []).map(({ field }) => field);
    throw error;
  }
  return [];
};

describe('a range of time', () => {
  test.each<[string, RangeTexts, string, string, string]>([
    [
      'local dates, the last day included',
      { from: '2026-11-20', to: '2026-11-20' },
      SHANGHAI,
      '2026-11-19T16:00:00.000Z',
      '2026-11-20T16:00:00.000Z',
    ],
    [
      'local times',
      { from: '2026-11-20 09:30', to: '2026-11-20 18:00:05' },
      SHANGHAI,
      '2026-11-20T01:30:00.000Z',
      '2026-11-20T10:00:05.000Z',
    ],
    [
      'ISO with an offset',
      { from: '2026-11-20T00:00:00+08:00', to: '2026-11-20T12:00:00Z' },
      BERLIN,
      '2026-11-19T16:00:00.000Z',
      '2026-11-20T12:00:00.000Z',
    ],
    [
      'an offset without a colon, and a fraction',
      { from: '2026-11-20 00:00:00.5-0300', to: '2026-11-21' },
      SHANGHAI,
      '2026-11-20T03:00:00.500Z',
      '2026-11-21T16:00:00.000Z',
    ],
    [
      'a day of 25 hours',
      { from: '2026-10-25', to: '2026-10-25' },
      BERLIN,
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ],
    [
      'a leap day',
      { from: '2024-02-29', to: '2024-02-29' },
      'UTC',
      '2024-02-29T00:00:00.000Z',
      '2024-03-01T00:00:00.000Z',
    ],
  ])('%s', (_, texts, zone, from, to) => {
    expect(askedRange(texts, zone, NOW)).toEqual({ range: { from, to }, key: `${from}/${to}` });
  });

  test('without `to` it ends now, and stays the same question while the clock moves', () => {
    const early = askedRange({ from: '2026-11-01' }, SHANGHAI, NOW);
    const late = askedRange({ from: '2026-11-01' }, SHANGHAI, new Date('2026-11-21T04:00:00.000Z'));
    expect(early?.range.to).toBe('2026-11-21T03:00:00.000Z');
    expect(late?.range.to).toBe('2026-11-21T04:00:00.000Z');
    expect(late?.key).toBe(early?.key);
  });

  test('neither is no range', () => {
    expect(askedRange({}, SHANGHAI, NOW)).toBeNull();
  });

  test.each<[string, RangeTexts, string[]]>([
    ['`to` alone', { to: '2026-11-20' }, ['from']],
    ['a date that does not exist', { from: '2026-02-30', to: '2026-03-01' }, ['from']],
    ['two dates that do not exist', { from: '2026-13-01', to: '2026-11-32' }, ['from', 'to']],
    ['an hour that does not exist', { from: '2026-11-01T24:00:00Z', to: '2026-11-02' }, ['from']],
    ['an offset that does not exist', { from: '2026-11-01T00:00:00+99:00', to: '2026-11-02' }, ['from']],
    ['29 February of a common year', { from: '2026-02-29T00:00:00Z', to: '2026-03-02' }, ['from']],
    ['reversed', { from: '2026-11-20', to: '2026-11-01' }, ['from', 'to']],
    ['empty', { from: '2026-11-20T00:00:00Z', to: '2026-11-20T00:00:00Z' }, ['from', 'to']],
    ['in the future, open end', { from: '2027-01-01' }, ['from', 'to']],
    ['fifty years', { from: '1976-01-01', to: '2026-01-01' }, ['from', 'to']],
    ['401 days', { from: '2025-01-01', to: '2026-02-05' }, ['from', 'to']],
  ])('%s is refused and names the field', (_, texts, fields) => {
    expect(fieldsOf(texts)).toEqual(fields);
  });

  test('400 days are allowed', () => {
    expect(fieldsOf({ from: '2025-01-01', to: '2026-02-04' })).toEqual([]);
  });
});

test('today is the whole local day, one question all day long', () => {
  const late = new Date('2026-11-21T15:59:59.000Z');
  expect(today(SHANGHAI, NOW)).toEqual({
    range: { from: '2026-11-20T16:00:00.000Z', to: '2026-11-21T16:00:00.000Z' },
    key: 'today/2026-11-21',
  });
  expect(today(SHANGHAI, late)).toEqual(today(SHANGHAI, NOW));
  expect(today(SHANGHAI, new Date('2026-11-21T16:00:00.000Z')).key).toBe('today/2026-11-22');
});
