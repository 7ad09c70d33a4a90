'use client';
import { useRef, useState } from 'react';
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
  /** Shows what is wrong and goes to the first such field. */
  readonly refuse: (errors: readonly FieldError[]) => void;
  readonly accept: () => void;
  readonly errorOf: (field: string) => string | undefined;
  readonly form: React.RefObject<HTMLFormElement | null>;
};

/** What is being typed, and what is wrong with it. */
export function useFormState(initial: ConnectionDraft): FormState {
  const [draft, setDraft] = useState(initial);
  const [revision, setRevision] = useState(0);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const form = useRef<HTMLFormElement>(null);
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
    refuse: (next) => {
      setErrors(next);
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    },
    accept: () => setErrors([]),
    errorOf: (field) => words(errors, field),
    form,
  };
}
