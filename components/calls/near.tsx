'use client';
import { type ReactNode, startTransition, useCallback, useState } from 'react';

/** How far from the screen something is drawn: a page's parts have their places long before their rows come. */
const REACH = { page: '2000px 0px', part: '500px 0px' } as const;
type Reach = keyof typeof REACH;

type Seen = (entry: IntersectionObserverEntry) => void;
const watched = new WeakMap<Element, Seen>();
const observers: { [reach in Reach]?: IntersectionObserver } = {};

const observerOf = (reach: Reach) =>
  new IntersectionObserver(
    (entries) => {
      // Of one place the last word counts.
      const latest = new Map(entries.map((entry) => [entry.target, entry]));
      for (const [target, entry] of latest) watched.get(target)?.(entry);
    },
    { rootMargin: REACH[reach] },
  );

/** One observer for all: hundreds of them would each be asked at every frame. */
function watch(place: Element, reach: Reach, seen: Seen): () => void {
  const its = observers[reach] ?? observerOf(reach);
  observers[reach] = its;
  watched.set(place, seen);
  its.observe(place);
  return () => {
    watched.delete(place);
    its.unobserve(place);
  };
}

/**
 * A stretch of rows that is there while it is near the screen, and else an empty place of the same height; the one that
 * has the focus stays. It comes and goes in the time that frames leave over.
 */
export function Near({
  reach,
  rows,
  drawn,
  children,
}: {
  reach: Reach;
  /** How many it holds; until it was drawn its height is theirs by `--row`. */
  rows: number;
  /** From the start, wherever it stands. */
  drawn: boolean;
  children: () => ReactNode;
}) {
  const [away, setAway] = useState<number | 'unseen' | null>(drawn ? null : 'unseen');
  const place = useCallback(
    (element: HTMLElement | null) => {
      if (!element || typeof IntersectionObserver === 'undefined') return;
      return watch(element, reach, ({ isIntersecting, boundingClientRect: { height } }) => {
        const stays = isIntersecting || element.contains(document.activeElement);
        startTransition(() => setAway((known) => (stays ? null : (known ?? height))));
      });
    },
    [reach],
  );
  const height = away === 'unseen' ? `calc(${rows} * var(--row))` : (away ?? undefined);
  return (
    <div ref={place} className="list-part" data-away={away !== null} style={{ height }}>
      {away === null && children()}
    </div>
  );
}
