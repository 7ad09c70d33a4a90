'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

/** Whether the click is the reader's wish to have the page elsewhere: a new tab, a new window, a download. */
const isElsewhere = (event: MouseEvent) =>
  event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;

/**
 * A link to another page of ours that keeps this document. What Next's own has beyond that is fetching pages before
 * anybody asks, which is of no use here: each is made for its reader at the moment of asking. It costs every page 3 kB.
 */
export function NavLink({
  href,
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; 'data-mark'?: number }) {
  const router = useRouter();
  return (
    <a
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (isElsewhere(event)) return;
        event.preventDefault();
        // The address was put together at run time; typed routes cannot follow it.
        router.push(href as Route);
      }}
      {...rest}
    />
  );
}
