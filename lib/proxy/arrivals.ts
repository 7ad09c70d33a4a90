import type { Clock } from './clock';

/** How long after it came something is dealt with: by then it is on its way to who asked for it. */
const AFTERWARDS_MS = 250;
/** More than so many do not wait at once. */
const MOST = 32;

/** What just came and still has to be dealt with, by name; what comes under a name takes the place of what was there. */
export type Arrivals<Item> = {
  readonly add: (id: string, item: Item) => void;
  /** Deals with it now, if it waits still. */
  readonly hurry: (id: string) => void;
  readonly delete: (id: string) => void;
  readonly keys: () => readonly string[];
};

export function createArrivals<Item extends object>(
  clock: Pick<Clock, 'sleep'>,
  deal: (id: string, item: Item) => void,
): Arrivals<Item> {
  const waiting = new Map<string, Item>();

  function hurry(id: string): void {
    const item = waiting.get(id);
    waiting.delete(id);
    if (item) deal(id, item);
  }
  async function add(id: string, item: Item): Promise<void> {
    waiting.delete(id);
    waiting.set(id, item);
    const [oldest] = waiting.keys();
    if (waiting.size > MOST && oldest !== undefined) hurry(oldest);
    await clock.sleep(AFTERWARDS_MS, new AbortController().signal);
    if (waiting.get(id) === item) hurry(id);
  }

  return {
    add: (id, item) => void add(id, item),
    hurry,
    delete: (id) => void waiting.delete(id),
    keys: () => [...waiting.keys()],
  };
}
