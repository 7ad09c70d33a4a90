import { createServer } from 'node:net';
import process from 'node:process';
import { format } from 'node:util';
import { AppError } from '@/lib/errors';
import 'server-only';
import { ensureFirstLink } from '../accounts/setup';
import { direct } from '../http/direct';
import { failureFields } from '../http/failure-fields';
import { type Demo, startDemo } from './demo';
import { type Env, processEnv, readEnv } from './env';
import { openServices, type Services, shareServices } from './services';

/** What server.mjs, which shares nothing else with Next's bundles, finds on globalThis. */
export type Running = {
  readonly host: string;
  readonly port: number;
  /** Says on standard output where Callboard is, and how the first account is made while nobody has one. */
  readonly listening: (url: string) => Promise<void>;
  /** Answers what need not go through Next; null for all else. */
  readonly direct: typeof direct;
  /** The last resort of an error that nobody caught. */
  readonly failed: (error: unknown) => void;
  /** From now on GET /readyz answers 503. */
  readonly closing: () => void;
  readonly shutdown: () => Promise<void>;
};
type Shared = { [key: symbol]: unknown };

const RUNNING = Symbol.for('callboard.running');
const OWN_SERVER = Symbol.for('callboard.own-server');
const shared = globalThis as Shared;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Whether the port is free, before anything is opened: a second start must not touch what the first one uses. */
function requireFreePort({ host, port }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return resolve();
      const sentence = `PORT holds ${port}, but something else listens on ${host}:${port} already.`;
      return reject(new AppError('conflict', sentence));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Next and its parts write what they cannot handle to the console: from here on as a scrubbed line of our log. */
function redirectConsole({ log }: Services): void {
  for (const level of ['error', 'warn', 'info', 'log', 'debug'] as const) {
    const write = level === 'log' ? log.info : log[level];
    console[level] = (...args: unknown[]) => write({ source: 'console' }, format(...args).slice(0, 2_000));
  }
}

async function demoIsWanted({ env, book }: Services): Promise<boolean> {
  if (env.demo === '1') return true;
  if (env.demo === '0' || env.connectionsFile !== null) return false;
  return (await book.list()).length === 0;
}

async function open(): Promise<Running> {
  const env = readEnv(processEnv());
  if (shared[OWN_SERVER]) await requireFreePort(env);
  const opened = await openServices({ env, write: (line) => process.stdout.write(line) });
  shareServices(opened);
  if (processEnv()['NODE_ENV'] === 'production') redirectConsole(opened);

  let demo: Demo | null = null;
  if (await demoIsWanted(opened)) {
    demo = startDemo({
      log: opened.log,
      onUp: ({ origin, entries }) => {
        opened.exempt(origin);
        void opened.book.setDemo(entries);
      },
    });
    await demo.ready;
  }
  return {
    host: env.host,
    port: env.port,
    async listening(url) {
      const link = await ensureFirstLink(opened.identity, url);
      say(`Callboard listens on ${url}`);
      if (demo) say('It shows the built-in sandbox: sample data over the vendors’ real wire formats.');
      if (link !== null) say(`Create the first account, once, here: ${link}`);
      say('Press Ctrl-C to stop.');
    },
    direct,
    failed: (error) => opened.log.error(failureFields(error), 'nobody caught an error'),
    closing: () => opened.drain(),
    async shutdown() {
      await demo?.stop();
      await opened.close();
    },
  };
}

/** Runs once per process, before the first request. What stops it is one sentence, which server.mjs prints. */
export async function start(): Promise<void> {
  if (shared[RUNNING]) return;
  try {
    shared[RUNNING] = await open();
  } catch (error) {
    const failure =
      error instanceof AppError
        ? error.message
        : `Callboard could not start (${failureFields(error)['at'] ?? 'unknown'}).`;
    shared[RUNNING] = { failure };
    if (!shared[OWN_SERVER]) throw error;
  }
}
