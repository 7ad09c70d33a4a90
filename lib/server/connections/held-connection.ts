import type { ConnectionEntry } from '@/lib/api/connections';
import type { Connection } from '@/lib/model/connection';
import { DEFAULT_LIMITS } from '@/lib/model/limits';
import type { AddressPolicy } from '@/lib/proxy/address';
import type { Clock } from '@/lib/proxy/clock';
import { createHealth, type Health } from '@/lib/proxy/health';
import { createLane, type Lane } from '@/lib/proxy/lane';
import { createTransport } from '@/lib/proxy/transport';
import { createUpstream, type Upstream, type UpstreamLimits } from '@/lib/proxy/upstream';
import type { Connector, Vendor } from '@/lib/vendors/connector';
import { VENDORS } from '@/lib/vendors/registry';
import 'server-only';
import { type Shown, settingsView } from './connection-view';

/** file: provisioned, read-only; demo: the sandbox's, in memory alone; store: added in the product. */
export type Origin = 'file' | 'demo' | 'store';

/** What was configured, without the account. */
export type PlainEntry = Omit<ConnectionEntry, 'account'>;

/** One connection as this process holds it: what was configured, and, once it was used, its way out. */
export type HeldConnection = {
  readonly entry: PlainEntry;
  /** The account in the clear. @throws AppError `vendor_rejected` where the stored credentials cannot be read. */
  readonly account: () => Record<string, unknown>;
  readonly origin: Origin;
  /** The store's version; 0 where it is not from the store. */
  readonly version: number;
  /** Which row of the store: one that was deleted and made anew begins with version 1 again. Null as above. */
  readonly rowSince: number | null;
  readonly vendor: Vendor;
  readonly limits: UpstreamLimits;
  readonly health: Health;
  /** Where summaries wait for each other. */
  readonly lane: Lane;
  /** Signed in on demand, one for all questions. @throws AppError as `account`; `bad_request` where it no longer fits. */
  readonly connector: () => Connector;
  /** What a reader may see of it: never a credential. */
  readonly view: (shown: Shown) => Connection;
  readonly close: () => Promise<void>;
};

export type Means = { readonly clock: Clock; readonly random: () => number; readonly policy: AddressPolicy };

type Given = Pick<HeldConnection, 'entry' | 'account' | 'origin' | 'version'> & {
  readonly rowSince?: number;
};

/** A patient connection waits longer for an answer's head, too. */
const HEADERS_MS = 5_000;
const AFTER_HEADERS_MS = 3_000;

/** Holds a connection; nothing is dialled, and no credential decrypted, before somebody asks. */
export function holdConnection({ entry, account, origin, version, rowSince }: Given, means: Means): HeldConnection {
  const { clock, random, policy } = means;
  const vendor = VENDORS[entry.dialect];
  const given = Object.entries(entry.limits ?? {}).filter(([, value]) => value !== undefined);
  const limits: UpstreamLimits = { ...DEFAULT_LIMITS, ...Object.fromEntries(given) };
  const health = createHealth(clock);
  let upstream: Upstream | null = null;
  let connector: Connector | null = null;

  function connect(): Connector {
    const { baseUrl, timeZone } = entry;
    const headersMs = Math.max(HEADERS_MS, limits.timeoutMs - AFTER_HEADERS_MS);
    const transport = createTransport({ policy, limits: { headersMs } });
    const made = createUpstream({ transport, limits, clock });
    upstream = made;
    return vendor.connect({ baseUrl, timeZone }, account(), { ...clock, random, fetch: made.fetch });
  }

  return {
    entry,
    account,
    origin,
    version,
    rowSince: rowSince ?? null,
    vendor,
    limits,
    health,
    // As many as may be in flight: the dearest summary takes four requests, and its own share of the deadline.
    lane: createLane(limits.inFlight),
    connector() {
      connector ??= connect();
      return connector;
    },
    view: (shown) => ({
      id: entry.id,
      name: entry.name,
      dialect: entry.dialect,
      sandbox: origin === 'demo',
      provisioned: origin === 'file',
      baseUrl: entry.baseUrl,
      timeZone: entry.timeZone,
      capabilities: [...vendor.capabilities],
      ...settingsView({ entry, account, vendor, limits }, shown),
      ...health.view(upstream?.state().breaker),
    }),
    async close() {
      await upstream?.close();
    },
  };
}
