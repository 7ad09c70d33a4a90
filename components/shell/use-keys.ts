'use client';
import { type RefCallback, useCallback, useRef } from 'react';
import { areKeysOn } from './preferences';

/** Whether a key press is meant for what has the focus rather than for the page. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest('dialog') !== null)
  );
}

/**
 * Single keys for the whole page, while the element that takes the ref is there. `?` always works; the others can be
 * turned off.
 */
export function useKeys(onKey: (key: string, event: KeyboardEvent) => void): RefCallback<HTMLElement> {
  const latest = useRef(onKey);
  const listen = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const onPress = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      if (event.key.length !== 1 || (event.key !== '?' && !areKeysOn())) return;
      latest.current(event.key.toUpperCase(), event);
    };
    document.addEventListener('keydown', onPress);
    return () => document.removeEventListener('keydown', onPress);
  }, []);
  latest.current = onKey;
  return listen;
}
