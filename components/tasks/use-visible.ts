'use client';
import { useCallback, useState } from 'react';

/** A screenful ahead, so that numbers are there when their row comes. */
const AHEAD = '300px 0px';

function changed(known: ReadonlySet<string>, entries: readonly IntersectionObserverEntry[]): ReadonlySet<string> {
  const next = new Set(known);
  for (const { target, isIntersecting } of entries) {
    const key = target.getAttribute('data-key') ?? '';
    if (isIntersecting) next.add(key);
    else next.delete(key);
  }
  return next;
}

/** Which of many elements (`data-key`) are on the screen or nearly so. Put `watch` on each as its ref. */
export function useVisible() {
  const [visible, setVisible] = useState<ReadonlySet<string>>(new Set());
  const [observer] = useState(() =>
    typeof IntersectionObserver === 'undefined'
      ? null
      : new IntersectionObserver((entries) => setVisible((known) => changed(known, entries)), { rootMargin: AHEAD }),
  );
  const watch = useCallback(
    (element: HTMLElement | null) => {
      if (!element || !observer) return;
      observer.observe(element);
      return () => observer.unobserve(element);
    },
    [observer],
  );
  return { visible, watch };
}
