import 'server-only';
import { linkAt, type Means, type Visit, visitOf } from './visit';

const LOOK_MS = 1_000;

/** Somebody who has a link's page open. */
export type Follower = {
  readonly headers: Headers;
  /** Once a second; null: the store does not answer, so that nobody knows whether the link still holds. */
  readonly look: (seen: Visit | null) => void;
};

/** Open pages by link. The store is asked once a second for each link that somebody looks at, however many do. */
export type LinkWatch = {
  /** Begins a second from now; answers how to end it. */
  readonly follow: (means: Means, token: string, follower: Follower) => () => void;
  /** How many questions a second it puts to the store: links with a page open. */
  readonly links: () => number;
};

/** Make one per process. */
export function createLinkWatch(): LinkWatch {
  const watched = new Map<string, Set<Follower>>();

  async function look(means: Means, token: string, followers: Set<Follower>): Promise<void> {
    const found = await linkAt(means, token).catch(() => 'unknown' as const);
    for (const follower of [...followers]) {
      try {
        follower.look(found === 'unknown' ? null : visitOf(means, found, follower.headers));
      } catch {
        // Its reader left at this very moment; the others are told all the same.
        followers.delete(follower);
      }
    }
    plan(means, token, followers);
  }
  function plan(means: Means, token: string, followers: Set<Follower>): void {
    if (followers.size === 0) watched.delete(token);
    else setTimeout(() => void look(means, token, followers), LOOK_MS).unref();
  }

  return {
    follow(means, token, follower) {
      const known = watched.get(token);
      const followers = known ?? new Set<Follower>();
      followers.add(follower);
      if (!known) {
        watched.set(token, followers);
        plan(means, token, followers);
      }
      return () => void followers.delete(follower);
    },
    links: () => watched.size,
  };
}
