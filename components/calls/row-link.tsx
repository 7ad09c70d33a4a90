'use client';
import type { KeyboardEvent, ReactNode } from 'react';
import { useKeys } from '@/components/shell/use-keys';
import { comeBackTo, comesBackTo } from '@/components/ui/come-back';
import { NavLink } from '@/components/ui/nav-link';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, J: 1, K: -1 };

/** From a row to its neighbour; whether it got there. */
function go(row: Element, by: number): boolean {
  const place = Number(row.getAttribute('aria-rowindex')) + by;
  const next = row.closest('[role=table]')?.querySelector<HTMLElement>(`[aria-rowindex="${place}"] [data-row-link]`);
  // Whoever scrolled away from the focus comes back to it first: its neighbours are not drawn.
  if (!next) row.scrollIntoView({ block: 'nearest' });
  else next.focus();
  return next != null || place > 1;
}

/** Up and down go from row to row. */
function step(event: KeyboardEvent<HTMLAnchorElement>) {
  // Letters are the page's keys.
  const by = event.key.length > 1 ? STEPS[event.key] : undefined;
  const row = event.currentTarget.closest('[aria-rowindex]');
  if (by !== undefined && row && go(row, by)) event.preventDefault();
}

/** J and K do so too, and go to the first row on the screen from anywhere else: dozens of filters stand before it. */
export function useRowKeys() {
  return useKeys((key) => {
    const by = STEPS[key];
    const row = document.activeElement?.closest('[aria-rowindex]');
    if (by === undefined) return;
    if (row) return void go(row, by);
    const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
    links.find((link) => link.getBoundingClientRect().top > 0)?.focus();
  });
}

/** For the ref of a row. */
export function returnTo(id: string) {
  return (row: HTMLElement | null) => {
    if (row === null || !comesBackTo(id)) return;
    // After Next has put the page where it thinks it belongs.
    requestAnimationFrame(() => {
      if (!row.isConnected || !comesBackTo(id)) return;
      comeBackTo(null);
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
      onClickCapture={() => comeBackTo(id)}
      className="hover:underlined"
    >
      {children}
    </NavLink>
  );
}
