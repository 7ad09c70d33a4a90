import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes';
import { Icon } from './icon';

/** What a mark says by its shape: ● run, ○ wait, ▪ done, ▲ warn, ■ bad. The word beside it says the same. */
export type StatusShape = 'run' | 'wait' | 'done' | 'warn' | 'bad';

export function StatusMark({
  shape,
  className,
  children,
}: {
  shape: StatusShape;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      data-shape={shape}
      className={classes(
        'status inline-flex items-baseline gap-1.5 whitespace-nowrap text-12',
        shape === 'warn' ? 'text-warn' : shape === 'bad' ? 'text-bad' : 'text-ink-2',
        className,
      )}
    >
      {children}
    </span>
  );
}

/** The outcome of a check: a sign and a word. */
export function Verdict({
  verdict,
  className,
  children,
}: {
  verdict: 'pass' | 'fail' | 'warn' | 'neq' | 'skip';
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      data-verdict={verdict}
      className={classes(
        'verdict whitespace-nowrap',
        verdict === 'fail' && 'text-bad',
        (verdict === 'warn' || verdict === 'neq') && 'text-warn',
        verdict === 'skip' && 'text-ink-3',
        className,
      )}
    >
      {children}
    </span>
  );
}

export type Direction = 'up' | 'down' | 'flat';

/** ▲ blue, ▼ red, ■ grey. `children` carries the sign; `word` says the direction to who does not see the arrow. */
export function Delta({ direction, word, children }: { direction: Direction; word: string; children: ReactNode }) {
  const ink = { up: 'text-up', down: 'text-down', flat: 'text-flat' }[direction];
  return (
    <span data-direction={direction} className={classes('delta whitespace-nowrap', ink)}>
      <span className="sr-only">{word} </span>
      {children}
    </span>
  );
}

const NEQ =
  'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-chip px-1.5 text-12 leading-5 font-medium tracking-normal text-warn';

export type NeqProps = {
  /** Ours at the left, theirs, named, at the right. */
  ours: ReactNode;
  theirs: ReactNode;
  /** The whole in words, for who hears it. */
  label: string;
  /** info is outlined: two grains that may differ honestly. */
  severity?: 'info' | 'warning';
};

/** Both values around ≠. With `onClick` (from a popover's trigger) it is a button that opens the explanation. */
export function NeqMark({
  ours,
  theirs,
  label,
  severity = 'warning',
  ...button
}: NeqProps & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'>) {
  const look = classes(NEQ, severity === 'info' ? 'shadow-[inset_0_0_0_1px_currentColor]' : 'bg-warn-fill');
  const content = (
    <>
      <span aria-hidden="true">{ours}</span>
      <span aria-hidden="true" className="text-14 font-semibold">
        ≠
      </span>
      <span aria-hidden="true">{theirs}</span>
      <span className="sr-only">{label}</span>
    </>
  );
  if (button.onClick === undefined) return <span className={look}>{content}</span>;
  return (
    <button {...button} type="button" className={classes(look, 'hover:underline')}>
      {content}
    </button>
  );
}

/** How many values disagree, for a dense table: "≠ 2". */
export function NeqCount({ count, label }: { count: number; label: string }) {
  return (
    <span className={classes(NEQ, 'bg-warn-fill')}>
      <span aria-hidden="true">≠ {count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}

export function Tag({ children, dot }: { children: ReactNode; dot?: string }) {
  return (
    <span className="inline-flex items-center rounded-chip px-1.5 text-12 whitespace-nowrap text-ink-2 shadow-[inset_0_0_0_1px_var(--line-2)]">
      {dot !== undefined && (
        <i className="mr-1.5 size-1.5 rounded-full shadow-[0_0_0_1px_var(--edge)]" style={{ background: dot }} />
      )}
      {children}
    </span>
  );
}

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-[18px] rounded-chip border border-line-2 px-1 text-center font-mono text-11 text-ink-3">
      {children}
    </kbd>
  );
}

/** A clock and a time since. `pill` is the page's own; amber means stale, red means gone. */
export function AgeMark({
  tone = 'plain',
  pill = false,
  live = false,
  title,
  children,
}: {
  tone?: 'plain' | 'stale' | 'bad';
  pill?: boolean;
  live?: boolean;
  title?: string | undefined;
  children: ReactNode;
}) {
  const ink = { plain: pill ? 'text-ink-2' : 'text-ink-3', stale: 'text-warn', bad: 'text-bad' }[tone];
  const frame =
    tone === 'plain'
      ? 'shadow-[inset_0_0_0_1px_var(--line-2)]'
      : 'outline-1 -outline-offset-1 outline-dashed outline-current';
  return (
    <span
      title={title}
      className={classes(
        'inline-flex gap-[5px] text-12 whitespace-nowrap',
        ink,
        pill ? classes('h-6 items-center rounded-[12px] px-[9px]', frame) : 'items-baseline',
      )}
    >
      {live ? (
        <span aria-hidden="true" className="size-1.5 flex-none self-center rounded-full bg-data" />
      ) : (
        <Icon name="clock" size={12} className="self-center" />
      )}
      {children}
    </span>
  );
}

/** A square of colour and a word, for legends and the first column of a table. */
export function Swatch({ tone, hatched = false, children }: { tone?: string; hatched?: boolean; children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-2">
      <span
        aria-hidden="true"
        className="swatch self-center"
        data-hatched={hatched}
        style={tone === undefined ? undefined : { background: hatched ? undefined : `var(--${tone})` }}
      />
      {children}
    </span>
  );
}
