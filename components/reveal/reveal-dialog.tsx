'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import { Dialog } from '@/components/ui/dialog';
import { DialogForm } from '@/components/ui/dialog-form';
import { TextField } from '@/components/ui/field';
import type { ApiFailure } from '@/lib/queries/failure';

/** The attribute itself: what React makes of `autoFocus` comes before the dialog opens, and is lost to its first button. */
const focusFirst = (input: HTMLInputElement | null) => input?.setAttribute('autofocus', '');

/** Why somebody looks at whole numbers. Closed by its parent when they are here. */
export function RevealDialog({
  onReason,
  onClose,
}: {
  onReason: (reason: string) => Promise<void>;
  onClose: () => void;
}) {
  const t = useTranslations('reveal');
  const common = useTranslations('common.action');
  const failureText = useFailureText();
  // Nothing of it outlives the dialog, and a failure is not tried again by itself: each try is an entry in the log.
  const { mutate, error, isPending } = useMutation<void, ApiFailure, string>({ mutationFn: onReason, gcTime: 0 });
  const [wrong, setWrong] = useState(false);
  const submit = (fields: FormData) => {
    const reason = String(fields.get('reason')).trim();
    const fits = reason.length >= 3 && reason.length <= 200;
    setWrong(!fits);
    if (fits) mutate(reason);
  };
  return (
    <Dialog title={t('show')} closeLabel={common('close')} onClose={onClose}>
      <DialogForm
        text={t('text')}
        failure={error && failureText(error.code)}
        submitLabel={t('show')}
        cancelLabel={common('cancel')}
        busy={isPending}
        onSubmit={submit}
        onCancel={onClose}
      >
        <TextField
          label={t('reason')}
          name="reason"
          autoComplete="off"
          maxLength={200}
          ref={focusFirst}
          help={t('help')}
          error={wrong ? t('wrong') : undefined}
        />
      </DialogForm>
    </Dialog>
  );
}
