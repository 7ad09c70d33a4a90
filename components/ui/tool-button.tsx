import type { ButtonHTMLAttributes } from 'react';
import { classes } from './classes';
import { Icon, type IconName } from './icon';

/** The small square tools at the right of a title. `label` is its name; pressed or expanded is told in ARIA. */
export function ToolButton({
  icon,
  label,
  className,
  ...rest
}: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & { icon: IconName; label: string }) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      title={label}
      className={classes(
        'tool no-print inline-flex h-[22px] w-6 flex-none items-center justify-center rounded-chip text-ink-3 transition-colors',
        'hover:bg-sunken hover:text-ink aria-expanded:bg-sunken aria-expanded:text-ink aria-pressed:bg-sunken aria-pressed:text-ink',
        'max-tab:-my-[11px] max-tab:h-11 max-tab:w-10 max-tab:aria-expanded:bg-transparent',
        className,
      )}
    >
      <Icon name={icon} size={14} />
    </button>
  );
}
