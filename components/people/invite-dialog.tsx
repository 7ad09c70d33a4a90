'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { inviteMutation } from '@/lib/queries/people';
import { type PowersDraft, powersIn } from '@/lib/queries/powers-draft';
import { sessionQuery } from '@/lib/queries/session';
import { OneTimeLink } from './one-time-link';
import { PowersForm } from './powers-form';

/** Makes an invitation, and shows its link this once. */
export function InviteDialog({ onMade, onClose }: { onMade: () => void; onClose: () => void }) {
  const t = useTranslations('people');
  const c = useTranslations('common.action');
  const limited = useQuery(sessionQuery()).data?.data.connections !== null;
  const [draft, setDraft] = useState<PowersDraft>({ role: 'viewer', rights: [], limited, connections: [] });
  const { mutate, data, error, isPending } = useMutation({ ...inviteMutation(), gcTime: 0 });
  const submit = (fields: FormData) => {
    const name = String(fields.get('for')).trim();
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
    <PowersForm
      title={t('invite.title')}
      draft={draft}
      set={setDraft}
      error={error}
      submitLabel={t('invite.submit')}
      busy={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label={t('form.name')} name="for" autoComplete="off" maxLength={80} help={t('form.nameHelp')} />
    </PowersForm>
  );
}
