import { expect, test } from 'vitest';
import { safeNext } from './page-access';

test.each([
  ['/tasks/tel/abc?from=2026-11-01', '/tasks/tel/abc?from=2026-11-01'],
  ['/', '/'],
  [undefined, '/'],
  ['', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/a\\b', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/\t/evil.example', '/'],
  ['/%09/evil.example', '/%09/evil.example'],
  ['/a/../../evil', '/evil'],
  ['/x#fragment', '/x'],
  [['/a', '/b'], '/'],
  [`/${'a'.repeat(2_000)}`, '/'],
])('after signing in, %j leads to %s', (next, path) => {
  expect(safeNext(next)).toBe(path);
});
