'use client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { signInCodeMutation } from '@/lib/queries/account-keys';

const focus = (element: HTMLInputElement | null) => element?.focus();

/** The second step of a sign-in: the app's code, or a recovery code in the same field. */
export function CodeForm({ step, onDone, onBack }: { step: string; onDone: () => void; onBack: () => void }) {
  const t = useTranslations('account');
  const failureText = useFailureText();
  const [missing, setMissing] = useState(false);
  const { mutate, error, isPending, isSuccess } = useMutation({ ...signInCodeMutation(), onSuccess: onDone });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code')).trim();
    setMissing(code.length < 6);
    if (code.length >= 6) mutate({ input: {}, body: { step, code } });
  };
  const over = error?.code === 'unauthenticated';
  const wrong = error?.code === 'bad_request';
  return (
    <form method="post" onSubmit={submit} noValidate data-testid="second-step">
      <p className="mb-2 text-pretty text-ink-2">{t('code.text')}</p>
      <TextField
        ref={focus}
        label={t('code.label')}
        name="code"
        mono
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        help={t('code.help')}
        error={wrong ? t('code.wrong') : missing ? t('code.missing') : undefined}
      />
      {error && !wrong && (
        <div className="mt-2">
          <Notice tone="bad">
            {over
              ? t('code.over')
              : error.code === 'rate_limited'
                ? t('tooMany', { seconds: error.retryAfterSeconds ?? 60 })
                : failureText(error.code)}
          </Notice>
        </div>
      )}
      {!over && (
        <Button type="submit" kind="primary" size="large" busy={isPending || isSuccess} className="mt-4 w-full">
          {t('signIn.submit')}
        </Button>
      )}
      <p className="mt-4 text-12">
        <button type="button" className="underlined" onClick={onBack}>
          {t('code.back')}
        </button>
      </p>
    </form>
  );
}
