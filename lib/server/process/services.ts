import type { AddressPolicy } from '@/lib/proxy/address';
import { type Answers, createAnswers } from '@/lib/proxy/answers';
import { type Clock, systemClock } from '@/lib/proxy/clock';
import { type AppStore, openAppStore } from '@/lib/store/app/store';
import { deadlineSignal } from '@/lib/vendors/deadline';
import { VENDORS } from '@/lib/vendors/registry';
import 'server-only';
import { createIdentity, type Identity } from '../accounts/identity';
import { type ConnectionBook, openConnectionBook } from '../connections/connection-book';
import { type HeldConnection, holdConnection, type Means, type PlainEntry } from '../connections/held-connection';
import { readProvisioning } from '../connections/provisioning';
import { openCredentials, sealCredentials } from '../crypto/credentials';
import { deriveKeys } from '../crypto/keys';
import { loadMasterKey } from '../crypto/master-key';
import type { Passwords } from '../crypto/passwords';
import { createExportPlaces, type ExportPlaces } from '../exports/export-places';
import { failureFields } from '../http/failure-fields';
import { createSharing, type Sharing } from '../links/sharing';
import { openRecordings, type Recordings } from '../recordings/recordings';
import { requireDataDir } from './data-dir';
import { type Env, processEnv } from './env';
import { createLog, type Log } from './log';
import { createMeasures, type Measures } from './measures';

/** What every verb works with: opened once per process. */
export type Services = {
  readonly env: Env;
  readonly log: Log;
  readonly clock: Clock;
  readonly measures: Measures;
  readonly store: AppStore;
  readonly identity: Identity;
  readonly means: Means;
  readonly book: ConnectionBook;
  readonly answers: Answers;
  readonly recordings: Recordings;
  readonly exports: ExportPlaces;
  readonly sharing: Sharing;
  // Functions, so that connectors and what they recognise signals by come from one of the bundles that Next makes.
  /** A signal with a deadline that connectors know of. */
  readonly deadline: (outer: AbortSignal, ms: number) => AbortSignal;
  /** A connection that is in no list; whoever asked for it closes it. */
  readonly holdApart: (entry: PlainEntry, account: Record<string, unknown>) => HeldConnection;
  /** Lets the sandbox's own address through, and no other; another one after each of its restarts. */
  readonly exempt: (origin: string | null) => void;
  /** From `drain` on no more work is taken: GET /readyz says so. */
  readonly drain: () => void;
  readonly isDraining: () => boolean;
  readonly close: () => Promise<void>;
};

const OPENED = Symbol.for('callboard.services');
type Shared = { [OPENED]?: Services };

/** Kept on globalThis: Next bundles pages and route handlers apart, and a module's own variable would be two. */
const shared = globalThis as Shared;

/** The process's services. @throws where `openServices` has not run: then Callboard was not started as documented. */
export function services(): Services {
  const opened = shared[OPENED];
  if (!opened) throw new Error('Callboard is not open: start it with npm start.');
  return opened;
}

/** Makes these the process's services. */
export function shareServices(opened: Services): void {
  shared[OPENED] = opened;
}

type Options = {
  readonly env: Env;
  readonly clock?: Clock;
  /** How dear a password is to check; the product's own measure where it is absent. */
  readonly passwords?: Passwords;
  readonly write: (line: string) => void;
};

const HOUR_MS = 3_600_000;
/** Written at the same time, over all readers: each may keep a vendor busy for minutes. */
const EXPORTS = 4;
const KEEP = { rows: 50_000, bytes: 1024 ** 3 };

/** Removes now and then what nobody can use any more. */
function keepTidy({ store, clock, log }: Pick<Services, 'store' | 'clock' | 'log'>): () => void {
  const timer = setInterval(() => {
    void store.lastAnswers.prune(KEEP).catch((error: unknown) => log.warn(failureFields(error), 'pruning failed'));
    const now = clock.now().getTime();
    void store.sessions.prune(now, now - 30 * 24 * HOUR_MS).catch((error: unknown) => {
      log.warn(failureFields(error), 'pruning failed');
    });
  }, HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Opens stores (migrations included), keys, connections and the memory of answers.
 * @throws AppError with one sentence for whoever started Callboard.
 */
export async function openServices({ env, clock = systemClock, passwords, write }: Options): Promise<Services> {
  const log = createLog(env.logLevel, write);
  const measures = createMeasures();
  const exemptOrigins: string[] = [];
  const policy: AddressPolicy = { allowPrivate: env.allowPrivateUpstreams, exemptOrigins };
  const means: Means = { clock, random: Math.random, policy };
  const provisioned =
    env.connectionsFile === null ? [] : await readProvisioning(env.connectionsFile, processEnv(), VENDORS, policy);
  requireDataDir(env.dataDir);
  const keys = deriveKeys(await loadMasterKey(env));
  const store = await openAppStore({ dataDir: env.dataDir, databaseUrl: env.databaseUrl });

  const answers = createAnswers({
    lastGood: store.lastAnswers,
    clock,
    report: (what, error) => log.warn(failureFields(error), what),
    onLoad: ({ connectionId, ms, error }) => {
      const held = book.peek(connectionId);
      if (!held) return;
      // A limit of ours says nothing about the vendor.
      if (!error) held.health.succeeded();
      else if (error.context?.['limit'] === undefined) held.health.failed(error.code);
      const labels = { dialect: held.entry.dialect, result: error?.code ?? 'ok' };
      measures.vendorSeconds.observe(labels, ms / 1_000);
      if (error) log.warn({ connectionId, ...failureFields(error), durationMs: ms }, 'a vendor did not answer well');
    },
  });
  const book = openConnectionBook({
    store,
    vault: {
      seal: (id, account) => sealCredentials(keys, id, account),
      open: (id, sealed) => openCredentials(keys, id, sealed),
    },
    provisioned,
    means,
    log,
    onGone: (id) => answers.forget(id),
  });
  const deadline: Services['deadline'] = (outer, ms) => deadlineSignal(outer, ms, clock.monotonic);
  const recordings = await openRecordings({
    dataDir: env.dataDir,
    key: keys.recordings,
    policy,
    clock,
    deadline,
    measures: measures.recordings,
  });
  const sharing = createSharing({ store, clock, log });
  let draining = false;
  const stopTidying = keepTidy({ store, clock, log });
  return {
    env,
    log,
    clock,
    measures,
    store,
    identity: createIdentity({ store, keys, clock, adminToken: env.adminToken, ...(passwords && { passwords }) }),
    means,
    book,
    answers,
    recordings,
    exports: createExportPlaces(EXPORTS),
    sharing,
    deadline,
    holdApart: (entry, account) =>
      holdConnection({ entry, account: () => account, origin: 'store', version: 0 }, means),
    exempt(origin) {
      exemptOrigins.splice(0, exemptOrigins.length, ...(origin === null ? [] : [origin]));
    },
    drain: () => {
      draining = true;
    },
    isDraining: () => draining,
    async close() {
      stopTidying();
      await recordings.close();
      await answers.flush();
      await sharing.views.flush().catch(() => undefined);
      await book.close();
      await store.close();
    },
  };
}
