'use client';
import type { ReactNode } from 'react';
import { classes } from '@/components/ui/classes';

/** One value to narrow a list to; pressed once more, it lets go. */
export function FacetButton({
  pressed,
  label,
  count,
  onPress,
  children,
}: {
  pressed: boolean;
  label: string;
  /** Ready; null where nobody knows. */
  count: string | null;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-label={label}
      onClick={onPress}
      className={classes(
        'inline-flex h-6 items-center gap-1.5 rounded-chip px-1.5 text-12 hover:bg-sunken max-tab:h-10 max-tab:px-2.5',
        pressed
          ? 'bg-sunken font-medium text-ink shadow-[inset_0_0_0_1px_var(--edge)]'
          : 'text-ink-2 shadow-[inset_0_0_0_1px_var(--line)]',
      )}
    >
      {children}
      {count !== null && <span className="font-normal text-ink-3">{count}</span>}
    </button>
  );
}

/** The values of one filter beside its name. */
export function FacetLine({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className="flex items-baseline gap-x-3 max-tab:flex-col max-tab:gap-y-1">
      <legend className="sr-only">{name}</legend>
      <span aria-hidden="true" className="w-14 flex-none text-12 text-ink-3 max-tab:w-auto">
        {name}
      </span>
      <div className="flex flex-wrap gap-1.5">{children}</div>
    </fieldset>
  );
}
