import type { Io } from '../../connector';
import { type AskPage, advance, newScan, type RecordPage, type Scan } from './scan';

type Memory = { readonly scan: Scan; readonly startedAt: number; busy: boolean };

const MAX_ROWS = 200_000;
/** A record's level and tags may be edited later: everything is read anew once a day. */
const RESCAN_MS = 24 * 3600 * 1000;

export type RecordMemory = {
  /** What is known of a list after this read. `first` is its page 1, just read. */
  readonly read: (key: string, first: RecordPage, ask: AskPage, signal: AbortSignal) => Promise<Scan>;
};

/**
 * Remembers call records between reads, because only 15 come per request. Bounded by rows over all lists, of which the
 * least recently read go first. It is gone with the process, and filled again by the reads that follow.
 */
export function recordMemory(io: Io, maxRows = MAX_ROWS): RecordMemory {
  const memories = new Map<string, Memory>();

  const recall = (key: string): Memory => {
    const known = memories.get(key);
    const fresh = known && (known.busy || io.monotonic() - known.startedAt < RESCAN_MS);
    const memory = fresh ? known : { scan: newScan(), startedAt: io.monotonic(), busy: false };
    memories.delete(key);
    memories.set(key, memory);
    return memory;
  };

  const evict = (current: Memory) => {
    let rows = [...memories.values()].reduce((sum, { scan }) => sum + scan.rows.size, 0);
    for (const [key, memory] of memories) {
      if (rows <= maxRows || memory === current) return;
      rows -= memory.scan.rows.size;
      memories.delete(key);
    }
  };

  return {
    async read(key, first, ask, signal) {
      const memory = recall(key);
      // Two reads at a time would page over each other's feet; the second one takes what is there.
      if (memory.busy) return memory.scan;
      memory.busy = true;
      try {
        await advance(io, memory.scan, first, { ask, maxRows }, signal);
      } finally {
        memory.busy = false;
      }
      evict(memory);
      return memory.scan;
    },
  };
}
