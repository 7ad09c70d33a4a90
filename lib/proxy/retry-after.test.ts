import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after';

const NOW = new Date('2026-11-21T10:00:00Z');

test.each([
  ['3', 3_000],
  [' 0 ', 0],
  ['1000000000', 1e12],
  ['Sat, 21 Nov 2026 10:00:30 GMT', 30_000],
  ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
  ['-1', null],
  ['1.5', null],
  ['soon', null],
  ['2026', 2_026_000],
  ['', null],
  [null, null],
])('Retry-After "%s" asks for %s ms', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms);
});
