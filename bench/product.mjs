import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

const START_MS = 30_000;

/** The one-time link that the server prints once it is ready. */
function setupLinkOf(child) {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const link = /(http:\/\/\S+\/setup\?token=[^\s"]+)/.exec(line)?.[1];
      if (link) resolve(new URL(link));
    });
    child.once('exit', (status) => reject(new Error(`The server ended with ${status}.`)));
    setTimeout(() => reject(new Error('The server was not ready in time.')), START_MS).unref();
  });
}

async function asked(response) {
  if (response.ok) return response;
  throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
}

/**
 * The built product, by default with its sandbox as a newcomer starts it, in a data directory of its own and with its
 * first account signed in: the session cookie for a browser, and its API.
 */
export async function startProduct(env = { CALLBOARD_DEMO: '1' }) {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-bench-'));
  const child = spawn(process.execPath, ['server.mjs'], {
    cwd: new URL('..', import.meta.url),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      PORT: '0',
      CALLBOARD_DATA_DIR: folder,
      CALLBOARD_LOG_LEVEL: 'warn',
      ...env,
    },
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const link = await setupLinkOf(child);
    const url = link.origin;
    const account = { login: 'bench', name: 'Bench', password: 'correct-horse-battery' };
    const signedIn = await asked(
      await fetch(`${url}/api/v1/setup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ token: link.searchParams.get('token'), ...account }),
      }),
    );
    const [pair = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';', 1);
    const [name = '', value = ''] = pair.split('=');
    const get = async (path) =>
      (await asked(await fetch(`${url}/api/v1${path}`, { headers: { cookie: pair } }))).json();
    const post = async (path, body) =>
      asked(
        await fetch(`${url}/api/v1${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: url, cookie: pair },
          body: JSON.stringify(body),
        }),
      );
    return { url, cookie: { name, value, url }, get, post, pid: child.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The page of a task of the newest generation, a running one where there is one; nothing dials at night, and then one with calls has to do. */
export async function runningTaskPath({ get }) {
  const { data: connections } = await get('/connections');
  const { id } = connections.find(({ dialect }) => dialect === 'telrobot-agent');
  const { data: tasks } = await get(`/connections/${id}/tasks`);
  const states = ['running', 'finished', 'stopped', 'paused_user'];
  const task = states.map((state) => tasks.find((each) => each.state === state)).find(Boolean) ?? tasks[0];
  return `/tasks/${id}/${encodeURIComponent(task.id)}`;
}
