'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Person } from '@/lib/model/person';
import { changeUserMutation } from '@/lib/queries/people';
import { draftOfPowers, powersIn } from '@/lib/queries/powers-draft';
import { PowersForm } from './powers-form';

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
  const [draft, setDraft] = useState(() => draftOfPowers(person));
  const { mutate, error, isPending } = useMutation(changeUserMutation());
  const { id: userId, name } = person;
  return (
    <PowersForm
      title={t('edit.title', { name })}
      draft={draft}
      set={setDraft}
      error={error}
      submitLabel={t('edit.submit')}
      busy={isPending}
      onSubmit={() =>
        mutate({ input: { userId }, body: powersIn(draft) }, { onSuccess: () => onDone(t('done.saved', { name })) })
      }
      onClose={onClose}
    />
  );
}
