'use client';
import { type ReactNode, Suspense, useCallback, useState } from 'react';

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown'] as const;

/** Calls `begin` once, as soon as somebody moves, scrolls or types, which is before they can point at a chart. */
function whenSomebodyIsHere(begin: () => void): () => void {
  const waiting = new AbortController();
  const start = () => {
    waiting.abort();
    begin();
  };
  const options = { passive: true, capture: true, signal: waiting.signal };
  for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, start, options);
  return () => waiting.abort();
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
 * A box of fixed height: a `sketch` that comes with the page, and in its place, once somebody is here, a drawing that can
 * be pointed at and walked by keyboard (docs/decisions/0005). No zero-size first paint, no shift, and nothing of Recharts
 * in the server's HTML nor in what a page loads at first.
 */
export function Picture({
  height,
  sketch,
  load,
  children,
}: {
  height: number;
  /** The same picture in percent; it is hidden from screen readers, which have the section's sentence and its table. */
  sketch: ReactNode;
  /** The code that draws, asked for beforehand, so that no chart has to wait where it stands for it. */
  load: () => Promise<unknown>;
  children: (width: number) => ReactNode;
}) {
  const [width, setWidth] = useState(0);
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
      const stopWaiting = whenSomebodyIsHere(() => void load().then(begin, begin));
      return () => {
        here = false;
        stopWaiting();
        sizes.disconnect();
      };
    },
    [load],
  );
  return (
    <div ref={measure} className="picture" style={{ height }}>
      {width > 0 ? <Suspense fallback={sketch}>{children(width)}</Suspense> : sketch}
    </div>
  );
}
