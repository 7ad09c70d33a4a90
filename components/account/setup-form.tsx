'use client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { TextLink } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { setupMutation } from '@/lib/queries/account';
import { PasswordField } from './password-field';

const FIELDS = ['login', 'name', 'password'] as const;
type FieldName = (typeof FIELDS)[number];

/** Redeems a one-time link: the account is made and signed in. */
export function SetupForm({ token }: { token: string }) {
  const t = useTranslations('account');
  const failureText = useFailureText();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const { mutate, error, isPending, isSuccess } = useMutation({
    ...setupMutation(),
    onSuccess: () => window.location.assign('/'),
  });
  const fromServer = error?.fields.map(({ field }) => field) ?? [];
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      token,
      login: String(form.get('login')).trim(),
      name: String(form.get('name')).trim(),
      password: String(form.get('password')),
    };
    // Without the check, since the network failed just now, the server's own says the same.
    const check = await import('@/lib/queries/account-check').catch(() => null);
    const fields = check?.wrongInSetup(body) ?? [];
    setWrong(fields);
    if (fields.length === 0) mutate({ input: {}, body });
  };
  const errorOf = (name: FieldName) =>
    wrong.includes(name) || fromServer.includes(name) ? t(`wrong.${name}`) : undefined;
  // A link that is spent, unknown or too old is refused; which of the three is nobody's business.
  const spent = error?.code === 'not_found';
  const taken = error?.code === 'conflict';
  const other = error !== null && !spent && !taken && !FIELDS.some((name) => fromServer.includes(name));
  return (
    <form method="post" onSubmit={submit} noValidate>
      <TextField
        label={t('field.login')}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        help={t('help.login')}
        error={taken ? t('wrong.taken') : errorOf('login')}
      />
      <TextField
        label={t('field.name')}
        name="name"
        autoComplete="name"
        help={t('help.name')}
        error={errorOf('name')}
      />
      <PasswordField
        label={t('field.password')}
        name="password"
        autoComplete="new-password"
        help={t('help.password')}
        error={errorOf('password')}
      />
      {(spent || other) && (
        <div className="mt-2">
          <Notice tone="bad">
            {spent ? (
              <>
                <b>{t('setup.expired')}</b>
                <br />
                {t('setup.expiredText')}
              </>
            ) : error.code === 'rate_limited' ? (
              t('tooMany', { seconds: error.retryAfterSeconds ?? 60 })
            ) : (
              failureText(error.code)
            )}
          </Notice>
        </div>
      )}
      <Button type="submit" kind="primary" size="large" busy={isPending || isSuccess} className="mt-4 w-full">
        {t('setup.submit')}
      </Button>
      <p className="mt-4 text-12">
        <TextLink href="/sign-in">{t('setup.toSignIn')}</TextLink>
      </p>
    </form>
  );
}
