'use client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { Person } from '@/lib/model/person';
import { changeUserMutation } from '@/lib/queries/people';
import { draftOfPowers, powersIn } from '@/lib/queries/powers-draft';
import { PowersFields } from './powers-fields';
import { useRefusal } from './use-people-words';

/** Changes what somebody may do and see. */
export function EditDialog({
  person,
  onDone,
  onClose,
}: {
  person: Person;
  /** With what is to be said of it. */
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations('people');
  const c = useTranslations('common.action');
  const refusal = useRefusal();
  const [draft, setDraft] = useState(() => draftOfPowers(person));
  const { mutate, error, isPending } = useMutation(changeUserMutation());
  const { id: userId, name } = person;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate({ input: { userId }, body: powersIn(draft) }, { onSuccess: () => onDone(t('done.saved', { name })) });
  };
  return (
    <Dialog title={t('edit.title', { name })} closeLabel={c('close')} onClose={onClose}>
      <form method="post" noValidate onSubmit={submit}>
        <PowersFields draft={draft} set={setDraft} />
        {error && (
          <div className="mt-2">
            <Notice tone="bad">{refusal(error)}</Notice>
          </div>
        )}
        <div className="mt-4 flex gap-2">
          <Button type="submit" kind="primary" size="large" busy={isPending}>
            {t('edit.submit')}
          </Button>
          <Button size="large" onClick={onClose}>
            {c('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
