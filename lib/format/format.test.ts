import { describe, expect, test } from 'vitest';
import { formatAge, formatAgeShort } from './age';
import { formatRounds, formatTalkTime } from './bucket';
import * as date from './date';
import { formatDuration, formatElapsed, formatMinutes, formatPosition, formatSeconds } from './duration';
import { localeOf } from './locale';
import { formatCompact, formatNumber, formatSigned } from './number';
import * as rate from './rate';

const ZONE = 'Asia/Shanghai';

describe('numbers', () => {
  test.each([
    [12_345, '12,345'],
    [1_234_567, '1,234,567'],
    [123_456_789, '123,456,789'],
    [0, '0'],
    [-1234, '−1,234'],
    [null, '—'],
    [Number.NaN, '—'],
  ])('%s is printed in full as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test.each([
    [12_345, '1.2万', '12.3K'],
    [1_234_567, '123.5万', '1.2M'],
    [123_456_789, '1.2亿', '123.5M'],
    [999, '999', '999'],
    [10_000, '1万', '10K'],
    [99_999_999, '1亿', '100M'],
    [999_960, '100万', '1M'],
  ])('%s is compact as %s and %s', (value, zh, en) => {
    expect([formatCompact(value, 'zh-CN'), formatCompact(value, 'en')]).toEqual([zh, en]);
  });

  test('a change always prints its sign, and nothing prints a negative zero', () => {
    expect([12, -3, 0, -0.04].map((value) => formatSigned(value, 1))).toEqual(['+12.0', '−3.0', '0.0', '0.0']);
  });
});

describe('rates', () => {
  test.each([
    [0.9104, null, '91.0%'],
    [61 / 67, 67, '91.0%'],
    [0.38194, 12_480, '38.19%'],
    [0.0004, 5_000, '<0.1%'],
    [0.0004, 20_000, '0.04%'],
    [0.00004, 20_000, '<0.01%'],
    [0.9999, 5_000, '>99.9%'],
    [1, 67, '100.0%'],
    [0, 60, '0.0%'],
    [null, 0, '—'],
  ])('%s of %s reads %s', (value, base, text) => {
    expect(rate.formatRate(value, base)).toBe(text);
  });

  test('an interval has half-width brackets and the digits of its rate', () => {
    expect(rate.formatInterval({ low: 0.8178, high: 0.9581 }, 67)).toBe('[81.8, 95.8]');
    expect(rate.formatInterval({ low: 0.0594, high: 0.0669 }, 16_214)).toBe('[5.94, 6.69]');
    expect(rate.formatInterval(null)).toBe('');
  });

  test('a change of a rate is in percentage points, with a true minus', () => {
    expect(rate.formatRateChange(0.012, 'zh-CN')).toBe('+1.2个百分点');
    expect(rate.formatRateChange(-0.012, 'en')).toBe('−1.2 pp');
    expect(rate.formatChangeInterval({ low: -0.041, high: 0.2 })).toBe('[−4.1, +20.0]');
  });

  test('what a vendor stated keeps two decimals', () => {
    expect(rate.formatStatedRate(0.9103999999999999)).toBe('91.04%');
  });
});

describe('durations and ages', () => {
  test.each([
    [76, '1:16'],
    [38, '0:38'],
    [3_599, '59:59'],
    [3_720, '1:02'],
    [0, '0:00'],
    [null, '—'],
  ])('%s seconds read %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  test.each([
    [76, '1:16'],
    [3_600, '1:00:00'],
    [5_025.4, '1:23:45'],
    [null, '—'],
  ])('%s seconds into a recording read %s', (seconds, text) => {
    expect(formatPosition(seconds)).toBe(text);
  });

  test('seconds and minutes in words', () => {
    expect([formatSeconds(76, 'zh-CN'), formatSeconds(76, 'en')]).toEqual(['76秒', '76 sec']);
    expect([formatMinutes(3, 'zh-CN'), formatMinutes(3, 'en')]).toEqual(['3分钟', '3 min']);
    expect([formatElapsed(182, 'zh-CN'), formatElapsed(1_920, 'en')]).toEqual(['182毫秒', '1.9 s']);
  });

  test.each([
    [40_000, '40秒前', '40 s ago'],
    [180_000, '3分钟前', '3 min ago'],
    [7_200_000, '2小时前', '2 h ago'],
    [3 * 86_400_000, '3天前', '3 d ago'],
    [-2_000, '0秒前', '0 s ago'],
  ])('an age of %s ms reads %s and %s', (ms, zh, en) => {
    expect([formatAge(ms, 'zh-CN'), formatAge(ms, 'en')]).toEqual([zh, en]);
  });

  test('in a dense table the age stands without "ago"', () => {
    expect([formatAgeShort(40_000, 'zh-CN'), formatAgeShort(720_000, 'en')]).toEqual(['40秒', '12 min']);
  });
});

