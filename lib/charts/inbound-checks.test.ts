import { describe, expect, test } from 'vitest';
import type { Check } from '@/lib/model/check';
import { agreesAt, failedPart, failedRules } from './inbound-checks';

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
