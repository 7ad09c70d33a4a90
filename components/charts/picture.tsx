'use client';
import { type ReactNode, Suspense, useCallback, useState } from 'react';

/**
 * A box of fixed height that draws only once it knows its width: no zero-size first paint, no shift, and nothing of
 * Recharts in the server's HTML. It is hidden from screen readers unless the picture can be walked by keyboard.
 */
export function Picture({
  height,
  hidden = true,
  children,
}: {
  height: number;
  hidden?: boolean;
  children: (width: number) => ReactNode;
}) {
  const [width, setWidth] = useState(0);
  const measure = useCallback((box: HTMLDivElement | null) => {
    if (!box) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(box.clientWidth)));
    setWidth(Math.floor(box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={measure} className="picture" style={{ height }} aria-hidden={hidden || undefined}>
      {width > 0 && <Suspense fallback={null}>{children(width)}</Suspense>}
    </div>
  );
}