describe('dates', () => {
  const instant = '2025-11-12T06:30:00.000Z';

  test('an instant reads in its own zone, not in the reader’s', () => {
    expect(date.formatDateTime(instant, ZONE, 'zh-CN')).toBe('2025年11月12日 14:30');
    expect(date.formatDateTime(instant, ZONE, 'en')).toBe('12 Nov 2025, 14:30');
    expect(date.formatDateTime('2025-11-12T23:30:00.000Z', ZONE, 'en')).toBe('13 Nov 2025, 07:30');
  });

  test('an axis names the weekday', () => {
    expect([date.formatAxisDay('2025-11-12', 'zh-CN'), date.formatAxisDay('2025-11-12', 'en')]).toEqual([
      '11月12日周三',
      'Wed 12 Nov',
    ]);
    expect(date.formatAxisHour(instant, ZONE)).toBe('14');
  });

  test.each([
    ['2025-11-10', '2025-11-12', '11月10日 – 12日', '10–12 Nov'],
    ['2025-10-30', '2025-11-02', '10月30日 – 11月2日', '30 Oct – 2 Nov'],
    ['2025-12-31', '2026-01-01', '2025年12月31日 – 2026年1月1日', '31 Dec 2025 – 1 Jan 2026'],
    ['2025-11-12', '2025-11-12', '11月12日周三', 'Wed 12 Nov'],
  ])('%s to %s reads %s and %s', (from, to, zh, en) => {
    expect([date.formatDays(from, to, 'zh-CN'), date.formatDays(from, to, 'en')]).toEqual([zh, en]);
  });

  test('a range of whole days prints days, its open end not included; any other prints times', () => {
    const days = { from: '2025-11-09T16:00:00.000Z', to: '2025-11-12T16:00:00.000Z' };
    expect(date.formatRange(days, ZONE, 'zh-CN')).toBe('11月10日 – 12日');
    expect(date.formatRange({ ...days, to: instant }, ZONE, 'zh-CN')).toBe('11月10日 00:00 – 11月12日 14:30');
    expect(date.formatRange({ from: '2025-11-11T16:00:00.000Z', to: instant }, ZONE, 'en')).toBe(
      '12 Nov, 00:00 – 14:30',
    );
  });
});

describe('buckets', () => {
  test.each([
    [{ label: '1', min: 1, max: 1 }, '1'],
    [{ label: '2~5', min: 2, max: 5 }, '2–5'],
    [{ label: '>20', min: 21, max: null }, '>20'],
    [{ label: '0-9次', min: null, max: null }, '0-9次'],
  ])('rounds %j read %s', (edges, text) => {
    expect(formatRounds(edges)).toBe(text);
  });

  test.each([
    [{ label: '', min: 0, max: 9 }, '<10秒', '<10 s'],
    [{ label: '', min: 10, max: 49 }, '10–49秒', '10–49 s'],
    [{ label: '', min: 60, max: 119 }, '1:00–1:59', '1:00–1:59'],
    [{ label: '', min: 120, max: null }, '≥2:00', '≥2:00'],
  ])('seconds %j read %s and %s', (edges, zh, en) => {
    expect([formatTalkTime(edges, 'zh-CN'), formatTalkTime(edges, 'en')]).toEqual([zh, en]);
  });
});

describe('the language', () => {
  test.each([
    ['en', 'zh-CN', 'en'],
    ['zh-CN', 'en-US', 'zh-CN'],
    [undefined, 'en-GB,en;q=0.9,zh;q=0.8', 'en'],
    [undefined, 'fr-FR,en;q=0.9', 'zh-CN'],
    [undefined, 'zh;q=0.5,en;q=0.9', 'en'],
    [undefined, null, 'zh-CN'],
    ['zh_CN', '', 'zh-CN'],
  ])('cookie %s and Accept-Language %s give %s', (cookie, header, locale) => {
    expect(localeOf(cookie, header)).toBe(locale);
  });
});
