import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';

/** The vendors in a process of their own, with the sandbox's options; without any they are as slow as real ones. */
export async function startVendor(options) {
  const child = spawn(process.execPath, ['sandbox/main.mjs', ...options], {
    cwd: new URL('..', import.meta.url),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { connections } = JSON.parse(String(line));
  return {
    entry: (id) => connections.find((each) => each.id === id),
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
