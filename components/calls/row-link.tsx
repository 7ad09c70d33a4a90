'use client';
import type { KeyboardEvent, ReactNode } from 'react';
import { classes } from '@/components/ui/classes';
import { NavLink } from '@/components/ui/nav-link';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Up and down go from row to row. */
function step(event: KeyboardEvent<HTMLAnchorElement>) {
  const by = STEPS[event.key];
  if (by === undefined) return;
  const links = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
  const next = links[links.indexOf(event.currentTarget) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
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

/** The link of a row: its own text is short, but the whole row, which must be `relative`, is what can be pressed. */
export function RowLink({
  id,
  href,
  label,
  className,
  children,
}: {
  id: string;
  href: string;
  label: string;
  className?: string;
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
      className={classes('after:absolute after:inset-0 hover:underlined', className)}
    >
      {children}
    </NavLink>
  );
}
