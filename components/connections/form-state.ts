'use client';
import { type RefCallback, useCallback, useState } from 'react';
import type { FieldError } from '@/lib/errors';
import type { AccountName, ConnectionDraft } from '@/lib/queries/connection-draft';
import { useFieldWords } from './use-field-words';

export type FormState = {
  readonly draft: ConnectionDraft;
  /** Rises with every change, so that an older test result can be told from a current one. */
  readonly revision: number;
  readonly set: (part: Partial<ConnectionDraft>) => void;
  readonly setAccount: (name: AccountName, value: string) => void;
  readonly errors: readonly FieldError[];
  /** Shows what is wrong and goes to the first such field, as soon as it stands there. */
  readonly refuse: (errors: readonly FieldError[]) => void;
  readonly accept: () => void;
  readonly errorOf: (field: string) => string | undefined;
  readonly form: RefCallback<HTMLFormElement>;
};

/** What is being typed, and what is wrong with it. */
export function useFormState(initial: ConnectionDraft): FormState {
  const [draft, setDraft] = useState(initial);
  const [revision, setRevision] = useState(0);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  // Called again whenever the errors are others, after their fields have been marked.
  const form = useCallback(
    (element: HTMLFormElement | null) => {
      if (errors.length > 0) element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    },
    [errors],
  );
  const words = useFieldWords();
  const touched = () => setRevision((count) => count + 1);
  return {
    draft,
    revision,
    set: (part) => {
      setDraft((was) => ({ ...was, ...part }));
      touched();
    },
    setAccount: (name, value) => {
      setDraft((was) => ({ ...was, account: { ...was.account, [name]: value } }));
      touched();
    },
    errors,
    refuse: setErrors,
    accept: () => setErrors([]),
    errorOf: (field) => words(errors, field),
    form,
  };
}
