import type { SharedAnswer } from '@/lib/model/shared-report';
import 'server-only';
import { canonicalJson } from './canonical';

// What many readers of one link share: the reading through and the drawing. Whether somebody may read at all is asked
// at every request, before any of this (visit.ts).

/** A report of a moment ago is the report: it is read through at most so often. */
const FRESH_MS = 1_000;
/** Of all pages and reports together, in characters. */
const MOST = 24_000_000;
/** Beside its text, what an entry costs. */
const ENTRY = 500;

export type Read = {
  readonly answer: SharedAnswer;
  /** The answer as text, as report.json sends it. */
  readonly text: string;
  /** The same text for the same report, however old it is. */
  readonly identity: string;
};
export type Page = { readonly html: string; readonly policy: string };

export type Shown = {
  /** By question, which names the link, its version and the range: one reading a second, however many ask. */
  readonly read: (question: string, load: () => Promise<SharedAnswer>) => Promise<Read>;
  /** By question and how it is drawn; drawn again when the report is another one. */
  readonly page: (question: string, read: Read, draw: () => Promise<Page>) => Promise<Page>;
};

type Entry = { readonly size: number } & (
  | { readonly kind: 'read'; readonly at: number; readonly read: Read }
  | { readonly kind: 'page'; readonly identity: string; readonly page: Page }
);

const identityOf = ({ data, meta }: SharedAnswer) =>
  canonicalJson({ data, ...meta, source: { ...meta.source, ageMs: 0 } });

export const readOf = (answer: SharedAnswer): Read => ({
  answer,
  text: JSON.stringify(answer),
  identity: identityOf(answer),
});

/** Keeps what was used last, up to a size; never an error. */
export function createShown({ clock }: { readonly clock: { readonly monotonic: () => number } }): Shown {
  const entries = new Map<string, Entry>();
  const loading = new Map<string, Promise<unknown>>();
  let size = 0;

  function forget(key: string): void {
    size -= entries.get(key)?.size ?? 0;
    entries.delete(key);
  }
  function keep(key: string, entry: Entry): void {
    forget(key);
    entries.set(key, entry);
    size += entry.size;
    for (const [oldest] of entries) {
      if (size <= MOST) return;
      forget(oldest);
    }
  }
  function known(key: string): Entry | undefined {
    const entry = entries.get(key);
    if (!entry) return undefined;
    entries.delete(key);
    entries.set(key, entry);
    return entry;
  }

  /** Whoever asks while it is under way waits for the same. */
  function once<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    // One key has one kind of value: `read` and `page` begin theirs differently.
    const under = loading.get(key) as Promise<Value> | undefined;
    if (under !== undefined) return under;
    const begun = work().finally(() => loading.delete(key));
    loading.set(key, begun);
    return begun;
  }

  return {
    async read(question, load) {
      const key = `read ${question}`;
      const entry = known(key);
      if (entry?.kind === 'read' && clock.monotonic() - entry.at < FRESH_MS) return entry.read;
      return once(key, async () => {
        const at = clock.monotonic();
        const read = readOf(await load());
        keep(key, { kind: 'read', at, read, size: ENTRY + 3 * read.text.length });
        return read;
      });
    },
    async page(question, { identity }, draw) {
      const key = `page ${question}`;
      const entry = known(key);
      if (entry?.kind === 'page' && entry.identity === identity) return entry.page;
      return once(`${key} ${identity}`, async () => {
        const page = await draw();
        keep(key, { kind: 'page', identity, page, size: ENTRY + identity.length + page.html.length });
        return page;
      });
    },
  };
}
