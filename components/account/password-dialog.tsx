'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import { Dialog } from '@/components/ui/dialog';
import { DialogForm } from '@/components/ui/dialog-form';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { changePasswordMutation } from '@/lib/queries/account';
import { wrongInPasswordChange } from '@/lib/queries/account-check';

type Wrong = { readonly current?: boolean; readonly next?: boolean };

/** Changes the password of who is signed in; says how many other sessions ended. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('account');
  const common = useTranslations('common.action');
  const failureText = useFailureText();
  const { mutate, data, error, isPending } = useMutation(changePasswordMutation());
  const [wrong, setWrong] = useState<Wrong>({});
  const refused = error?.fields.some(({ field }) => field === 'current') === true;
  const submit = (given: FormData) => {
    const body = { current: String(given.get('current')), next: String(given.get('next')) };
    const fields = wrongInPasswordChange(body);
    setWrong({ current: fields.includes('current'), next: fields.includes('next') });
    if (fields.length === 0) mutate({ input: {}, body });
  };
  const failure = () => {
    if (!error || refused) return null;
    if (error.code === 'rate_limited') return t('tooMany', { seconds: error.retryAfterSeconds ?? 60 });
    return failureText(error.code);
  };
  return (
    <Dialog title={t('password.title')} closeLabel={common('close')} onClose={onClose}>
      {data ? (
        <Notice tone="good">{t('password.done', { count: data.data.endedSessions })}</Notice>
      ) : (
        <DialogForm
          text={t('password.text')}
          failure={failure()}
          submitLabel={t('password.submit')}
          cancelLabel={common('cancel')}
          busy={isPending}
          onSubmit={submit}
          onCancel={onClose}
        >
          <TextField
            label={t('field.current')}
            name="current"
            type="password"
            autoComplete="current-password"
            error={wrong.current === true ? t('wrong.current') : refused ? t('password.wrong') : undefined}
          />
          <TextField
            label={t('field.next')}
            name="next"
            type="password"
            autoComplete="new-password"
            help={t('help.password')}
            error={wrong.next === true ? t('wrong.next') : undefined}
          />
        </DialogForm>
      )}
    </Dialog>
  );
}
