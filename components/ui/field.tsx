'use client';
import { type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, useId } from 'react';
import { classes } from './classes';
import { Icon } from './icon';

export const BOX =
  'h-8 w-full min-w-0 rounded-control border bg-canvas px-2.5 text-ink disabled:opacity-60 max-tab:h-11 max-tab:text-16';
export const edge = (wrong: boolean) => (wrong ? 'border-bad' : 'border-edge');

type Frame = {
  label: string;
  help?: ReactNode;
  /** What is wrong, in a sentence; said to a screen reader with the field. */
  error?: string | undefined;
};

/** Label left, control, help below; on the phone the label is on top. */
export function Field({
  label,
  help,
  error,
  children,
}: Frame & {
  children: (control: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }) => ReactNode;
}) {
  const id = useId();
  const described = [help !== undefined && `${id}-help`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="grid grid-cols-[128px_minmax(0,1fr)] items-start gap-x-4 gap-y-1 py-[7px] max-tab:grid-cols-1">
      <label htmlFor={id} className="leading-8 text-ink-2 max-tab:leading-5">
        {label}
      </label>
      <div>{children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error !== undefined })}</div>
      {error !== undefined && (
        <p id={`${id}-error`} className="col-start-2 text-12 text-bad max-tab:col-start-1">
          {error}
        </p>
      )}
      {help !== undefined && (
        <p id={`${id}-help`} className="col-start-2 text-12 text-ink-3 max-tab:col-start-1">
          {help}
        </p>
      )}
    </div>
  );
}

export function TextField({
  label,
  help,
  error,
  mono = false,
  after,
  ...input
}: Frame &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id'> & {
    ref?: Ref<HTMLInputElement> | undefined;
    /** Ids, addresses, tokens. */
    mono?: boolean;
    /** A control at the right end of the box. */
    after?: ReactNode;
  }) {
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <span className="relative block">
          <input
            {...input}
            {...control}
            className={classes(
              BOX,
              edge(error !== undefined),
              mono && 'font-mono text-12',
              after !== undefined && 'pr-24',
            )}
          />
          {after !== undefined && (
            <span className="absolute inset-y-0 right-2.5 flex items-center text-12">{after}</span>
          )}
        </span>
      )}
    </Field>
  );
}

export function SelectField({
  label,
  help,
  error,
  children,
  ...select
}: Frame & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'id'>) {
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <span className="relative block">
          <select {...select} {...control} className={classes(BOX, edge(error !== undefined), 'appearance-none pr-8')}>
            {children}
          </select>
          <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-ink-3">
            <Icon name="caret" />
          </span>
        </span>
      )}
    </Field>
  );
}
