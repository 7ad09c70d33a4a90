import { LRUCache } from 'lru-cache';
import { AppError, type ErrorCode } from '@/lib/errors';
import { deadlineOf, endedBy, orEnded } from './abort';
import type { Answer, Dated, Loaded, Read } from './answer';
import { createArrivals } from './arrivals';
import { forwarded, hit } from './cache-status';
import type { Clock } from './clock';
import { createKeeper, type LastGood, type Place, type Report } from './keeper';

export type Answers = {
  /**
   * The answer to a question, asked once however many want it. Stale while the vendor fails, if there ever was one.
   * @throws AppError of the load where there is nothing to show instead; what ended the caller's own signal.
   */
  readonly read: <Value extends Dated>(read: Read<Value>) => Promise<Answer<Value>>;
  /** What memory holds, however old, without asking anybody. */
  readonly peek: (place: Place) => { readonly value: unknown; readonly ageMs: number } | null;
  /** Everything of a connection, kept answers included: it is another one now, or gone. */
  readonly forget: (connectionId: string) => void;
  /** Resolves when every good answer is kept, for a restart. */
  readonly flush: () => Promise<void>;
};

type Settings = {
  readonly lastGood: LastGood;
  readonly clock: Clock;
  readonly maxBytes?: number;
  readonly onLoad?: (loaded: Loaded) => void;
  readonly report?: Report;
};

/** `at` is of the monotonic clock. */
type Entry = { readonly value: Dated; readonly at: number; readonly place: Place };
/** `final`: shown as it is even where there is an older answer. */
type Failure = { readonly error: AppError; readonly since: string; readonly until: number; readonly final: boolean };
/** `ms` is null where a reader did not wait for the end. */
type Outcome = { readonly ms: number | null } & (
  | { readonly entry: Entry; readonly failure?: never }
  | { readonly failure: Failure; readonly entry?: never }
);
type Flight = { readonly done: Promise<Outcome> };

/** How long beyond its freshness an answer is shown at once, while a newer one is fetched behind it. */
const REVALIDATE_MS = 300_000;
/** How long a failure is remembered where the vendor did not say when to come back. */
const REMEMBER_MS = 5_000;
const MAX_REMEMBER_MS = 300_000;
/** How long a reader who can be shown a stale answer waits for a vendor that failed last time. */
const PATIENCE_MS = 1_000;
const FAILURES = 10_000;

/** The vendor's failures. Every other code says that the question was wrong, and is neither covered up nor remembered. */
const OUTAGES: ReadonlySet<ErrorCode> = new Set([
  'vendor_rejected',
  'vendor_malformed',
  'vendor_unavailable',
  'timeout',
  'not_found',
  'internal',
]);
const ANSWERS: ReadonlySet<ErrorCode> = new Set(['not_found', 'vendor_rejected']);

// A connection's id holds no space.
const idOf = ({ connectionId, key }: Place) => `${connectionId} ${key}`;
const bytesOf = ({ value }: Entry) => Buffer.byteLength(JSON.stringify(value)) + 256;

