'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { Person } from '@/lib/model/person';
import {
  changeUserMutation,
  passwordLinkMutation,
  removeUserMutation,
  signUserOutMutation,
} from '@/lib/queries/people';
import { OneTimeLink } from './one-time-link';
import { useRefusal } from './use-people-words';

/** What is done to somebody after one question. */
export type Asked = 'password' | 'signOut' | 'disable' | 'enable' | 'remove';

/** The four changes behind the questions; `said` of what was done. */
function useAsked({ id: userId, name }: Person, onDone: (said: string) => void) {
  const t = useTranslations('people.done');
  const link = useMutation({ ...passwordLinkMutation(), gcTime: 0 });
  const signOut = useMutation(signUserOutMutation());
  const change = useMutation(changeUserMutation());
  const remove = useMutation(removeUserMutation());
  const input = { userId };
  const run: Readonly<Record<Asked, () => void>> = {
    password: () => link.mutate({ input }),
    signOut: () =>
      signOut.mutate({ input }, { onSuccess: ({ data }) => onDone(t('signOut', { name, count: data.endedSessions })) }),
    disable: () =>
      change.mutate({ input, body: { disabled: true } }, { onSuccess: () => onDone(t('disable', { name })) }),
    enable: () =>
      change.mutate({ input, body: { disabled: false } }, { onSuccess: () => onDone(t('enable', { name })) }),
    remove: () => remove.mutate({ input }, { onSuccess: () => onDone(t('remove', { name })) }),
  };
  const all = [link, signOut, change, remove];
  return {
    run,
    busy: all.some(({ isPending }) => isPending),
    error: all.map(({ error }) => error).find((error) => error !== null) ?? null,
    made: link.data?.data,
  };
}

/** Asks once, by name, before something is done that the other one notices. */
export function ConfirmDialog({
  asked,
  person,
  onDone,
  onClose,
}: {
  asked: Asked;
  person: Person;
  onDone: (said: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations('people');
  const c = useTranslations('common.action');
  const refusal = useRefusal();
  const { run, busy, error, made } = useAsked(person, onDone);
  if (made) {
    return (
      <Dialog title={t('made.password')} closeLabel={c('close')} onClose={onClose}>
        <OneTimeLink url={made.url} until={made.expiresAt} onDone={onClose} />
      </Dialog>
    );
  }
  const gives = asked === 'password' || asked === 'enable';
  return (
    <Dialog title={t(`confirm.${asked}.title`, { name: person.name })} closeLabel={c('close')} onClose={onClose}>
      <p className="text-pretty text-ink-2">{t(`confirm.${asked}.text`)}</p>
      {error && (
        <div className="mt-3">
          <Notice tone="bad">{refusal(error)}</Notice>
        </div>
      )}
      <div className="mt-5 flex flex-wrap justify-end gap-2 max-tab:flex-col-reverse">
        <Button size="large" onClick={onClose}>
          {t('confirm.keep')}
        </Button>
        <Button kind={gives ? 'primary' : 'danger'} size="large" busy={busy} onClick={run[asked]}>
          {t(`confirm.${asked}.confirm`)}
        </Button>
      </div>
    </Dialog>
  );
}
