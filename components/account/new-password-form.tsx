'use client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { setPasswordMutation } from '@/lib/queries/people';
import { PasswordField } from './password-field';

const SHORTEST = 10;
const LONGEST = 200;

/** Redeems a one-time link for a password. Nobody is signed in by it: that takes the new password, and a code where there is one. */
export function NewPasswordForm({ token, login }: { token: string; login: string }) {
  const t = useTranslations('account');
  const failureText = useFailureText();
  const [wrong, setWrong] = useState(false);
  const { mutate, error, isPending, isSuccess } = useMutation({ ...setPasswordMutation(), gcTime: 0 });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    const fits = password.length >= SHORTEST && password.length <= LONGEST;
    setWrong(!fits);
    if (fits) mutate({ input: {}, body: { token, password } });
  };
  if (isSuccess) {
    return (
      <>
        <Notice tone="good">{t('setup.passwordSet')}</Notice>
        <p className="mt-4">
          <TextLink href="/sign-in">{t('setup.signInNow')}</TextLink>
        </p>
      </>
    );
  }
  const spent = error?.code === 'not_found';
  return (
    <form method="post" onSubmit={submit} noValidate>
      {/* So that a password manager knows whose password it is. */}
      <input hidden readOnly name="login" autoComplete="username" value={login} />
      <PasswordField
        label={t('field.next')}
        name="password"
        autoComplete="new-password"
        help={t('help.password')}
        error={wrong ? t('wrong.password') : undefined}
      />
      {error && (
        <div className="mt-2">
          <Notice tone="bad">{spent ? t('setup.expiredText') : failureText(error.code)}</Notice>
        </div>
      )}
      <Button type="submit" kind="primary" size="large" busy={isPending} className="mt-4 w-full">
        {t('setup.setPassword')}
      </Button>
    </form>
  );
}
