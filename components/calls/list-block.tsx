'use client';
import { type ReactNode, useCallback, useState } from 'react';

/** How far from the screen a block is still drawn. */
const NEAR = '1500px 0px';

/**
 * A page of rows as a body of its own. Away from the screen it is one empty row of the same height, so that 20,000 rows
 * cost as little as 300; the row that has the focus stays.
 */
export function ListBlock({ children }: { children: () => ReactNode }) {
  const [away, setAway] = useState<number | null>(null);
  const watch = useCallback((body: HTMLTableSectionElement | null) => {
    if (!body || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (!entry) return;
        if (entry.isIntersecting || body.contains(document.activeElement)) setAway(null);
        else setAway(entry.boundingClientRect.height);
      },
      { rootMargin: NEAR },
    );
    observer.observe(body);
    return () => observer.disconnect();
  }, []);
  return (
    <tbody ref={watch}>
      {away === null ? (
        children()
      ) : (
        // Without a cell: one that spans more columns than are shown would add columns to a fixed table.
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
        <tr aria-hidden="true" style={{ height: away }} />
      )}
    </tbody>
  );
}
