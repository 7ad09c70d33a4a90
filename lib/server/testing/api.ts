import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConnectionEntry } from '@/lib/api/connections';
import { RIGHTS } from '@/lib/model/rights';
import type { Role } from '@/lib/model/user';
import { systemClock } from '@/lib/proxy/clock';
import 'server-only';
import { createApiToken } from '../accounts/api-tokens';
import { createPasswords } from '../crypto/passwords';
import type { AnyEndpoint } from '../http/endpoints';
import { readEnv } from '../process/env';
import { openServices, type Services, shareServices } from '../process/services';

export const ADMIN_TOKEN = 'admin-token-canary-of-more-than-32-characters';

type Ask = {
  readonly as?: Role | 'nobody';
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: HeadersInit;
};

export type Api = {
  readonly services: Services;
  /** Every line that was logged. */
  readonly lines: readonly string[];
  /** Moves the clock on; timers are not moved. */
  readonly pass: (ms: number) => void;
  /** Moves the wall clock alone, as an administrator does. */
  readonly stepWall: (ms: number) => void;
  /** Puts a request to the endpoint's own route file. `path` is below /api/v1; by default the asker is an admin. */
  readonly ask: (endpoint: AnyEndpoint, path: string, ask?: Ask) => Promise<Response>;
  /** Closes and opens again on the same data, as a restart does. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const routeFile = ({ path }: Pick<AnyEndpoint, 'path'>) =>
  new URL(`../../../app/api/v1${path.replace(/\{(\w+)\}/g, '[$1]')}/route.ts`, import.meta.url);

/** Callboard without Next in front: a data directory of its own, and these connections provisioned. */
export async function openApi(
  entries: readonly ConnectionEntry[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Api> {
  const dataDir = mkdtempSync(join(tmpdir(), 'callboard-api-'));
  const file = join(dataDir, 'connections.json');
  writeFileSync(file, JSON.stringify({ connections: entries }));
  const lines: string[] = [];
  let passed = 0;
  let wallSteps = 0;
  const clock = {
    ...systemClock,
    now: () => new Date(Date.now() + passed + wallSteps),
    monotonic: () => performance.now() + passed,
  };
  const env = readEnv({
    CALLBOARD_DATA_DIR: dataDir,
    CALLBOARD_CONNECTIONS: file,
    CALLBOARD_ALLOW_PRIVATE_UPSTREAMS: '1',
    CALLBOARD_ADMIN_TOKEN: ADMIN_TOKEN,
    CALLBOARD_LOG_LEVEL: 'debug',
    ...variables,
  });
  // Checked as in earnest, only not as dear: crypto.test.ts says how dear that is.
  const passwords = createPasswords({ logN: 8, r: 8, p: 1 });
  const open = async () => {
    const opened = await openServices({ env, clock, passwords, write: (line) => lines.push(line) });
    shareServices(opened);
    return opened;
  };
  let services = await open();
  const tokens = new Map<Role, string>([['admin', ADMIN_TOKEN]]);

  async function tokenOf(role: Role): Promise<string> {
    const known = tokens.get(role);
    if (known !== undefined) return known;
    const reader = {
      kind: 'admin-token',
      id: 'admin-token',
      userId: null,
      login: 'test',
      name: 'test',
      role: 'admin',
      rights: RIGHTS,
      connections: null,
    } as const;
    const { secret } = await createApiToken(services.identity, { reader, name: role, role });
    tokens.set(role, secret);
    return secret;
  }

  return {
    get services() {
      return services;
    },
    lines,
    pass(ms) {
      passed += ms;
    },
    stepWall(ms) {
      wallSteps += ms;
    },
    async ask(endpoint, path, { as = 'admin', method = endpoint.method, body, headers } = {}) {
      const all = new Headers(headers);
      if (as !== 'nobody') all.set('authorization', `Bearer ${await tokenOf(as)}`);
      if (body !== undefined && !all.has('content-type')) all.set('content-type', 'application/json');
      const handlers = await import(pathToFileURL(routeFile(endpoint).pathname).href);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return handlers[method](
        new Request(`http://localhost:3000/api/v1${path}`, {
          method,
          headers: all,
          ...(body !== undefined && { body: text }),
        }),
      );
    },
    async restart() {
      await services.close();
      services = await open();
    },
    async close() {
      await services.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
