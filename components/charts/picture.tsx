'use client';
import { type ReactNode, Suspense, useCallback, useState } from 'react';

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown'] as const;

/**
 * Calls `begin` once, as soon as somebody moves, scrolls or types anywhere on the page, which is before they can reach
 * the box or print it; with `sight`, also when the box comes into view by itself.
 */
function whenNeeded(box: HTMLElement, sight: boolean, begin: () => void): () => void {
  const waiting = new AbortController();
  const observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) start();
  });
  const start = () => {
    waiting.abort();
    observer.disconnect();
    begin();
  };
  if (sight) observer.observe(box);
  const options = { passive: true, capture: true, signal: waiting.signal };
  for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, start, options);
  return () => {
    waiting.abort();
    observer.disconnect();
  };
}

let last: Promise<unknown> = Promise.resolve();

/** One chart after the other, each in a task of its own: all at once would keep a page from answering for a while. */
function inTurn(draw: () => void): void {
  last = last.then(
    () =>
      new Promise<void>((resolve) => {
        setTimeout(() => {
          draw();
          resolve();
        });
      }),
  );
}

/**
 * A box of fixed height that draws once it is needed and knows its width: no zero-size first paint, no shift, and
 * nothing of Recharts in the server's HTML nor in what a page loads at first. Until then it shows its `sketch`, if it has
 * one. It is hidden from screen readers unless the picture can be walked by keyboard.
 */
export function Picture({
  height,
  hidden = true,
  sketch,
  load,
  children,
}: {
  height: number;
  hidden?: boolean;
  sketch?: ReactNode;
  /** The code that draws, asked for beforehand, so that no chart has to wait where it stands for it. */
  load: () => Promise<unknown>;
  children: (width: number) => ReactNode;
}) {
  const [width, setWidth] = useState(0);
  const sketched = sketch !== undefined;
  const measure = useCallback(
    (box: HTMLDivElement | null) => {
      if (!box) return;
      const read = () => setWidth(Math.floor(box.clientWidth));
      const sizes = new ResizeObserver(read);
      let here = true;
      const begin = () =>
        inTurn(() => {
          if (!here) return;
          read();
          sizes.observe(box);
        });
      // Without the code, too: drawing asks for it once more, and fails where a page's failures are shown.
      const stopWaiting = whenNeeded(box, !sketched, () => void load().then(begin, begin));
      return () => {
        here = false;
        stopWaiting();
        sizes.disconnect();
      };
    },
    [sketched, load],
  );
  return (
    <div ref={measure} className="picture" style={{ height }} aria-hidden={hidden || undefined}>
      {width > 0 ? <Suspense fallback={sketch ?? null}>{children(width)}</Suspense> : sketch}
    </div>
  );
}
