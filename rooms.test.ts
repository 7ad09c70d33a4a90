import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOMS } from './rooms.mjs';

// dependency-cruiser sees no .ts file under a TypeScript that it cannot load, and then reports no violation.
test('the room rules are really looking at the code', () => {
  const report = execFileSync('npx', ['depcruise', 'lib', '--output-type', 'json'], {
    encoding: 'utf8',
    maxBuffer: 64e6,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(JSON.parse(report).summary.totalCruised).toBeGreaterThan(60);
}, 60_000);

test('every room that is a plain path exists', () => {
  const plain = Object.keys(ROOMS).filter((room) => !/[()?!]/.test(room));
  expect(plain.filter((room) => !existsSync(new URL(room, import.meta.url)))).toEqual([]);
});
