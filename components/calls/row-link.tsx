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

/** The link of a row: its own text is short, but the whole row, which must be `relative`, is what can be pressed. */
export function RowLink({
  href,
  label,
  className,
  children,
}: {
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
      className={classes('after:absolute after:inset-0 hover:underlined', className)}
    >
      {children}
    </NavLink>
  );
}
