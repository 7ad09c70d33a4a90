'use client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, startTransition, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { signInMutation } from '@/lib/queries/account';
import { PasswordField } from './password-field';

// Who has no second factor never sees it.
const CodeForm = lazy(() => import('./code-form').then(({ CodeForm: form }) => ({ default: form })));

/** `next` is a path of our own; the page has checked it. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('account');
  const failureText = useFailureText();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [step, setStep] = useState<string | null>(null);
  // A full load: the server renders everything anew for who is signed in now.
  const enter = () => window.location.assign(next);
  const { mutate, reset, error, isPending, isSuccess } = useMutation({
    ...signInMutation(),
    // In a transition: the password's form stands until the code's is there.
    onSuccess: ({ data }) => ('step' in data ? startTransition(() => setStep(data.step)) : enter()),
  });
  const back = () => {
    reset();
    setStep(null);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { login: String(form.get('login')).trim(), password: String(form.get('password')) };
    const empty = Object.entries(body).flatMap(([name, value]) => (value === '' ? [name] : []));
    setMissing(empty);
    if (empty.length === 0) mutate({ input: {}, body });
  };
  const requiredError = (name: string) => (missing.includes(name) ? t('wrong.missing') : undefined);
  if (step !== null) {
    return (
      <Suspense>
        <CodeForm step={step} onDone={enter} onBack={back} />
      </Suspense>
    );
  }
  return (
    // Without a script the browser must not put a password into an address.
    <form method="post" onSubmit={submit} noValidate>
      <TextField
        label={t('field.login')}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={requiredError('login')}
      />
      <PasswordField
        label={t('field.password')}
        name="password"
        autoComplete="current-password"
        error={requiredError('password')}
      />
      {error && (
        <div className="mt-2">
          <Notice tone="bad">
            {error.code === 'unauthenticated'
              ? t('signIn.refused')
              : error.code === 'rate_limited'
                ? t('tooMany', { seconds: error.retryAfterSeconds ?? 60 })
                : failureText(error.code)}
          </Notice>
        </div>
      )}
      <Button type="submit" kind="primary" size="large" busy={isPending || isSuccess} className="mt-4 w-full">
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
