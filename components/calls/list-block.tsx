'use client';
import { type ReactNode, useCallback, useState } from 'react';

/** How far from the screen a block is still drawn. */
const NEAR = '900px 0px';

type Seen = (entry: IntersectionObserverEntry) => void;
const watched = new WeakMap<Element, Seen>();
let observer: IntersectionObserver | undefined;

/** One observer for all blocks: hundreds of them would each be asked at every frame. */
function watch(body: Element, seen: Seen): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      // Of one body the last word counts.
      const latest = new Map(entries.map((entry) => [entry.target, entry]));
      for (const [target, entry] of latest) watched.get(target)?.(entry);
    },
    { rootMargin: NEAR },
  );
  const its = observer;
  watched.set(body, seen);
  its.observe(body);
  return () => {
    watched.delete(body);
    its.unobserve(body);
  };
}

/**
 * A piece of the list as a body of its own. Away from the screen it is one empty row of the same height, so that 20,000
 * rows cost as little as 300; the row that has the focus stays.
 */
export function ListBlock({
  rows,
  drawn,
  children,
}: {
  /** How many it holds; until it was drawn its height is theirs by `--row`. */
  rows: number;
  /** From the start, wherever it stands. */
  drawn: boolean;
  children: () => ReactNode;
}) {
  const [away, setAway] = useState<number | 'unseen' | null>(drawn ? null : 'unseen');
  const place = useCallback((body: HTMLTableSectionElement | null) => {
    if (!body || typeof IntersectionObserver === 'undefined') return;
    return watch(body, ({ isIntersecting, boundingClientRect }) => {
      if (isIntersecting || body.contains(document.activeElement)) setAway(null);
      else setAway((known) => (known === null ? boundingClientRect.height : known));
    });
  }, []);
  const height = away === 'unseen' ? `calc(${rows} * var(--row))` : (away ?? 0);
  return (
    <tbody ref={place}>
      {away === null ? (
        children()
      ) : (
        // Without a cell: one that spans more columns than are shown would add columns to a fixed table.
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
        <tr aria-hidden="true" style={{ height }} />
      )}
    </tbody>
  );
}
