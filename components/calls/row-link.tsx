'use client';
import type { KeyboardEvent, ReactNode } from 'react';
import { NavLink } from '@/components/ui/nav-link';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Up and down go from row to row. */
function step(event: KeyboardEvent<HTMLAnchorElement>) {
  const by = STEPS[event.key];
  const row = event.currentTarget.closest('[aria-rowindex]');
  if (by === undefined || !row) return;
  const place = Number(row.getAttribute('aria-rowindex')) + by;
  const next = row.closest('[role=table]')?.querySelector<HTMLElement>(`[aria-rowindex="${place}"] [data-row-link]`);
  // Whoever scrolled away from the focus comes back to it first: its neighbours are not drawn.
  if (!next) row.scrollIntoView({ block: 'nearest' });
  else next.focus();
  if (next || place > 1) event.preventDefault();
}

/** The row that was opened last: whoever comes back from it finds it, with the focus, where it was. */
let opened: string | null = null;

/** Whether a row is the one that its reader comes back from. */
export const wasOpened = (id: string) => id === opened;

/** For the ref of a row. */
export function returnTo(id: string) {
  return (row: HTMLElement | null) => {
    if (row === null || !wasOpened(id)) return;
    // After Next has put the page where it thinks it belongs.
    requestAnimationFrame(() => {
      if (!row.isConnected || !wasOpened(id)) return;
      opened = null;
      const { top, bottom } = row.getBoundingClientRect();
      if (top < 0 || bottom > window.innerHeight) row.scrollIntoView({ block: 'center' });
      row.querySelector<HTMLElement>('[data-row-link]')?.focus({ preventScroll: true });
    });
  };
}

/** The link of a row, in the cell that names it: its text is short, but `list-link` makes it as large as the row. */
export function RowLink({
  id,
  href,
  label,
  children,
}: {
  id: string;
  href: string;
  label: string;
  children: ReactNode;
}) {
  return (
    <NavLink
      href={href}
      aria-label={label}
      data-row-link
      onKeyDown={step}
      onClickCapture={() => {
        opened = id;
      }}
      className="hover:underlined"
    >
      {children}
    </NavLink>
  );
}
