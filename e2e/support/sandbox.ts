import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';

type Entry = { readonly id: string; readonly dialect: string; readonly baseUrl: string };
type Fault = {
  readonly match: { readonly dialect?: string; readonly path?: string };
  readonly fault: string;
  readonly params?: object;
};

export type StartedSandbox = {
  readonly url: string;
  /** A provisioning entry with valid credentials, in another mode and under another id. */
  readonly entry: (id: string, mode: 'consistent' | 'messy' | 'sample', as: { id: string; name: string }) => unknown;
  /** What goes wrong from now on; an empty list: nothing. */
  readonly faults: (faults: readonly Fault[]) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The four vendors in a process of the test's own, so that its faults hit nobody else. */
export async function startSandbox(more: readonly string[] = []): Promise<StartedSandbox> {
  const child = spawn(process.execPath, ['sandbox/main.mjs', '--latency', 'none', ...more], {
    cwd: new URL('../..', import.meta.url),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { url, connections }: { url: string; connections: readonly Entry[] } = JSON.parse(String(line));
  return {
    url,
    entry: (id, mode, as) => {
      const found = connections.find((each) => each.id === id);
      if (!found) throw new Error(`The sandbox has no connection ${id}.`);
      return { ...found, ...as, baseUrl: `${url}/mode/${mode}` };
    },
    faults: async (faults) => {
      const body = JSON.stringify(faults);
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${url}/__sandbox/faults`, { method: 'PUT', headers, body });
      if (!response.ok) throw new Error(`The sandbox refused the faults: ${await response.text()}`);
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
