'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { QueryGate } from '@/components/charts/query-gate';
import { useFormats } from '@/components/charts/use-formats';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Invitation } from '@/lib/model/person';
import { invitesQuery, voidInviteMutation } from '@/lib/queries/people';
import { PowersCells, PowersHeads } from './powers-cells';
import { useRefusal } from './use-people-words';

const ZONE = 'Asia/Shanghai';

function InviteLine({ invite, busy, onVoid }: { invite: Invitation; busy: boolean; onVoid: () => void }) {
  const t = useTranslations('people');
  const formats = useFormats();
  const name = invite.name ?? t('pending.unnamed');
  return (
    <tr data-testid="invite-line">
      <th scope="row" className="text-left font-medium">
        <span className={invite.name === null ? 'font-normal text-ink-3' : undefined}>{name}</span>
      </th>
      <PowersCells powers={invite} />
      <td className="wide-only">{invite.invitedBy ?? t('pending.byToken')}</td>
      <td className="num">{formats.dayTime(invite.expiresAt, ZONE)}</td>
      <td className="w-20 text-right align-middle">
        {invite.changeable && (
          <Button kind="danger" busy={busy} onClick={onVoid} aria-label={t('pending.voidOf', { name })}>
            {t('pending.void')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function InviteTable({ invites, onSaid }: { invites: readonly Invitation[]; onSaid: (said: string) => void }) {
  const t = useTranslations('people');
  const refusal = useRefusal();
  const cache = useQueryClient();
  const { mutate, isPending, variables, error } = useMutation({
    ...voidInviteMutation(),
    onSuccess: () => onSaid(t('done.void')),
    onSettled: () => cache.invalidateQueries({ queryKey: invitesQuery().queryKey }),
  });
  return (
    <>
      {error && (
        <div className="mb-3">
          <Notice tone="bad">{refusal(error)}</Notice>
        </div>
      )}
      <table>
        <caption className="sr-only">{t('pending.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('pending.head.for')}</th>
            <PowersHeads />
            <th scope="col" className="wide-only">
              {t('pending.head.by')}
            </th>
            <th scope="col" className="num">
              {t('pending.head.until')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {invites.map((invite) => (
            <InviteLine
              key={invite.id}
              invite={invite}
              busy={isPending && variables.input.inviteId === invite.id}
              onVoid={() => mutate({ input: { inviteId: invite.id } })}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

/** One-time links that nobody has used yet. */
export function PendingInvites({ onSaid }: { onSaid: (said: string) => void }) {
  const t = useTranslations('people.pending');
  const query = useQuery(invitesQuery());
  return (
    <QueryGate query={query} name={t('title')} shape="table" height={96}>
      {({ data }) =>
        data.length === 0 ? <p className="text-ink-3">{t('none')}</p> : <InviteTable invites={data} onSaid={onSaid} />
      }
    </QueryGate>
  );
}
