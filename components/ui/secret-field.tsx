'use client';
import { type ComponentProps, type KeyboardEvent, type ReactNode, useState } from 'react';
import { classes } from './classes';
import { BOX, edge, Field, TextField } from './field';

/** A small button in the box: what stands on it, and its whole name, which says of which field. */
type Words = { readonly text: string; readonly name: string };

type Props = {
  label: string;
  /** Under the dots, and under the empty box. */
  help: { readonly stored: ReactNode; readonly open: ReactNode };
  error?: string | undefined;
  /** One is stored: it can be replaced or kept. */
  stored: boolean;
  /** The stored one will not do: there is nothing to keep. */
  required?: boolean;
  replace: Words;
  keep: Words;
  value: string;
  onChange: (value: string) => void;
};

/** Stable, so that it runs when the element comes and not at every key. */
const focus = (element: HTMLElement | null) => element?.focus();

function Small({ words: { text, name }, ...button }: { words: Words } & Omit<ComponentProps<'button'>, 'className'>) {
  return (
    <button {...button} type="button" aria-label={name} className="underlined text-12 max-tab:py-3">
      {text}
    </button>
  );
}

/**
 * A secret is never shown: dots and "replace" while one is stored, an empty box while it is being replaced. Replacing
 * moves the focus into the box; Escape or "keep" undoes it and moves the focus back.
 */
export function SecretField({ label, help, error, stored, required = false, replace, keep, value, onChange }: Props) {
  // What moves the focus is what somebody just did here, not what another field made of this one.
  const [mode, setMode] = useState<'untouched' | 'replacing' | 'typed' | 'kept'>('untouched');
  const undo = () => {
    onChange('');
    setMode('kept');
  };
  if (stored && !required && value === '' && (mode === 'untouched' || mode === 'kept')) {
    return (
      <Field label={label} help={help.stored} error={error}>
        {(control) => (
          <span className={classes(BOX, edge(error !== undefined), 'flex items-center justify-between')}>
            <span aria-hidden="true" className="tracking-widest text-ink-3">
              ••••••••
            </span>
            <Small
              {...control}
              words={replace}
              ref={mode === 'kept' ? focus : undefined}
              onBlur={() => setMode((was) => (was === 'kept' ? 'untouched' : was))}
              onClick={() => setMode('replacing')}
            />
          </span>
        )}
      </Field>
    );
  }
  const canKeep = stored && !required;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    undo();
  };
  return (
    <TextField
      label={label}
      help={help.open}
      error={error}
      ref={mode === 'replacing' ? focus : undefined}
      type="password"
      mono
      // Browsers fill a saved sign-in into "off". Without a name no form puts it into an address, also before hydration.
      autoComplete="new-password"
      spellCheck={false}
      autoCapitalize="none"
      aria-required={required || undefined}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
        setMode((was) => (was === 'replacing' ? was : 'typed'));
      }}
      {...(canKeep && { onKeyDown, after: <Small words={keep} onClick={undo} /> })}
    />
  );
}
