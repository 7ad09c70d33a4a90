'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { inviteMutation } from '@/lib/queries/people';
import { type PowersDraft, powersIn } from '@/lib/queries/powers-draft';
import { sessionQuery } from '@/lib/queries/session';
import { OneTimeLink } from './one-time-link';
import { PowersFields } from './powers-fields';
import { useRefusal } from './use-people-words';

/** Makes an invitation, and shows its link this once. */
export function InviteDialog({ onMade, onClose }: { onMade: () => void; onClose: () => void }) {
  const t = useTranslations('people');
  const c = useTranslations('common.action');
  const refusal = useRefusal();
  const limited = useQuery(sessionQuery()).data?.data.connections !== null;
  const [draft, setDraft] = useState<PowersDraft>({ role: 'viewer', rights: [], limited, connections: [] });
  const { mutate, data, error, isPending } = useMutation({ ...inviteMutation(), gcTime: 0 });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('for')).trim();
    mutate({ input: {}, body: { ...powersIn(draft), ...(name !== '' && { name }) } }, { onSuccess: onMade });
  };
  if (data) {
    return (
      <Dialog title={t('made.invite')} closeLabel={c('close')} onClose={onClose}>
        <OneTimeLink url={data.data.url} until={data.data.expiresAt} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t('invite.title')} closeLabel={c('close')} onClose={onClose}>
      <form method="post" noValidate onSubmit={submit}>
        <TextField label={t('form.name')} name="for" autoComplete="off" maxLength={80} help={t('form.nameHelp')} />
        <PowersFields draft={draft} set={setDraft} />
        {error && (
          <div className="mt-2">
            <Notice tone="bad">{refusal(error)}</Notice>
          </div>
        )}
        <div className="mt-4 flex gap-2">
          <Button type="submit" kind="primary" size="large" busy={isPending}>
            {t('invite.submit')}
          </Button>
          <Button size="large" onClick={onClose}>
            {c('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
