'use client';
import type { ReactNode } from 'react';
import { NavLink } from '@/components/ui/nav-link';

/**
 * A mark of a picture that leads to its records. For the pointer alone: the picture is hidden from screen readers, and
 * the keyboard has the same links in the table twin.
 */
export function MarkLink({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return children;
  return (
    <NavLink href={href} tabIndex={-1} className="mark-link">
      {children}
    </NavLink>
  );
}
