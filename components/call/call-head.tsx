'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { Button } from '@/components/ui/button';
import { comeBackTo } from '@/components/ui/come-back';
import { TextLink } from '@/components/ui/link';
import { NavLink } from '@/components/ui/nav-link';
import { PageHead } from '@/components/ui/page-head';
import type { Call } from '@/lib/model/call';
import { taskQuery } from '@/lib/queries/tasks';
import { LevelMark } from './call-aside';
import type { Neighbours as Beside, CallId } from './use-call';

// Near its limit of weight: what few open comes after the page.
const ExportMenu = lazy(() =>
  import('@/components/links/export-menu').then(({ ExportMenu: menu }) => ({ default: menu })),
);
const ShareButton = lazy(() =>
  import('@/components/links/share-button').then(({ ShareButton: button }) => ({ default: button })),
);

function CopyLink({ moment }: { moment: boolean }) {
  const t = useTranslations('call');
  const [copied, setCopied] = useState(false);
  return (
    <Button
      data-copy-link
      onBlur={() => setCopied(false)}
      onClick={() =>
        void navigator.clipboard.writeText(window.location.href).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      <span role="status">{copied ? t('copied') : moment ? t('copyMoment') : t('copyCall')}</span>
    </Button>
  );
}

function Crumb({ one, taskId, back }: { one: CallId; taskId: string | undefined; back: string }) {
  const t = useTranslations('call');
  const task = useQuery({
    ...taskQuery({ connectionId: one.connectionId, taskId: taskId ?? '' }),
    enabled: taskId !== undefined,
  });
  return (
    <>
      <NavLink href={back} onClick={() => comeBackTo(one.callId)} className="underlined">
        {task.data?.data.name ?? t('back')}
      </NavLink>{' '}
      / {t('crumb')} <span className="font-mono">{one.callId.slice(0, 8)}</span>
    </>
  );
}

function Neighbours({ neighbours }: { neighbours: Beside }) {
  const t = useTranslations('call');
  const formats = useFormats();
  const { at, total, previous, next } = neighbours;
  return (
    <nav
      className="flex items-center gap-3 text-12 whitespace-nowrap text-ink-3 max-tab:h-10 max-tab:basis-full max-tab:[&_a]:leading-10"
      data-testid="neighbours"
    >
      {at !== null && t('position', { at: formats.number(at), total: formats.number(total) })}
      {previous !== null && <TextLink href={previous}>{t('previous')}</TextLink>}
      {next !== null && <TextLink href={next}>{t('next')}</TextLink>}
    </nav>
  );
}

/** Of a call that is not here: the ways out of it. */
export function AbsentCallHead({ one, back, neighbours }: { one: CallId; back: string; neighbours: Beside | null }) {
  const t = useTranslations('call');
  return (
    <PageHead
      crumb={<Crumb one={one} taskId={one.taskId} back={back} />}
      title={t('title')}
      actions={neighbours && <Neighbours neighbours={neighbours} />}
    />
  );
}

/** Which call this is, where it stands in its list, and what can be done with it. */
export function CallHead({
  one,
  call,
  zone,
  back,
  neighbours,
  moment,
  action,
}: {
  one: CallId;
  call: Call;
  zone: string;
  /** Where the list is. */
  back: string;
  /** Null where it was not opened from a list. */
  neighbours: Beside | null;
  /** A line is current, which the address names. */
  moment: boolean;
  action: ReactNode;
}) {
  const t = useTranslations('call');
  const formats = useFormats();
  const when = [
    call.dialedAt === null ? null : formats.dateTime(call.dialedAt, zone),
    call.talkSeconds === null ? null : formats.position(call.talkSeconds),
  ];
  return (
    <PageHead
      crumb={<Crumb one={one} taskId={one.taskId ?? call.taskId ?? undefined} back={back} />}
      title={call.callee ?? t('noNumber')}
      state={
        <>
          {call.intent && <LevelMark intent={call.intent} />}
          <span className="text-ink-3">{when.filter(Boolean).join(', ')}</span>
        </>
      }
      actions={
        <>
          {neighbours && <Neighbours neighbours={neighbours} />}
          {action}
          <Suspense>
            <ExportMenu
              path={`/connections/${encodeURIComponent(one.connectionId)}/calls/${encodeURIComponent(one.callId)}`}
              search={one.taskId === undefined ? {} : { taskId: one.taskId }}
            />
          </Suspense>
          <CopyLink moment={moment} />
          <Suspense>
            <ShareButton
              report={{ kind: 'call', ...one, taskId: one.taskId ?? call.taskId ?? undefined }}
              dated={false}
            />
          </Suspense>
        </>
      }
    />
  );
}
