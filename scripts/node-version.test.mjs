import { expect, test } from 'vitest';
import { satisfies } from './node-version.mjs';

test.each([
  ['20.18.1', false],
  ['20.19.0', true],
  ['20.20.2', true],
  ['21.7.0', false],
  ['22.12.9', false],
  ['22.13.0', true],
  ['23.9.0', false],
  ['24.0.0', true],
  ['26.1.0', true],
  ['18.20.0', false],
])('Node %s may run Callboard: %s', (version, allowed) => {
  expect(satisfies(version, '^20.19.0 || ^22.13.0 || >=24.0.0')).toBe(allowed);
});
