'use client';
import { useRef, useState } from 'react';
import { classes } from '@/components/ui/classes';

/** Long enough that a word is typed, short enough not to be felt. */
const TYPING_MS = 300;
export const BOX = 'h-8 rounded-control border border-edge bg-canvas px-2.5 text-ink max-tab:h-11 max-tab:text-16';

/** What is typed goes to the address in a moment, at once with Enter. */
export function SearchBox({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
}) {
  const [box, setBox] = useState({ seen: value, text: value, typing: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address changed by another hand: the box follows, unless somebody is typing in it.
  if (box.seen !== value) {
    const keep = box.typing || box.text.trim() === value;
    setBox({ ...box, seen: value, text: keep ? box.text : value });
  }
  const search = (text: string, wait: number) => {
    setBox({ seen: value, text, typing: true });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setBox((known) => ({ ...known, typing: false }));
      onChange(text.trim());
    }, wait);
  };
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={box.text}
      maxLength={200}
      onChange={(event) => search(event.target.value, TYPING_MS)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') search(event.currentTarget.value, 0);
      }}
      className={classes(BOX, 'w-56 max-tab:w-full [&::-webkit-search-cancel-button]:hidden')}
    />
  );
}
