import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppStoreOptions } from '../database';
import { type AppStore, openAppStore } from '../store';
import { postgresForTests } from './postgres-cluster';

/** A kind of store: its name, and the options of one that is new. */
export type Engine = { readonly engine: string; readonly fresh: () => Promise<AppStoreOptions> };

/**
 * Every kind of store that there is on this machine, for tests that hold all of them to one contract. `open` opens one
 * of them until `closeStores`; `close` does that and leaves nothing behind.
 */
export async function openEngines(postgresUrl: string | undefined) {
  const server = await postgresForTests(postgresUrl);
  const folder = await mkdtemp(join(tmpdir(), 'callboard-store-'));
  const opened: AppStore[] = [];
  const embedded: Engine = { engine: 'embedded', fresh: async () => ({ dataDir: await mkdtemp(join(folder, 'db-')) }) };
  const postgres: Engine[] = server
    ? [
        {
          engine: 'PostgreSQL',
          fresh: async () => ({ dataDir: '/nowhere', databaseUrl: await server.database() }),
        },
      ]
    : [];
  const closeStores = async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
  };
  return {
    engines: [embedded, ...postgres],
    async open(options: AppStoreOptions): Promise<AppStore> {
      const store = await openAppStore(options);
      opened.push(store);
      return store;
    },
    closeStores,
    async close() {
      await closeStores();
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
