import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { type AppStore, openAppStore } from './store';

const folder = await mkdtemp(join(tmpdir(), 'callboard-crash-'));
const children = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const LOADER = new URL('../../../scripts/typescript-loader.mjs', import.meta.url).href;
const WRITER = new URL('./testing/write-forever.ts', import.meta.url).pathname;

function startWriter(dataDir: string, ...rest: string[]) {
  const child = spawn(process.execPath, ['--import', LOADER, WRITER, dataDir, ...rest], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Reads acknowledgements; kills the writer at the moment it acknowledges batch `killAt`. The last batch it acknowledged. */
async function acknowledged(child: ReturnType<typeof startWriter>, killAt: number): Promise<number> {
  let last = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last === killAt) child.kill('SIGKILL');
  }
  return last;
}

async function missing(store: AppStore, writer: string, batches: number): Promise<string[]> {
  const keys = Array.from({ length: batches * 10 }, (_, n) => `${writer}-${Math.floor(n / 10) + 1}-${n % 10}`);
  const rows = await Promise.all(keys.map((key) => store.lastAnswers.get(key)));
  return keys.filter((key, n) => rows[n]?.json !== JSON.stringify({ key }));
}

test('what was acknowledged before a kill -9 is there afterwards, five times over', { timeout: 60_000 }, async () => {
  const dataDir = join(folder, 'killed');
  for (const [round, killAt] of [3, 17, 40, 8, 25].entries()) {
    const last = await acknowledged(startWriter(dataDir, `round${round}`), killAt);
    expect(last).toBeGreaterThanOrEqual(killAt);
    const store = await openAppStore({ dataDir });
    expect(await missing(store, `round${round}`, last)).toEqual([]);
    await store.close();
  }
});

test('two processes that write to one data directory lose nothing', { timeout: 60_000 }, async () => {
  const dataDir = join(folder, 'shared');
  const writers = ['a', 'b'].map((name) => ({ name, child: startWriter(dataDir, name, '100') }));
  const ended = await Promise.all(
    writers.map(async ({ child }) => {
      const exit = once(child, 'exit');
      return { last: await acknowledged(child, -1), code: (await exit)[0] };
    }),
  );
  expect(ended).toEqual([
    { last: 100, code: 0 },
    { last: 100, code: 0 },
  ]);
  const store = await openAppStore({ dataDir });
  expect(await Promise.all(writers.map(({ name }) => store.lastAnswers.deleteByConnection(name)))).toEqual([
    1_000, 1_000,
  ]);
  await store.close();
});
