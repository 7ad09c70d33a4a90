'use client';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { NavLink } from './nav-link';
import { usePopover } from './use-popover';

/** A control of the top bar that opens a panel under itself; on the phone the panel spans the screen below the bar. */
export function Menu({
  label,
  trigger,
  align = 'start',
  wide = false,
  className,
  children,
}: {
  /** Names the button and the panel. */
  label: string;
  trigger: ReactNode;
  align?: 'start' | 'end';
  wide?: boolean;
  className?: string;
  /** Called with what closes the panel. */
  children: (close: () => void) => ReactNode;
}) {
  const { open, close, trigger: button, panel } = usePopover();
  return (
    <div className="relative">
      <button
        type="button"
        aria-label={label}
        {...button}
        className={classes(
          'inline-flex h-7 items-center gap-1.5 rounded-control px-2 whitespace-nowrap text-ink-2 transition-colors hover:bg-sunken aria-expanded:bg-sunken max-tab:h-10',
          className,
        )}
      >
        {trigger}
      </button>
      {open && (
        <div
          {...panel}
          role="dialog"
          aria-label={label}
          className={classes(
            'absolute top-[calc(100%+6px)] z-20 rounded-pop bg-raised p-1.5 shadow-lift',
            'max-tab:fixed max-tab:inset-x-2 max-tab:top-[52px]',
            'focus:outline-none',
            wide ? 'min-w-[340px]' : 'min-w-52',
            align === 'end' ? 'right-0' : 'left-0',
          )}
        >
          {children(close)}
        </div>
      )}
    </div>
  );
}

const LINE =
  'flex h-8 w-full items-center gap-3 rounded-control px-2.5 text-left hover:bg-sunken hover:text-ink max-tab:h-11';

/** One line of a menu that leads somewhere. */
export function MenuLink({ href, onSelect, children }: { href: string; onSelect: () => void; children: ReactNode }) {
  return (
    <NavLink href={href} onClick={onSelect} className={classes(LINE, 'text-ink-2 no-underline')}>
      {children}
    </NavLink>
  );
}

/** One line of a menu. `checked` makes it one of several choices. */
export function MenuItem({
  onSelect,
  checked,
  hint,
  children,
}: {
  onSelect: () => void;
  checked?: boolean;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      onClick={onSelect}
      aria-pressed={checked}
      className={classes(LINE, checked === true ? 'font-semibold text-ink' : 'text-ink-2')}
    >
      <span className="flex-1">{children}</span>
      {hint !== undefined && <span className="max-tab:hidden">{hint}</span>}
    </button>
  );
}
