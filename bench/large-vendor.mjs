import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

/**
 * The sandbox with tasks `scale` times as long, without latency, and a provisioning file that lets its connections be
 * asked as often as one likes: `env` is what the product has to be started with.
 */
export async function startLargeVendor(scale) {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-large-'));
  const child = spawn(process.execPath, ['sandbox/main.mjs', '--latency', 'none', '--scale', String(scale)], {
    cwd: new URL('..', import.meta.url),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const limits = { requestsPerSecond: 100, inFlight: 16, timeoutMs: 20_000 };
  const connections = JSON.parse(String(line)).connections.map((entry) => ({ ...entry, limits }));
  const file = join(folder, 'connections.json');
  writeFileSync(file, JSON.stringify({ connections }));
  return {
    env: { CALLBOARD_CONNECTIONS: file, CALLBOARD_DEMO: '0', CALLBOARD_ALLOW_PRIVATE_UPSTREAMS: '1' },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
