import type { Io } from './connector';
import { type AskPage, advance, newScan, type Row, type RowPage, type Scan } from './scan';

type Memory<Of extends Row> = { readonly scan: Scan<Of>; readonly startedAt: number; busy: boolean };

/** A record's level and tags may be edited later: everything is read anew once a day. */
const RESCAN_MS = 24 * 3600 * 1000;

export type ScanMemory<Of extends Row> = {
  readonly maxRows: number;
  /** What is known of a list after this read. `first` is its page 1, just read. */
  readonly read: (key: string, first: RowPage<Of>, ask: AskPage<Of>, signal: AbortSignal) => Promise<Scan<Of>>;
};

/**
 * Remembers call records between reads, because only a few come per request. Bounded by rows over all lists, of which the
 * least recently read go first. It is gone with the process, and filled again by the reads that follow.
 */
export function scanMemory<Of extends Row>(
  io: Io,
  { pageSize, maxRows }: { readonly pageSize: number; readonly maxRows: number },
): ScanMemory<Of> {
  const memories = new Map<string, Memory<Of>>();

  const recall = (key: string): Memory<Of> => {
    const known = memories.get(key);
    const fresh = known && (known.busy || io.monotonic() - known.startedAt < RESCAN_MS);
    const memory = fresh ? known : { scan: newScan<Of>(), startedAt: io.monotonic(), busy: false };
    memories.delete(key);
    memories.set(key, memory);
    return memory;
  };

  const evict = (current: Memory<Of>) => {
    let rows = [...memories.values()].reduce((sum, { scan }) => sum + scan.rows.size, 0);
    for (const [key, memory] of memories) {
      if (rows <= maxRows || memory === current) return;
      rows -= memory.scan.rows.size;
      memories.delete(key);
    }
  };

  return {
    maxRows,
    async read(key, first, ask, signal) {
      const memory = recall(key);
      // Two reads at a time would page over each other's feet; the second one takes what is there.
      if (memory.busy) return memory.scan;
      memory.busy = true;
      try {
        await advance(io, memory.scan, first, { ask, pageSize, maxRows }, signal);
      } finally {
        memory.busy = false;
      }
      evict(memory);
      return memory.scan;
    },
  };
}
