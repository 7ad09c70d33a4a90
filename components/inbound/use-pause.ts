'use client';
import { useSyncExternalStore } from 'react';

// Outside the pages, so that a pause outlives the change from one tab to the next; a reload ends it.
let paused = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setPaused(value: boolean): void {
  paused = value;
  for (const listener of listeners) listener();
}

/** Whether the reader has stopped the live refresh of the inbound pages, and what stops or starts it. */
export function usePause(): readonly [paused: boolean, set: (value: boolean) => void] {
  return [
    useSyncExternalStore(
      subscribe,
      () => paused,
      () => false,
    ),
    setPaused,
  ];
}
