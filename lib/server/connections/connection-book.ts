import { type ConnectionEntry, connectionEntry } from '@/lib/api/connections';
import { AppError } from '@/lib/errors';
import { orEnded } from '@/lib/proxy/abort';
import type { StoredConnection } from '@/lib/store/app/connections';
import type { AppStore } from '@/lib/store/app/store';
import 'server-only';
import * as z from 'zod';
import { omit } from 'zod/mini';
import { parseFields } from '../http/fields';
import type { Log } from '../process/log';
import { type HeldConnection, holdConnection, type Means, type Origin, type PlainEntry } from './held-connection';

/** Encrypts and decrypts an account's JSON; bound to its connection's id. */
export type Vault = {
  readonly seal: (id: string, account: unknown) => string;
  readonly open: (id: string, sealed: string) => unknown;
};

/** Every connection of this installation: the file's, the sandbox's and the store's. */
export type ConnectionBook = {
  /** The file's first, then the sandbox's, then the others by age. */
  readonly list: () => Promise<readonly HeldConnection[]>;
  /** @throws AppError `not_found` */
  readonly get: (id: string) => Promise<HeldConnection>;
  /** What this process holds, without asking the store; undefined where it knows none. */
  readonly peek: (id: string) => HeldConnection | undefined;
  /** Replaces the sandbox's connections; ids of the file and of the store win. */
  readonly setDemo: (entries: readonly ConnectionEntry[]) => Promise<void>;
  /** @throws AppError `conflict` where the id is taken. */
  readonly add: (entry: ConnectionEntry) => Promise<HeldConnection>;
  /** @throws AppError `conflict` where somebody else changed it meanwhile. */
  readonly change: (held: HeldConnection, entry: ConnectionEntry) => Promise<HeldConnection>;
  readonly remove: (held: HeldConnection) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Options = {
  readonly store: Pick<AppStore, 'connections'>;
  readonly vault: Vault;
  readonly provisioned: readonly ConnectionEntry[];
  readonly means: Means;
  readonly log: Log;
  /** A connection is another one now, or gone: what was remembered of it is no longer true. */
  readonly onGone: (id: string) => void;
};

/** Other instances on the same store may change connections, too: the list is asked for again when it is older. */
const FRESH_MS = 2_000;
/** How long a question waits for the store where the list of a moment ago is there. */
const PATIENCE_MS = 1_000;

/** As it is stored: the account is kept apart, encrypted. */
function plainOf({ account: _, ...entry }: ConnectionEntry): PlainEntry {
  return entry;
}
const storedEntry = omit(connectionEntry, { account: true });
const storedAccount = z.record(z.string(), z.unknown());
const unreadable = (cause?: unknown) =>
  new AppError('vendor_rejected', 'The stored credentials of this connection cannot be read: enter them again.', {
    cause,
  });

/** Also said of a connection that the asker may not see. */
export const noSuchConnection = () => new AppError('not_found', 'There is no such connection.');

export function openConnectionBook({ store, vault, provisioned, means, log, onGone }: Options): ConnectionBook {
  const held = new Map<string, HeldConnection>();
  let readAt: number | null = null;
  let reading: Promise<void> | null = null;

  type Row = Pick<StoredConnection, 'version' | 'createdAt'>;
  const holdPlain = (entry: ConnectionEntry, origin: Origin, row?: Row) => {
    const from = row ? { version: row.version, rowSince: row.createdAt } : { version: 0 };
    return holdConnection({ entry: plainOf(entry), origin, ...from, account: () => entry.account }, means);
  };

  function holdStored({ id, entry, credentials, version, createdAt }: StoredConnection): HeldConnection | null {
    const parsed = parseFields(storedEntry, entry);
    if ('errors' in parsed) {
      log.error({ connectionId: id, field: parsed.errors[0]?.field }, 'a stored connection cannot be read');
      return null;
    }
    const account = () => {
      try {
        return storedAccount.parse(vault.open(id, credentials));
      } catch (error) {
        throw unreadable(error);
      }
    };
    const given = { entry: { ...parsed.data, id }, origin: 'store', version, rowSince: createdAt, account } as const;
    return holdConnection(given, means);
  }

  function drop(id: string): void {
    const known = held.get(id);
    if (!known) return;
    held.delete(id);
    // The sandbox's world outlives its process, so that its answers stay true.
    if (known.origin !== 'demo') onGone(id);
    void known.close();
  }
  function put(next: HeldConnection): HeldConnection {
    drop(next.entry.id);
    held.set(next.entry.id, next);
    return next;
  }

  function isNews({ id, version, createdAt }: StoredConnection): boolean {
    const known = held.get(id);
    if (known?.origin === 'store') return known.version !== version || known.rowSince !== createdAt;
    return known?.origin !== 'file';
  }
  async function read(): Promise<void> {
    const stored = await store.connections.list();
    for (const row of stored.filter(isNews)) {
      const next = holdStored(row);
      if (next) put(next);
    }
    const ids = new Set(stored.map(({ id }) => id));
    for (const { entry, origin } of held.values()) if (origin === 'store' && !ids.has(entry.id)) drop(entry.id);
    readAt = means.clock.monotonic();
  }

  /** A store that is down does not take away what is known. */
  async function refresh(): Promise<void> {
    if (readAt !== null && means.clock.monotonic() - readAt < FRESH_MS) return;
    reading ??= read().finally(() => {
      reading = null;
    });
    try {
      await (readAt === null ? reading : orEnded(reading, AbortSignal.timeout(PATIENCE_MS)));
    } catch (error) {
      if (readAt === null) throw error;
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'the store did not list its connections');
    }
  }

  for (const entry of provisioned) put(holdPlain(entry, 'file'));

  return {
    async list() {
      await refresh();
      const order: readonly Origin[] = ['file', 'demo', 'store'];
      return order.flatMap((origin) => [...held.values()].filter((one) => one.origin === origin));
    },
    async get(id) {
      await refresh();
      const found = held.get(id);
      if (!found) throw noSuchConnection();
      return found;
    },
    peek: (id) => held.get(id),
    async setDemo(entries) {
      await refresh();
      for (const { entry, origin } of [...held.values()]) if (origin === 'demo') drop(entry.id);
      for (const entry of entries) if (!held.has(entry.id)) put(holdPlain(entry, 'demo'));
    },
    async add(entry) {
      await refresh();
      if (held.has(entry.id)) throw new AppError('conflict', 'There is a connection with this id already.');
      const row = await store.connections.create(entry.id, {
        entry: plainOf(entry),
        credentials: vault.seal(entry.id, entry.account),
        at: means.clock.now().getTime(),
      });
      return put(holdPlain(entry, 'store', row));
    },
    async change({ origin, version }, entry) {
      // The sandbox's are not stored: a change lasts until the next start, which makes them anew.
      if (origin === 'demo') return put(holdPlain(entry, 'demo'));
      const row = await store.connections.update(entry.id, version, {
        entry: plainOf(entry),
        credentials: vault.seal(entry.id, entry.account),
        at: means.clock.now().getTime(),
      });
      if (!row) {
        readAt = null;
        throw new AppError('conflict', 'Somebody else changed this connection meanwhile.');
      }
      return put(holdPlain(entry, 'store', row));
    },
    async remove({ origin, entry }) {
      if (origin === 'store') await store.connections.delete(entry.id);
      drop(entry.id);
    },
    async close() {
      await Promise.all([...held.values()].map((one) => one.close()));
      held.clear();
    },
  };
}
