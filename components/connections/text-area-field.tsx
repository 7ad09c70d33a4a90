'use client';
import type { TextareaHTMLAttributes } from 'react';
import { classes } from '@/components/ui/classes';
import { Field } from '@/components/ui/field';

/** Several values, one per line. */
export function TextAreaField({
  label,
  help,
  error,
  ...area
}: { label: string; help?: string; error?: string | undefined } & Omit<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  'className' | 'id'
>) {
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <textarea
          rows={3}
          spellCheck={false}
          {...area}
          {...control}
          className={classes(
            'block w-full min-w-0 resize-y rounded-control border bg-canvas px-2.5 py-1.5 font-mono text-12 text-ink',
            'max-tab:text-16',
            error === undefined ? 'border-edge' : 'border-bad',
          )}
        />
      )}
    </Field>
  );
}
