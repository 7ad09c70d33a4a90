'use client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { current: String(form.get('current')), next: String(form.get('next')) };
    const fields = wrongInPasswordChange(body);
    setWrong({ current: fields.includes('current'), next: fields.includes('next') });
    if (fields.length === 0) mutate({ input: {}, body });
  };
  return (
    <Dialog title={t('password.title')} closeLabel={common('close')} onClose={onClose}>
      {data ? (
        <Notice tone="good">{t('password.done', { count: data.data.endedSessions })}</Notice>
      ) : (
        <form method="post" onSubmit={submit} noValidate>
          <p className="mb-2 text-ink-2">{t('password.text')}</p>
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
          {error && !refused && (
            <Notice tone="bad">
              {error.code === 'rate_limited'
                ? t('tooMany', { seconds: error.retryAfterSeconds ?? 60 })
                : failureText(error.code)}
            </Notice>
          )}
          <div className="mt-4 flex gap-2">
            <Button type="submit" kind="primary" size="large" busy={isPending}>
              {t('password.submit')}
            </Button>
            <Button size="large" onClick={onClose}>
              {common('cancel')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
