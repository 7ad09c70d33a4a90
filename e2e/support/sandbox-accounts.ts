import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';

export type SandboxEntry = {
  readonly id: string;
  readonly dialect: string;
  readonly account: Readonly<Record<string, string | number>>;
};

/**
 * The accounts that the product's own sandbox knows. They are made of its seed alone, so another sandbox of the same
 * seed tells them; it ends as soon as it has.
 */
export async function sandboxAccounts(): Promise<readonly SandboxEntry[]> {
  const sandbox = spawn(process.execPath, ['sandbox/main.mjs', '--port', '0'], {
    cwd: new URL('../..', import.meta.url),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(createInterface({ input: sandbox.stdout }), 'line');
    const { connections } = JSON.parse(String(line)) as { connections: SandboxEntry[] };
    return connections;
  } finally {
    sandbox.kill('SIGTERM');
  }
}
