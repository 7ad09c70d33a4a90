import 'server-only';
import type { Standing } from './standing';

const LOOK_MS = 1_000;

/** What an open page is told once a second: its link, null for none, unknown where the store does not answer. */
type Look = (found: Standing | null | 'unknown') => void;
type Find = (token: string) => Promise<Standing | null>;

/** Open pages by link. The store is asked once a second for each link that somebody looks at, however many do. */
export type LinkWatch = {
  /** Begins a second from now; answers how to end it. */
  readonly follow: (token: string, find: Find, look: Look) => () => void;
  /** How many questions a second it puts to the store: links with a page open. */
  readonly links: () => number;
};

/** Make one per process. */
export function createLinkWatch(): LinkWatch {
  const watched = new Map<string, Set<Look>>();

  async function ask(token: string, find: Find, looks: Set<Look>): Promise<void> {
    const found = await find(token).catch(() => 'unknown' as const);
    for (const look of [...looks]) {
      try {
        look(found);
      } catch {
        // Its reader left at this very moment; the others are told all the same.
        looks.delete(look);
      }
    }
    plan(token, find, looks);
  }
  function plan(token: string, find: Find, looks: Set<Look>): void {
    if (looks.size === 0) watched.delete(token);
    else setTimeout(() => void ask(token, find, looks), LOOK_MS).unref();
  }

  return {
    follow(token, find, look) {
      const known = watched.get(token);
      const looks = known ?? new Set<Look>();
      looks.add(look);
      if (!known) {
        watched.set(token, looks);
        plan(token, find, looks);
      }
      return () => void looks.delete(look);
    },
    links: () => watched.size,
  };
}
