import { expect, test } from 'vitest';
import type { Check } from '@/lib/model/check';
import { agrees, concernsOf } from './concerns';

const check = (id: string, status: Check['status'], more: Partial<Check> = {}): Check => ({
  id,
  status,
  severity: 'warning',
  subject: id,
  stated: 1,
  computed: 2,
  tolerance: 0,
  ...more,
});

test('a number is concerned by the failed rules of its glossary entry, the graver first', () => {
  const checks = [
    check('T8', 'fail', { severity: 'info' }),
    check('T1', 'fail'),
    check('T6', 'fail'),
    check('T7', 'pass'),
  ];
  const { failed, mark } = concernsOf(checks, 'answer_rate.attempt');
  expect(failed.map(({ id }) => id)).toEqual(['T1', 'T8']);
  expect(mark?.id).toBe('T1');
});

test('two lists do not fit beside a number: they stand in its panel alone', () => {
  const checks = [check('T9', 'fail', { stated: '0,1', computed: '0,1,2' })];
  const { failed, mark } = concernsOf(checks, 'outcome_distribution');
  expect(failed).toHaveLength(1);
  expect(mark).toBeUndefined();
});

test('one rule about two histograms marks only the one that it is about', () => {
  const checks = [check('B3', 'fail', { subject: 'Σ durationStat = calledCount' })];
  expect(concernsOf(checks, 'talk_time_distribution', 'durationStat').mark?.id).toBe('B3');
  expect(concernsOf(checks, 'rounds_distribution', 'chatRoundStat').mark).toBeUndefined();
});

test('a rule agrees where all its comparisons do, and says nothing where none was made', () => {
  expect(agrees([check('T2', 'pass'), check('T2', 'pass')], 'T2')).toBe(true);
  expect(agrees([check('T2', 'pass'), check('T2', 'fail')], 'T2')).toBe(false);
  expect(agrees([check('T2', 'skipped')], 'T2')).toBeNull();
});
