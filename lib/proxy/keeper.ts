import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { deadlineOf, orEnded } from './abort';
import type { Clock } from './clock';

/** A good answer as it is kept across restarts. `fetchedAt` is milliseconds since 1970. */
export type KeptAnswer = {
  readonly key: string;
  readonly connectionId: string;
  readonly json: string;
  readonly fetchedAt: number;
};

/** Where good answers are kept; `lastAnswers` of the app store fits. */
export type LastGood = {
  readonly save: (answer: KeptAnswer) => Promise<void>;
  readonly get: (key: string) => Promise<KeptAnswer | null>;
  readonly deleteByConnection: (connectionId: string) => Promise<unknown>;
};

/** Told of everything that went wrong without anybody being told; never given an answer's content. */
export type Report = (what: string, error: unknown) => void;

/** Which answer. A value is whatever JSON can hold. */
export type Place = { readonly connectionId: string; readonly key: string };

export type Keeper = {
  /** Null where there is none, or the store fails, or is slower than a second. Never rejects. */
  readonly load: (place: Place) => Promise<unknown>;
  /** Saves at most every 30 s for each place; the newest is saved by `flush` at the latest. */
  readonly keep: (place: Place, value: unknown) => void;
  /** Saves what is not saved yet of one place, because memory is about to lose it. */
  readonly push: (place: Place) => void;
  /** The vendor no longer knows it: it is not to come back after a restart either. */
  readonly drop: (place: Place) => void;
  readonly forget: (connectionId: string) => void;
  /** Resolves when everything is saved, or was reported. */
  readonly flush: () => Promise<void>;
};

type Settings = { readonly store: LastGood; readonly clock: Clock; readonly report: Report };

const SAVE_EVERY_MS = 30_000;
const LOAD_MS = 1_000;
/** After a failure of the store a place is not looked up again for so long. */
const PATIENCE_MS = 30_000;
const PLACES = 10_000;

/** The name of a place in the store. What was searched for may be a telephone number, so it is not legible there. */
function nameOf({ connectionId, key }: Place): string {
  return `${connectionId}:${createHash('sha256').update(key).digest('base64url').slice(0, 32)}`;
}

/** When the vendor gave a value, by what it says of itself; else `otherwise`. */
function fetchedAtOf(value: unknown, otherwise: number): number {
  const text = typeof value === 'object' && value !== null && 'fetchedAt' in value ? value.fetchedAt : null;
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? otherwise : at;
}

/** Keeps good answers in a store that may fail, hang or be slow without any read noticing. */
export function createKeeper({ store, clock, report }: Settings): Keeper {
  const unsaved = new Map<string, { readonly place: Place; readonly value: unknown }>();
  const due = new Set<string>();
  const deletions: string[] = [];
  /** Not deleted yet, so that what the store has of them is not to be read. */
  const toForget = new Set<string>();
  const savedAt = new LRUCache<string, number>({ max: PLACES });
  const absentUntil = new LRUCache<string, number>({ max: PLACES });
  const lookups = new Map<string, Promise<unknown>>();
  let working: Promise<void> | undefined;
  let era = 0;

  async function forgetOne(connectionId: string) {
    await store.deleteByConnection(connectionId);
    toForget.delete(connectionId);
  }
  async function saveOne(name: string) {
    const entry = unsaved.get(name);
    unsaved.delete(name);
    if (!entry) return;
    const { place, value } = entry;
    const json = JSON.stringify(value);
    const fetchedAt = fetchedAtOf(value, clock.now().getTime());
    await store.save({ key: name, connectionId: place.connectionId, json, fetchedAt });
  }
  async function attempt(failing: string, task: () => Promise<void>) {
    try {
      await task();
    } catch (error) {
      report(failing, error);
    }
  }
  /** Deletions first: what is saved after one belongs to the connection as it is now. */
  async function workOff() {
    for (;;) {
      const connectionId = deletions.shift();
      const [name] = due;
      if (connectionId !== undefined) {
        await attempt('Kept answers were not deleted.', () => forgetOne(connectionId));
      } else if (name !== undefined) {
        due.delete(name);
        await attempt('A good answer was not kept.', () => saveOne(name));
      } else {
        return;
      }
    }
  }
  function work(): Promise<void> {
    working ??= workOff().finally(() => {
      working = undefined;
    });
    return working;
  }
  function saveNow(name: string) {
    if (!unsaved.has(name)) return;
    savedAt.set(name, clock.monotonic());
    due.add(name);
    void work();
  }

  async function lookUp(name: string): Promise<unknown> {
    const begun = era;
    const late = deadlineOf(LOAD_MS, clock);
    try {
      const kept = await orEnded(store.get(name), late.signal);
      // What belonged to a connection as it was before is not an answer of what it is now.
      const value: unknown = kept === null || begun !== era ? null : JSON.parse(kept.json);
      if (value === null) absentUntil.set(name, Number.POSITIVE_INFINITY);
      return value;
    } catch (error) {
      absentUntil.set(name, clock.monotonic() + PATIENCE_MS);
      report('A kept answer was not read.', error);
      return null;
    } finally {
      late.clear();
      lookups.delete(name);
    }
  }

  return {
    async load(place) {
      const name = nameOf(place);
      const pending = unsaved.get(name);
      if (pending) return pending.value;
      const absent = absentUntil.get(name) ?? Number.NEGATIVE_INFINITY;
      if (clock.monotonic() < absent || toForget.has(place.connectionId)) return null;
      const lookup = lookups.get(name) ?? lookUp(name);
      lookups.set(name, lookup);
      return lookup;
    },
    keep(place, value) {
      const name = nameOf(place);
      unsaved.set(name, { place, value });
      absentUntil.delete(name);
      const last = savedAt.get(name);
      if (last === undefined || clock.monotonic() - last >= SAVE_EVERY_MS) saveNow(name);
    },
    push: (place) => saveNow(nameOf(place)),
    drop(place) {
      const name = nameOf(place);
      // The store replaces an answer only by a newer one; so what marks the gap is as new as can be.
      unsaved.set(name, { place, value: null });
      absentUntil.set(name, Number.POSITIVE_INFINITY);
      saveNow(name);
    },
    forget(connectionId) {
      era += 1;
      toForget.add(connectionId);
      deletions.push(connectionId);
      for (const [name, { place }] of unsaved) if (place.connectionId === connectionId) unsaved.delete(name);
      void work();
    },
    flush() {
      for (const name of unsaved.keys()) due.add(name);
      return work();
    },
  };
}
