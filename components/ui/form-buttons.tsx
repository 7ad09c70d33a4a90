import { Button } from './button';

/** The two ways out of a dialog's form; `danger` where what it does cannot be undone. */
export function FormButtons({
  submitLabel,
  cancelLabel,
  busy,
  danger = false,
  onCancel,
}: {
  submitLabel: string;
  cancelLabel: string;
  busy: boolean;
  danger?: boolean;
  onCancel: () => void;
}) {
  return (
    <div className="mt-4 flex gap-2">
      <Button type="submit" kind={danger ? 'danger' : 'primary'} size="large" busy={busy}>
        {submitLabel}
      </Button>
      <Button size="large" onClick={onCancel}>
        {cancelLabel}
      </Button>
    </div>
  );
}
