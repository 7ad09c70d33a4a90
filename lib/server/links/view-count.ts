import type { Links, ViewsOfLink } from '@/lib/store/app/links';
import 'server-only';

/** How long a view may be known to this process alone. */
const TOGETHER_MS = 250;

/** Counts the views of links that have no most of them: those of a quarter of a second are written together. */
export type ViewCount = {
  readonly note: (linkId: string, at: number) => void;
  /** Resolves when everything noted so far is in the store; rejects where the store does not take it, and nothing is lost. */
  readonly flush: () => Promise<void>;
};

type Options = { readonly links: Pick<Links, 'addViews'>; readonly report: (error: unknown) => void };

/**
 * One fsync for many views instead of one for each. What a kill -9 may lose is the views of the last quarter of a second
 * of links without a most; where there is a most, `countView` of the store counts at once.
 */
export function createViewCount({ links, report }: Options): ViewCount {
  let pending = new Map<string, ViewsOfLink>();
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  function add({ id, views, at }: ViewsOfLink): void {
    const known = pending.get(id);
    pending.set(id, { id, views: views + (known?.views ?? 0), at: Math.max(at, known?.at ?? 0) });
  }

  async function write(): Promise<void> {
    const taken = [...pending.values()];
    pending = new Map();
    if (taken.length === 0) return;
    try {
      await links.addViews(taken);
    } catch (error) {
      for (const views of taken) add(views);
      throw error;
    }
  }

  /** One write after another, so that what one could not write the next one does. */
  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const next = writing.then(write);
    writing = next.catch((error: unknown) => {
      report(error);
      later();
    });
    return next;
  }

  function later(): void {
    timer ??= setTimeout(() => void flush().catch(() => undefined), TOGETHER_MS).unref();
  }

  return {
    note(id, at) {
      add({ id, views: 1, at });
      later();
    },
    flush,
  };
}
