import type { ReactNode } from 'react';
import { FormButtons } from './form-buttons';
import { Notice } from './notice';

/** What a dialog asks for: a sentence about it, its fields, what went wrong, and the two ways out. */
export function DialogForm({
  text,
  children,
  failure,
  submitLabel,
  cancelLabel,
  busy,
  onSubmit,
  onCancel,
}: {
  text: string;
  children: ReactNode;
  failure: string | null;
  submitLabel: string;
  cancelLabel: string;
  busy: boolean;
  onSubmit: (fields: FormData) => void;
  onCancel: () => void;
}) {
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(new FormData(event.currentTarget));
      }}
      noValidate
    >
      <p className="mb-2 text-pretty text-ink-2">{text}</p>
      {children}
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      <FormButtons submitLabel={submitLabel} cancelLabel={cancelLabel} busy={busy} onCancel={onCancel} />
    </form>
  );
}
