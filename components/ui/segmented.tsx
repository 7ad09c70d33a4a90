'use client';
import { useId } from 'react';
import { classes } from './classes';

export type Segment<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  /** Printed after the label, in its own columns: the number that this choice already has. */
  readonly disabled?: boolean;
};

/** One of a few, as underlined words. Arrow keys move as in any radio group. */
export function Segmented<Value extends string>({
  legend,
  segments,
  value,
  onChange,
}: {
  legend: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="inline-flex gap-4">
      <legend className="sr-only">{legend}</legend>
      {segments.map((segment) => (
        <label
          key={segment.value}
          className={classes(
            'relative inline-flex cursor-pointer items-center whitespace-nowrap pb-[3px] text-ink-3 max-tab:min-h-10',
            'has-checked:font-medium has-checked:text-ink has-checked:shadow-[0_1.5px_0_var(--ink)]',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
            segment.disabled === true && 'cursor-default opacity-45',
          )}
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            disabled={segment.disabled}
            onChange={() => onChange(segment.value)}
            className="absolute inset-0 cursor-[inherit] appearance-none opacity-0"
          />
          {segment.label}
        </label>
      ))}
    </fieldset>
  );
}
