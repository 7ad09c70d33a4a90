import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes';

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
  /** `primary` is ink: one per page or form. `danger` is for what cannot be undone. */
  kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  /** `large` stands in forms; it grows to a thumb's height on the phone. */
  size?: 'small' | 'large';
  busy?: boolean;
  className?: string;
  children: ReactNode;
};

const KINDS = {
  plain: 'shadow-[inset_0_0_0_1px_var(--line-2)] enabled:hover:bg-sunken',
  primary: 'bg-solid text-on-solid enabled:hover:opacity-90',
  danger: 'text-bad shadow-[inset_0_0_0_1px_var(--line-2)] enabled:hover:bg-bad-fill',
  quiet: 'text-ink-2 enabled:hover:bg-sunken',
};

/** Busy keeps its width and stays focusable, so that focus is not lost while a form is sent. */
export function Button({ kind = 'plain', size = 'small', busy = false, className, type, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
      className={classes(
        'inline-flex items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap transition-colors',
        'disabled:opacity-45',
        busy && 'opacity-60',
        size === 'large' ? 'h-8 px-3.5 max-tab:h-11' : 'h-7 px-2.5 max-tab:h-10',
        KINDS[kind],
        className,
      )}
    />
  );
}
