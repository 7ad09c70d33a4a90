import { describe, expect, test } from 'vitest';
import { formatsOf } from '@/lib/format/formats';
import type { Check } from '@/lib/model/check';
import { prepareCheck, prepareChecks } from './checks';

const zh = formatsOf('zh-CN');
const en = formatsOf('en');
const check = (over: Partial<Check>): Check => ({
  id: 'T4',
  status: 'fail',
  severity: 'warning',
  subject: 'sum of intention.total, answer_rate.answered',
  stated: 61,
  computed: 60,
  tolerance: 0,
  ...over,
});

describe('a check in words', () => {
  test('a stated rate stands beside ours as a percentage, with their difference in points', () => {
    const { parts, tolerance } = prepareCheck(
      check({ id: 'A1', subject: 'realtime.total', stated: 0.4578, computed: 218 / 892, tolerance: 0.00006 }),
      zh,
    );
    expect(parts).toEqual([
      { subject: 'realtime.total', unit: 'rate', stated: '45.78%', computed: '24.44%', difference: '+21.34个百分点' },
    ]);
    expect(tolerance).toBe('±0.006个百分点');
  });

  test('a difference too small for two decimals is not printed as zero', () => {
    const [part] = prepareCheck(check({ id: 'T1', stated: 0.91044, computed: 0.910448 }), en).parts;
    expect(part?.difference).toBe('−0.0008 pp');
  });

  test('counts are grouped in thousands and their difference keeps its sign', () => {
    const [part] = prepareCheck(check({ id: 'A3', stated: 2198, computed: 892 }), en).parts;
    expect(part).toMatchObject({ unit: 'count', stated: '2,198', computed: '892', difference: '+1,306' });
  });

  test('a count that is below its limit differs from nothing', () => {
    const [part] = prepareCheck(check({ id: 'T4', status: 'pass', stated: 744, computed: 750 }), en).parts;
    expect(part).toMatchObject({ stated: '744', computed: '750', difference: null });
  });

  test('what passed within a tolerance still says how far it is off', () => {
    const passed = check({ id: 'A9', status: 'pass', stated: 38, computed: 37, tolerance: 2 });
    expect(prepareCheck(passed, en)).toMatchObject({ tolerance: '±2', parts: [{ difference: '+1' }] });
  });

  test('seconds keep the decimal that a weighted mean has', () => {
    const [part] = prepareCheck(check({ id: 'A9', stated: 38, computed: 33.66, tolerance: 2 }), en).parts;
    expect(part).toMatchObject({ unit: 'seconds', stated: '38', computed: '33.7', difference: '+4.3' });
  });

  test('records that break a rule are counted, not subtracted', () => {
    const [part] = prepareCheck(check({ id: 'T15', stated: 1204, computed: 0 }), en).parts;
    expect(part).toMatchObject({ unit: 'rows', stated: '1,204', computed: '0', difference: null });
  });

  test('a rule that failed in several parts shows each of them with its own values', () => {
    const { parts } = prepareCheck(
      check({
        id: 'A7',
        subject: 'realtime.hourly[13] not after the span; offline.hourly.total_count = rows',
        stated: '2025-11-13 00; 2',
        computed: '2025-11-12 14; 0',
        tolerance: null,
      }),
      en,
    );
    expect(parts.map(({ stated, computed, difference }) => [stated, computed, difference])).toEqual([
      ['2025-11-13 00', '2025-11-12 14', null],
      ['2', '0', '+2'],
    ]);
  });

  test('a rate outside its span is told with the span', () => {
    const [part] = prepareCheck(check({ id: 'A11', stated: 1.2, computed: '0–1', tolerance: null }), en).parts;
    expect(part).toMatchObject({ stated: '120.00%', computed: '0.0%–100.0%', difference: null });
  });

  test('a mark outside 1 to 5 stays a mark', () => {
    const [part] = prepareCheck(check({ id: 'A11', stated: '6', computed: '1–5', tolerance: null }), en).parts;
    expect(part).toMatchObject({ unit: 'text', stated: '6', computed: '1–5' });
  });

  test('a list of codes is shown as it came', () => {
    const [part] = prepareCheck(check({ id: 'T9', stated: '0,1,2', computed: '0,1,2,3', tolerance: null }), en).parts;
    expect(part).toMatchObject({ unit: 'text', stated: '0,1,2', computed: '0,1,2,3' });
  });

  test.each([
    ['T7', 6, null, 'ranged'],
    ['T4', null, null, 'neither'],
    ['T4', null, 6, 'noStated'],
    ['T4', 6, null, 'noComputed'],
  ] as const)('%s that was skipped says why', (id, stated, computed, reason) => {
    expect(prepareCheck(check({ id, status: 'skipped', stated, computed }), en).skipped).toBe(reason);
  });
});

describe('a list of checks', () => {
  const mixed = [
    check({ id: 'T1', status: 'pass' }),
    check({ id: 'T2', subject: 'intention[0].percent', status: 'pass' }),
    check({ id: 'T8', severity: 'info' }),
    check({ id: 'T9', status: 'skipped' }),
    check({ id: 'T2', subject: 'intention[1].percent' }),
    check({ id: 'T2', subject: 'intention[2].percent' }),
  ];

  test('contradictions come first, then notes, then what agrees, then what was not compared', () => {
    const { groups } = prepareChecks(mixed, en);
    expect(groups.map(({ rule, result, checks }) => [rule, result, checks.length])).toEqual([
      ['T2', 'warning', 2],
      ['T8', 'info', 1],
      ['T1', 'pass', 1],
      ['T2', 'pass', 1],
      ['T9', 'skipped', 1],
    ]);
  });

  test('every check is counted once', () => {
    expect(prepareChecks(mixed, en).counts).toEqual({ warning: 2, info: 1, pass: 2, skipped: 1 });
  });
});
