import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { type DemoUp, startDemo } from './demo';
import { createLog } from './log';

const folder = mkdtempSync(join(tmpdir(), 'callboard-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const log = createLog('error', () => undefined);

/** A child that prints the sandbox's line with its own process id as port, and ends when its standard input does. */
function scriptOf(name: string, afterwards: string): string {
  const path = join(folder, `${name}.mjs`);
  const line = `JSON.stringify({ ready: true, url: 'http://127.0.0.1:' + (process.pid % 60000), connections: [] })`;
  writeFileSync(
    path,
    `process.stdout.write(${line} + '\\n');\nprocess.stdin.on('end', () => process.exit(0)).resume();\n${afterwards}\n`,
  );
  return path;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('a sandbox that dies is started again, at another address', async () => {
  const ups: DemoUp[] = [];
  const script = scriptOf('dies', 'setTimeout(() => process.exit(1), 50);');
  const demo = startDemo({ script, log, onUp: (up) => ups.push(up) });
  await demo.ready;
  expect(ups).toHaveLength(1);
  await vi.waitFor(() => expect(ups.length).toBeGreaterThan(1), { timeout: 10_000 });
  await demo.stop();
  expect(new Set(ups.map(({ origin }) => origin)).size).toBe(ups.length);
});

test('stopping ends the sandbox, and nothing starts it again', async () => {
  const pids: number[] = [];
  const demo = startDemo({
    script: scriptOf('stays', ''),
    log,
    onUp: ({ origin }) => pids.push(Number(new URL(origin).port)),
  });
  await demo.ready;
  await demo.stop();
  expect(pids).toHaveLength(1);
  expect(pids.some(isAlive)).toBe(false);
});

test('a sandbox that cannot start does not hold up the start for ever', async () => {
  const path = join(folder, 'broken.mjs');
  writeFileSync(path, 'throw new Error("broken");');
  const ups: DemoUp[] = [];
  const demo = startDemo({ script: path, log, onUp: (up) => ups.push(up) });
  await demo.ready;
  await demo.stop();
  expect(ups).toEqual([]);
});

test('the sandbox sees nothing of our environment', async () => {
  process.env['CALLBOARD_SECRET'] = 'canary';
  const seen = join(folder, 'seen.json');
  const script = scriptOf(
    'nosy',
    `import('node:fs').then((fs) => fs.writeFileSync(${JSON.stringify(seen)}, JSON.stringify(process.env)));`,
  );
  const demo = startDemo({ script, log, onUp: () => undefined });
  await demo.ready;
  const { readFileSync } = await import('node:fs');
  await vi.waitFor(() => expect(readFileSync(seen, 'utf8')).toContain('NODE_ENV'));
  await demo.stop();
  delete process.env['CALLBOARD_SECRET'];
  expect(readFileSync(seen, 'utf8')).not.toContain('canary');
});
