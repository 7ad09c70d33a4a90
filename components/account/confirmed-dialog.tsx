'use client';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { FormButtons } from '@/components/ui/form-buttons';
import { disableSecondFactorMutation, renewRecoveryCodesMutation } from '@/lib/queries/account-keys';
import { FormFailure } from './form-failure';
import { RecoveryCodes } from './recovery-codes';

/** Asks for the password and a code before the second factor goes, or its recovery codes are made anew. */
export function ConfirmedDialog({ what, onClose }: { what: 'disable' | 'renew'; onClose: () => void }) {
  const t = useTranslations('account');
  const c = useTranslations('common.action');
  const disable = useMutation({ ...disableSecondFactorMutation(), onSuccess: onClose });
  const renew = useMutation(renewRecoveryCodesMutation());
  const { error } = what === 'disable' ? disable : renew;
  const wrong = error?.fields.map(({ field }) => field) ?? [];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { current: String(form.get('current')), code: String(form.get('code')).trim() };
    (what === 'disable' ? disable : renew).mutate({ input: {}, body });
  };
  const codes = renew.data?.data.recoveryCodes;
  return (
    <Dialog title={codes ? t('recovery.title') : t(`factor.${what}`)} closeLabel={c('close')} onClose={onClose}>
      {codes ? (
        <RecoveryCodes codes={codes} onDone={onClose} />
      ) : (
        <form method="post" noValidate onSubmit={submit}>
          <p className="mb-2 text-pretty text-ink-2">{t(`factor.${what}Text`)}</p>
          <TextField
            label={t('field.current')}
            name="current"
            type="password"
            autoComplete="current-password"
            error={wrong.includes('current') ? t('password.wrong') : undefined}
          />
          <TextField
            label={t('code.label')}
            name="code"
            mono
            autoComplete="one-time-code"
            help={t('code.help')}
            error={wrong.includes('code') ? t('code.wrong') : undefined}
          />
          <FormFailure error={wrong.length > 0 ? null : error} />
          <FormButtons
            submitLabel={t(`factor.${what}`)}
            cancelLabel={c('cancel')}
            busy={disable.isPending || renew.isPending}
            danger={what === 'disable'}
            onCancel={onClose}
          />
        </form>
      )}
    </Dialog>
  );
}
