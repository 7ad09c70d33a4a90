import type { ReactNode } from 'react';
import { classes } from './classes';
import { NavLink } from './nav-link';

/** Ink with a thin grey underline. `quiet` leaves the underline to hover, for names in dense tables. */
export function TextLink({
  href,
  quiet = false,
  className,
  children,
  ...rest
}: {
  href: string;
  quiet?: boolean;
  className?: string;
  children: ReactNode;
  'aria-label'?: string;
  'data-testid'?: string;
  'data-mark'?: number;
}) {
  const look = classes(quiet ? 'hover:underlined' : 'underlined', className);
  // Anything under /api is a document of its own, not a page to prefetch.
  if (href.startsWith('/api/') || href.startsWith('#') || /^https?:/.test(href)) {
    return (
      <a href={href} className={look} {...rest}>
        {children}
      </a>
    );
  }
  return (
    <NavLink href={href} className={look} {...rest}>
      {children}
    </NavLink>
  );
}
