'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { ApiToken } from '@/lib/api/tokens';
import { deleteTokenMutation } from '@/lib/queries/tokens';

/** Asks once, by name, before a token stops working. */
export function RevokeDialog({ token: { id, name, hint }, onClose }: { token: ApiToken; onClose: () => void }) {
  const t = useTranslations('tokens.revoke');
  const c = useTranslations('common.action');
  const failureText = useFailureText();
  const { mutate, error, isPending } = useMutation({ ...deleteTokenMutation(), onSuccess: onClose });
  return (
    <Dialog title={t('title')} closeLabel={c('close')} onClose={onClose}>
      <p className="font-medium">
        {name} <span className="font-mono text-12 font-normal text-ink-3">{hint}_…</span>
      </p>
      <p className="mt-1 text-pretty text-ink-2">{t('text')}</p>
      {error && (
        <div className="mt-3">
          <Notice tone="bad">{failureText(error.code)}</Notice>
        </div>
      )}
      <div className="mt-5 flex justify-end gap-2 max-tab:flex-col-reverse">
        <Button size="large" onClick={onClose}>
          {t('keep')}
        </Button>
        <Button kind="danger" size="large" busy={isPending} onClick={() => mutate({ input: { tokenId: id } })}>
          {t('confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
