import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

export type StartedServer = {
  readonly url: string;
  /** The one-time link for the first account; null where somebody has one. */
  readonly setupUrl: string | null;
  readonly dataDir: string;
  /** Everything that was printed so far. */
  readonly output: () => string;
  /** SIGTERM, and the exit status. */
  readonly stop: () => Promise<number | null>;
};

type Options = { readonly env?: Readonly<Record<string, string>>; readonly dataDir?: string };

const START_MS = 30_000;

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** The built product as a user runs it: on a free port, with a data directory of its own. */
export async function startServer({ env = {}, dataDir }: Options = {}): Promise<StartedServer> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'callboard-e2e-'));
  const child = spawn(process.execPath, ['server.mjs'], {
    cwd: new URL('../..', import.meta.url),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      NODE_ENV: 'production',
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      PORT: '0',
      CALLBOARD_DATA_DIR: folder,
      ...env,
    },
  });
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const lines = createInterface({ input: child.stdout });
  const found = new Promise<{ url: string; setupUrl: string | null }>((resolve, reject) => {
    let url: string | null = null;
    lines.on('line', (line) => {
      output += `${line}\n`;
      const address = /(http:\/\/[^\s"]+)/.exec(line)?.[1];
      if (address?.includes('/setup?token=')) resolve({ url: new URL(address).origin, setupUrl: address });
      else if (address && url === null) url = address;
      if (line.includes('Press Ctrl-C') && url !== null) resolve({ url, setupUrl: null });
    });
    child.once('exit', (status) => reject(new Error(`The server ended with ${status}:\n${output}`)));
    setTimeout(() => reject(new Error(`The server was not ready in time:\n${output}`)), START_MS).unref();
  });
  const { url, setupUrl } = await found.catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    url,
    setupUrl,
    dataDir: folder,
    output: () => output,
    async stop() {
      if (!ended(child)) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
