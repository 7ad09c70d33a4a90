import type { AppError } from '@/lib/errors';
import type { Meta } from '@/lib/model/source';
import type { Lane } from './lane';

/** What an answer says of itself. */
export type Dated = { readonly fetchedAt: string };

/** One question to one vendor. */
export type Read<Value extends Dated> = {
  readonly connectionId: string;
  /** Everything that the answer depends on besides the connection; the same key always has the same type of value. */
  readonly key: string;
  readonly freshMs: number;
  /** Where the load waits for its turn, which costs it nothing of its deadline. Absent: it begins at once. */
  readonly lane?: Lane;
  /** Of the load, from its begin. Whoever joins later has what is left of it. */
  readonly deadlineMs: number;
  /** Ends when its signal does. */
  readonly load: (signal: AbortSignal) => Promise<Value>;
  /** Ends the waiting of this caller alone; the load goes on, for the next one. */
  readonly signal?: AbortSignal;
  /** The question is about one id: `not_found` and `vendor_rejected` are then answers, and replace what was there. */
  readonly answersNotOutages?: boolean;
  /** Shortens `freshMs` for a value that is not complete yet. */
  readonly refreshMs?: (value: Value) => number;
  /** The value as it was kept before a restart, or null where it no longer fits. Absent: whatever has `fetchedAt`. */
  readonly revive?: (kept: unknown) => Value | null;
};

export type Answer<Value> = {
  readonly value: Value;
  /** fresh: the vendor gave it to this very read. cached: from memory. stale: from memory, since the vendor fails. */
  readonly state: Meta['source']['state'];
  /** By the wall clock, never negative. */
  readonly ageMs: number;
  /** With cached: no longer fresh, a newer one is on its way. */
  readonly updating?: true;
  /** With stale. */
  readonly error?: NonNullable<Meta['source']['error']>;
  /** The header's value, RFC 9211. */
  readonly cacheStatus: string;
  /** How long the load took that this read waited for; null where it waited for none. */
  readonly vendorMs: number | null;
};

/** Told after each load, for health and metrics. `error` is null for a good one. */
export type Loaded = { readonly connectionId: string; readonly ms: number; readonly error: AppError | null };
