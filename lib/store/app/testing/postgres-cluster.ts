import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client, escapeIdentifier } from 'pg';

const run = promisify(execFile);
/** Ends the server with whoever holds its standard input, even where that dies without a word. */
const UNTIL_STDIN_ENDS = '"$@" & server=$!; cat >/dev/null; kill -INT "$server"; wait "$server"';
const DEBIAN = '/usr/lib/postgresql';

export type TestServer = {
  /** A new empty database on the server. */
  readonly database: () => Promise<string>;
  /** Null where the server is somebody else's, which a test must not stop. */
  readonly power: { readonly off: () => Promise<void>; readonly on: () => Promise<void> } | null;
  readonly stop: () => Promise<void>;
};

async function binaries(): Promise<string | null> {
  const versions = (await readdir(DEBIAN).catch(() => [])).toSorted((a, b) => Number(b) - Number(a));
  for (const version of versions) {
    const folder = join(DEBIAN, version, 'bin');
    if (
      await access(join(folder, 'initdb')).then(
        () => true,
        () => false,
      )
    )
      return folder;
  }
  return null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** PostgreSQL refuses to run as root; null where we are not root and run it ourselves. */
async function otherUser(): Promise<{ readonly uid: number; readonly gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  );
  return { uid: uid ?? 0, gid: gid ?? 0 };
}

async function query(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200 && server.exitCode === null; attempt += 1) {
    if (
      await query(url, 'select 1').then(
        () => true,
        () => false,
      )
    )
      return;
    await wait(50);
  }
  throw new Error('The throw-away PostgreSQL server did not start.');
}

let databases = 0;
const databaseOn = (url: string) => async () => {
  databases += 1;
  const name = `callboard_test_${process.pid}_${databases}`;
  await query(url, `create database ${escapeIdentifier(name)}`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
};

async function startCluster(bin: string): Promise<TestServer> {
  const home = await mkdtemp(join(tmpdir(), 'callboard-pg-'));
  const user = await otherUser();
  if (user) await chown(home, user.uid, user.gid);
  const as = { cwd: home, ...user };
  await run(
    join(bin, 'initdb'),
    ['-D', join(home, 'data'), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    as,
  );
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | null = null;
  const on = async () => {
    const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'];
    const command = [join(bin, 'postgres'), '-D', join(home, 'data'), '-p', String(port), ...settings];
    server = spawn('/bin/sh', ['-c', UNTIL_STDIN_ENDS, 'sh', ...command], {
      ...as,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    await answers(url, server);
  };
  const off = async () => {
    if (server === null || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.stdin?.end();
    await ended;
  };
  const stop = async () => {
    await off();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await on();
  } catch (error) {
    await stop();
    throw error;
  }
  return { database: databaseOn(url), power: { off, on }, stop };
}

/**
 * A PostgreSQL server for a test file: the one at `url` if there is one, else a throw-away cluster of Debian's packages
 * on a free loopback port, else null, with the reason on standard error.
 */
export async function postgresForTests(url: string | undefined): Promise<TestServer | null> {
  if (url) return { database: databaseOn(url), power: null, stop: async () => undefined };
  const bin = await binaries();
  if (bin) return startCluster(bin);
  console.error(`PostgreSQL is skipped: no DATABASE_URL_TEST, and no ${DEBIAN}/*/bin/initdb.`);
  return null;
}
