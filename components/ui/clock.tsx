'use client';
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';

const RenderedAt = createContext(0);

/** Gives the first paint the server's time, so that what it printed and what the browser hydrates are the same. */
export function ClockProvider({ renderedAt, children }: { renderedAt: number; children: ReactNode }) {
  return <RenderedAt value={renderedAt}>{children}</RenderedAt>;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** What `select` makes of the time now, in milliseconds; renders again only when that changes. Return a primitive. */
export function useClock<Value extends string | number | boolean>(select: (now: number) => Value): Value {
  const renderedAt = useContext(RenderedAt);
  return useSyncExternalStore(
    subscribe,
    () => select(Date.now()),
    () => select(renderedAt),
  );
}
