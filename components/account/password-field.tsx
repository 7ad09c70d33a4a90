'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from '@/components/ui/field';

/** A password that can be shown while it is typed. */
export function PasswordField({
  name,
  label,
  help,
  error,
  autoComplete,
}: {
  name: string;
  label: string;
  help?: string;
  error?: string | undefined;
  autoComplete: 'current-password' | 'new-password';
}) {
  const t = useTranslations('account');
  const [shown, setShown] = useState(false);
  return (
    <TextField
      label={label}
      help={help}
      error={error}
      name={name}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      spellCheck={false}
      autoCapitalize="none"
      after={
        <button type="button" onClick={() => setShown((was) => !was)} className="underlined">
          {shown ? t('hide') : t('show')}
        </button>
      }
    />
  );
}
