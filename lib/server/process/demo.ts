import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { type ConnectionEntry, connectionEntry } from '@/lib/api/connections';
import 'server-only';
import * as z from 'zod';
import type { Log } from './log';

const READY_MS = 15_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

const readyLine = z.object({ ready: z.literal(true), url: z.string(), connections: z.array(z.unknown()) });

export type DemoUp = { readonly origin: string; readonly entries: readonly ConnectionEntry[] };

type Options = {
  /** The sandbox's script; a test brings its own. */
  readonly script?: string;
  readonly args?: readonly string[];
  readonly log: Log;
  /** At the first start and after each restart, since the port is another one then. */
  readonly onUp: (up: DemoUp) => void;
};

export type Demo = {
  /** Resolves once the sandbox answers, or after 15 s without it. */
  readonly ready: Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The one line that the sandbox prints; null where it ends or is silent before. */
async function firstLine(child: ChildProcess): Promise<DemoUp | null> {
  if (!child.stdout) return null;
  const lines = createInterface({ input: child.stdout });
  const late = AbortSignal.timeout(READY_MS);
  try {
    const [line] = await Promise.race([once(lines, 'line', { signal: late }), once(lines, 'close', { signal: late })]);
    const parsed = readyLine.safeParse(JSON.parse(String(line)));
    if (!parsed.success) return null;
    const entries = parsed.data.connections.map((entry) => z.parse(connectionEntry, entry));
    return { origin: new URL(parsed.data.url).origin, entries };
  } catch {
    return null;
  }
}

/**
 * Runs the sandbox as a child that ends with this process, however it ends: it reads a pipe that closes then. In a
 * process group of its own, so that Ctrl-C reaches us alone and requests in flight are still answered.
 */
export function startDemo(options: Options): Demo {
  const { script = join(process.cwd(), 'sandbox', 'main.mjs'), args = [], log, onUp } = options;
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  async function launch(waitMs: number): Promise<void> {
    const started = spawn(process.execPath, [script, ...args], {
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
      // Nothing of our environment, where the secrets are.
      env: { NODE_ENV: 'production' },
    });
    child = started;
    started.stdin?.on('error', () => undefined);
    const ended = new Promise<void>((resolve) => {
      started.once('error', () => resolve());
      started.once('exit', () => resolve());
    });
    const up = await firstLine(started);
    if (up) {
      started.stdout?.resume();
      onUp(up);
    } else {
      log.warn({}, 'the sandbox did not start');
      started.kill('SIGKILL');
    }
    const nextWaitMs = up ? FIRST_WAIT_MS : Math.min(LONGEST_WAIT_MS, waitMs * 2);
    void ended.then(() => {
      if (stopped) return;
      if (up) log.warn({}, 'the sandbox ended and is started again');
      timer = setTimeout(() => void launch(nextWaitMs), nextWaitMs);
      timer.unref();
    });
  }

  return {
    ready: launch(FIRST_WAIT_MS),
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      const last = child;
      if (!last || last.exitCode !== null || last.signalCode !== null) return;
      const gone = once(last, 'exit');
      last.stdin?.end();
      const hard = setTimeout(() => last.kill('SIGKILL'), 1_000);
      await gone;
      clearTimeout(hard);
    },
  };
}