/** The memory between readers and vendors. */
export function createAnswers({
  lastGood,
  clock,
  maxBytes = 64 * 1024 * 1024,
  onLoad,
  report = () => undefined,
}: Settings): Answers {
  const keeper = createKeeper({ store: lastGood, clock, report });
  const failures = new LRUCache<string, Failure>({ max: FAILURES });
  const flights = new Map<string, Flight>();
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    sizeCalculation: bytesOf,
    dispose: ({ place }, id, reason) => {
      if (reason !== 'evict') return;
      arrivals.hurry(id);
      keeper.push(place);
    },
  });
  /** Weighed and kept both mean written down as a whole, which nobody shall wait for. */
  const arrivals = createArrivals<Entry>(clock, (id, entry) => {
    keeper.keep(entry.place, entry.value);
    // Another object, since of the same one the cache keeps the size that it had.
    if (entries.peek(id) === entry) entries.set(id, { ...entry });
  });

  const ageOf = ({ fetchedAt }: Dated) => Math.max(0, clock.now().getTime() - Date.parse(fetchedAt)) || 0;

  /** Milliseconds of freshness left; negative beyond. */
  function leftOf<Value extends Dated>({ freshMs, refreshMs }: Read<Value>, entry: Entry): number {
    const fresh = refreshMs ? Math.min(freshMs, refreshMs(typed<Value>(entry))) : freshMs;
    return entry.at + fresh - clock.monotonic();
  }

  async function entryOf<Value extends Dated>(read: Read<Value>, id: string): Promise<Entry | undefined> {
    const known = entries.get(id);
    if (known) return known;
    const kept = await keeper.load(read);
    const value = kept === null ? null : (read.revive ?? dated)(kept);
    if (value !== null && !entries.has(id) && failures.get(id)?.final !== true) {
      entries.set(id, entryFor(read, value, ageOf(value)));
    }
    return entries.get(id);
  }

  /** Puts a failure down, unless it says something about the question rather than the vendor. */
  function failed<Value extends Dated>(read: Read<Value>, id: string, error: AppError): Failure {
    const now = clock.monotonic();
    const final = !OUTAGES.has(error.code) || (read.answersNotOutages === true && ANSWERS.has(error.code));
    const ms = error.retryAfterSeconds === undefined ? REMEMBER_MS : error.retryAfterSeconds * 1_000;
    const since = failures.get(id)?.since ?? clock.now().toISOString();
    const failure = { error, since, until: now + Math.min(Math.max(0, ms), MAX_REMEMBER_MS), final };
    if (OUTAGES.has(error.code)) failures.set(id, failure);
    if (final && OUTAGES.has(error.code)) {
      arrivals.delete(id);
      entries.delete(id);
      keeper.drop(read);
    }
    return failure;
  }

  const entryFor = ({ connectionId, key }: Place, value: Dated, age = 0): Entry => ({
    value,
    at: clock.monotonic() - age,
    place: { connectionId, key },
  });

  function arrived(read: Place, id: string, value: Dated): Entry {
    const entry = entryFor(read, value);
    entries.set(id, entry, { size: 1 });
    failures.delete(id);
    arrivals.add(id, entry);
    return entry;
  }

  function tell(loaded: Loaded) {
    try {
      onLoad?.(loaded);
    } catch (error) {
      report('A listener to loads failed.', error);
    }
  }

  /** Loads once, under its own deadline. A flight that `forget` took away leaves nothing behind. */
  function begin<Value extends Dated>(read: Read<Value>, id: string): Flight {
    let begunAt = clock.monotonic();
    const isMine = () => flights.get(id) === flight;
    const over = () => {
      if (isMine()) flights.delete(id);
    };
    const load = async () => {
      begunAt = clock.monotonic();
      const deadline = deadlineOf(read.deadlineMs, clock);
      return orEnded((async () => read.load(deadline.signal))(), deadline.signal).finally(deadline.clear);
    };
    const settle = (error: AppError | null) => {
      const ms = clock.monotonic() - begunAt;
      if (isMine()) tell({ connectionId: read.connectionId, ms, error });
      return ms;
    };
    const done = (read.lane ? read.lane(load) : load())
      .then((value) => (isMine() ? arrived(read, id, value) : entryFor(read, value)))
      .then(
        (entry): Outcome => ({ ms: settle(null), entry }),
        (cause): Outcome => {
          const error = asAppError(cause, report);
          const ms = settle(error);
          const unkept = { error, since: clock.now().toISOString(), until: 0, final: true };
          return { ms, failure: isMine() ? failed(read, id, error) : unkept };
        },
      );
    const flight: Flight = { done: done.finally(over) };
    flights.set(id, flight);
    return flight;
  }

  function cached<Value>(entry: Entry, left: number): Answer<Value> {
    const answer = { value: typed<Value>(entry), state: 'cached', ageMs: ageOf(entry.value), vendorMs: null } as const;
    if (left > 0) return { ...answer, cacheStatus: hit(left) };
    return { ...answer, updating: true, cacheStatus: hit(left, 'updating') };
  }

  /** The last good answer with the reason why there is no newer one, or that reason alone. */
  function instead<Value>(
    entry: Entry | undefined,
    failure: Failure,
    how: Pick<Answer<Value>, 'cacheStatus' | 'vendorMs'>,
  ) {
    const { error, since, until, final } = failure;
    if (!entry || final) throw error;
    const retryAt = new Date(clock.now().getTime() + Math.max(0, until - clock.monotonic())).toISOString();
    const why = { code: error.code, since, retryAt };
    const answer: Answer<Value> = {
      value: typed<Value>(entry),
      state: 'stale',
      ageMs: ageOf(entry.value),
      error: why,
      ...how,
    };
    return answer;
  }

  /** How a flight ended; `failure` again where there is one, and the reader's patience ended before. */
  async function endOf(flight: Flight, failure: Failure | undefined): Promise<Outcome> {
    if (!failure) return flight.done;
    const over = new AbortController();
    const impatient = clock.sleep(PATIENCE_MS, over.signal).then(
      (): Outcome => ({ ms: null, failure }),
      (): Outcome => ({ ms: null, failure }),
    );
    return Promise.race([flight.done, impatient]).finally(() => over.abort());
  }

  /** Asks the vendor, or joins who does, and waits for the end. */
  async function asked<Value extends Dated>(
    read: Read<Value>,
    id: string,
    entry: Entry | undefined,
    failure: Failure | undefined,
  ): Promise<Answer<Value>> {
    const joined = flights.get(id);
    const why = entry ? 'stale' : 'miss';
    const collapsed = joined !== undefined;
    const outcome = await endOf(joined ?? begin(read, id), entry && failure);
    const { ms: vendorMs } = outcome;
    if (outcome.failure) {
      const cacheStatus = forwarded(why, { stored: false, collapsed, detail: outcome.failure.error.code });
      return instead(entry, outcome.failure, { cacheStatus, vendorMs });
    }
    const cacheStatus = forwarded(why, { stored: true, collapsed });
    const { value } = outcome.entry;
    return { value: typed<Value>(outcome.entry), state: 'fresh', ageMs: ageOf(value), cacheStatus, vendorMs };
  }

  async function answer<Value extends Dated>(read: Read<Value>, id: string): Promise<Answer<Value>> {
    const entry = await entryOf(read, id);
    const failure = failures.get(id);
    const left = entry ? leftOf(read, entry) : 0;
    if (failure && clock.monotonic() < failure.until) {
      return instead(entry, failure, { cacheStatus: hit(left, failure.error.code), vendorMs: null });
    }
    if (!entry || failure || left <= -REVALIDATE_MS) return asked(read, id, entry, failure);
    if (left <= 0 && !flights.has(id)) begin(read, id);
    return cached(entry, left);
  }

  return {
    async read(read) {
      if (!read.signal) return answer(read, idOf(read));
      if (read.signal.aborted) throw endedBy(read.signal);
      return orEnded(answer(read, idOf(read)), read.signal);
    },
    peek(place) {
      const entry = entries.peek(idOf(place));
      return entry ? { value: entry.value, ageMs: ageOf(entry.value) } : null;
    },
    forget(connectionId) {
      const mine = `${connectionId} `;
      for (const map of [arrivals, entries, failures, flights]) {
        for (const id of [...map.keys()]) if (id.startsWith(mine)) map.delete(id);
      }
      keeper.forget(connectionId);
    },
    flush() {
      for (const id of arrivals.keys()) arrivals.hurry(id);
      return keeper.flush();
    },
  };
}

// One key has one type of value (`Read.key`); the compiler cannot know what another call put under it.
const typed = <Value>({ value }: Entry): Value => value as Value;

/** The least that a kept value must have. Its type is what was saved under its key, which only the caller knows. */
function dated<Value extends Dated>(kept: unknown): Value | null {
  const isDated =
    typeof kept === 'object' && kept !== null && 'fetchedAt' in kept && typeof kept.fetchedAt === 'string';
  return isDated ? (kept as Value) : null;
}

/** Anything else than an AppError is a fault of ours: it is reported, and shown to nobody. */
function asAppError(cause: unknown, report: Report): AppError {
  if (cause instanceof AppError) return cause;
  report('A load failed with something that is no AppError.', cause);
  return new AppError('internal', 'Something went wrong.', { cause });
}
