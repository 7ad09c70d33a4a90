'use client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { beginSecondFactorMutation, confirmSecondFactorMutation } from '@/lib/queries/account-keys';
import { FormFailure } from './form-failure';
import { QrCode } from './qr-code';
import { RecoveryCodes } from './recovery-codes';

const focus = (element: HTMLInputElement | null) => element?.focus();
const textIn = (event: FormEvent<HTMLFormElement>, name: string) => {
  event.preventDefault();
  return String(new FormData(event.currentTarget).get(name)).trim();
};

function Begin({ onBegun }: { onBegun: (made: { key: string; uri: string }) => void }) {
  const t = useTranslations('account');
  const { mutate, error, isPending } = useMutation({
    ...beginSecondFactorMutation(),
    onSuccess: ({ data }) => onBegun(data),
  });
  const wrong = error?.fields.some(({ field }) => field === 'current') === true;
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => mutate({ input: {}, body: { current: textIn(event, 'current') } })}
    >
      <p className="mb-2 text-pretty text-ink-2">{t('enrol.begin')}</p>
      <TextField
        ref={focus}
        label={t('field.current')}
        name="current"
        type="password"
        autoComplete="current-password"
        error={wrong ? t('password.wrong') : undefined}
      />
      <FormFailure error={wrong ? null : error} />
      <Button type="submit" kind="primary" size="large" busy={isPending} className="mt-4">
        {t('enrol.next')}
      </Button>
    </form>
  );
}

function Confirm({
  made,
  onCodes,
}: {
  made: { key: string; uri: string };
  onCodes: (codes: readonly string[]) => void;
}) {
  const t = useTranslations('account');
  const { mutate, error, isPending } = useMutation({
    ...confirmSecondFactorMutation(),
    onSuccess: ({ data }) => onCodes(data.recoveryCodes),
  });
  const wrong = error?.code === 'bad_request';
  return (
    <form method="post" noValidate onSubmit={(event) => mutate({ input: {}, body: { code: textIn(event, 'code') } })}>
      <p className="text-pretty text-ink-2">{t('enrol.scan')}</p>
      <div className="mt-3 flex items-start gap-4 max-tab:flex-col">
        <QrCode text={made.uri} label={t('enrol.qr')} />
        <div className="min-w-0 flex-1">
          <p className="text-12 text-ink-3">{t('enrol.key')}</p>
          <p className="mt-1 font-mono text-13 leading-6 wrap-anywhere" data-testid="totp-key">
            {made.key.replace(/(.{4})(?=.)/g, '$1 ')}
          </p>
        </div>
      </div>
      <div className="mt-3">
        <TextField
          ref={focus}
          label={t('code.label')}
          name="code"
          mono
          autoComplete="one-time-code"
          inputMode="numeric"
          error={wrong ? t('code.wrong') : undefined}
        />
      </div>
      <FormFailure error={wrong ? null : error} />
      <Button type="submit" kind="primary" size="large" busy={isPending} className="mt-3">
        {t('enrol.confirm')}
      </Button>
    </form>
  );
}

/** Turns the second factor on in three steps: password, first code, recovery codes. */
export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('account');
  const c = useTranslations('common.action');
  const [made, setMade] = useState<{ key: string; uri: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const title = codes ? t('recovery.title') : t('enrol.title');
  return (
    <Dialog title={title} closeLabel={c('close')} onClose={onClose}>
      {codes ? (
        <RecoveryCodes codes={codes} onDone={onClose} />
      ) : made ? (
        <Confirm made={made} onCodes={setCodes} />
      ) : (
        <Begin onBegun={setMade} />
      )}
    </Dialog>
  );
}
