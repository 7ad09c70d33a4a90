import { expect, test } from 'vitest';
import type { ConnectionTest } from '@/lib/model/connection';
import { skewOf, type TestStep, verdictOf } from './connection-test';

const tried = (...steps: readonly [TestStep['name'], TestStep['status'], string?][]): ConnectionTest => ({
  reachable: true,
  signedIn: true,
  clockSkewMs: null,
  steps: steps.map(([name, status, code = null]) => ({ name, status, code, endpoint: null, durationMs: null })),
  sample: null,
  unmappedCodes: [],
});

test('the first failed step is what a test came to, whatever else is to be looked at', () => {
  const result = tried(
    ['reach', 'pass'],
    ['sign_in', 'fail', 'vendor_rejected'],
    ['clock', 'warn'],
    ['sample', 'fail'],
  );
  expect(verdictOf(result)).toEqual({ kind: 'failed', step: 'sign_in', code: 'vendor_rejected' });
});

test('without a failure it names every step to look at', () => {
  const result = tried(['reach', 'pass'], ['sign_in', 'skipped'], ['codes', 'warn'], ['clock', 'warn']);
  expect(verdictOf(result)).toEqual({ kind: 'look', steps: ['codes', 'clock'] });
});

test('a step that was skipped is no failure', () => {
  expect(verdictOf(tried(['reach', 'pass'], ['clock', 'skipped']))).toEqual({ kind: 'passed' });
});

test.each([
  [null, null],
  [900, { direction: 'same', seconds: 0.9 }],
  [-1240, { direction: 'same', seconds: 1.2 }],
  [-61_240, { direction: 'fast', seconds: 61.2 }],
  [180_000, { direction: 'slow', seconds: 180 }],
])('a clock %s ms before ours is told in words', (clockSkewMs, skew) => {
  expect(skewOf({ clockSkewMs })).toEqual(skew);
});
