import type { ReactNode } from 'react';
import { classes } from './classes';
import { NavLink } from './nav-link';

export type Tab = { readonly key: string; readonly href: string; readonly label: string; readonly count?: ReactNode };

/** Tabs that are addresses: each is a link, the current one says so. On the phone the strip scrolls sideways. */
export function Tabs({ tabs, current, label }: { tabs: readonly Tab[]; current: string; label: string }) {
  return (
    <nav aria-label={label} className="-mt-1.5 flex gap-5 overflow-x-auto px-(--gutter) [scrollbar-width:none]">
      {tabs.map(({ key, href, label: text, count }) => (
        <NavLink
          key={key}
          href={href}
          aria-current={key === current ? 'page' : undefined}
          className={classes(
            'whitespace-nowrap pb-[9px] text-ink-3 hover:text-ink max-tab:pt-2.5',
            'aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--ink)]',
          )}
        >
          {text}
          {count !== undefined && <span className="ml-1 font-normal text-ink-3">{count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
