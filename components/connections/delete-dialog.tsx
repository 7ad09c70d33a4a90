'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { Connection } from '@/lib/model/connection';
import { connectionsQuery, deleteConnectionMutation } from '@/lib/queries/connections';

/** Asks once, by name, before a connection and its credentials go. */
export function DeleteDialog({
  connection: { id, name, sandbox },
  onClose,
}: {
  connection: Connection;
  onClose: () => void;
}) {
  const t = useTranslations('connections');
  const c = useTranslations('common.action');
  const failureText = useFailureText();
  const router = useRouter();
  const cache = useQueryClient();
  const remove = useMutation(deleteConnectionMutation());
  const confirm = () =>
    remove.mutate(
      { input: { connectionId: id } },
      {
        onSuccess: async () => {
          router.replace('/settings/connections');
          await cache.invalidateQueries({ queryKey: connectionsQuery().queryKey });
        },
      },
    );
  return (
    <Dialog title={t('delete.title', { name })} closeLabel={c('close')} onClose={onClose}>
      <p className="text-pretty text-ink-2">{t('delete.text', { id })}</p>
      {sandbox && <p className="mt-1 text-pretty text-ink-3">{t('delete.sandbox')}</p>}
      {remove.error && (
        <div className="mt-3">
          <Notice tone="bad">{failureText(remove.error.code)}</Notice>
        </div>
      )}
      <div className="mt-5 flex flex-wrap justify-end gap-2 max-tab:flex-col-reverse">
        <Button size="large" onClick={onClose}>
          {t('delete.keep')}
        </Button>
        <Button kind="danger" size="large" busy={remove.isPending} onClick={confirm}>
          {t('delete.confirm', { name })}
        </Button>
      </div>
    </Dialog>
  );
}
