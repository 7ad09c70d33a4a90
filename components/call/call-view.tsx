'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useKeys } from '@/components/shell/use-keys';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/link';
import { PageHead } from '@/components/ui/page-head';
import { prepareTranscript } from '@/lib/charts/transcript';
import type { Call } from '@/lib/model/call';
import { callQuery } from '@/lib/queries/calls';
import { taskQuery } from '@/lib/queries/tasks';
import { CallAside, LevelMark } from './call-aside';
import { CallGate } from './call-gate';
import { TurnLane } from './turn-lane';
import { type TurnKeys, Turns, useCurrentTurn } from './turns';
import { type CallId, callHref, useNeighbours } from './use-call';

/** Where the list is that a call was opened from; its task where it was not. */
function useBack({ connectionId, taskId }: CallId): string {
  const search = new URLSearchParams(useSearchParams());
  for (const name of ['turn', 'task', 'at']) search.delete(name);
  if (taskId === undefined) return '/tasks';
  const path = `/tasks/${encodeURIComponent(connectionId)}/${encodeURIComponent(taskId)}/calls`;
  return search.size > 0 ? `${path}?${search}` : path;
}

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

function Crumb({ one, call, back }: { one: CallId; call: Call | undefined; back: string }) {
  const t = useTranslations('call');
  const taskId = one.taskId ?? call?.taskId ?? undefined;
  const task = useQuery({
    ...taskQuery({ connectionId: one.connectionId, taskId: taskId ?? '' }),
    enabled: taskId !== undefined,
  });
  return (
    <>
      <TextLink href={back}>{task.data?.data.name ?? t('back')}</TextLink> / {t('crumb')}{' '}
      <span className="font-mono">{one.callId.slice(0, 8)}</span>
    </>
  );
}

function Neighbours({ neighbours }: { neighbours: NonNullable<ReturnType<typeof useNeighbours>> }) {
  const t = useTranslations('call');
  const formats = useFormats();
  const { at, total, previous, next } = neighbours;
  return (
    <nav className="flex items-center gap-3 text-12 text-ink-3" data-testid="neighbours">
      {at !== null && t('position', { at: formats.number(at), total: formats.number(total) })}
      {previous !== null && <TextLink href={previous}>{t('previous')}</TextLink>}
      {next !== null && <TextLink href={next}>{t('next')}</TextLink>}
    </nav>
  );
}

/** One call: its words beside who spoke when, and what is known of it. */
export function CallView(one: CallId) {
  const t = useTranslations('call');
  const formats = useFormats();
  const router = useRouter();
  const search = new URLSearchParams(useSearchParams());
  const back = useBack(one);
  const neighbours = useNeighbours(one);
  const [current, select] = useCurrentTurn();
  const [interim, setInterim] = useState(false);
  const turnKeys = useRef<TurnKeys | null>(null);
  const { data } = useQuery(callQuery(one));
  const call = data?.data.call;
  const listen = useKeys((key, event) => {
    const goTo = key === 'N' ? neighbours?.next : key === 'P' ? neighbours?.previous : null;
    if (goTo) router.push(goTo as Parameters<typeof router.push>[0]);
    else if (key === 'J') turnKeys.current?.move(1);
    else if (key === 'K') turnKeys.current?.move(-1);
    else if (key === 'I') setInterim((was) => !was);
    else if (key === 'C') document.querySelector<HTMLElement>('[data-copy-link]')?.click();
    else if (key === 'F') {
      // The letter is the key's, not the search's.
      event.preventDefault();
      turnKeys.current?.find();
    }
  });
  const zoneOf = (zone: string) => (call?.dialedAt == null ? null : formats.dateTime(call.dialedAt, zone));
  return (
    <div ref={listen} data-testid="call">
      <CallGate one={one} back={back}>
        {({ data: { call: shown, turns }, meta }, zone) => {
          const transcript = prepareTranscript(turns, { interim, talkSeconds: shown.talkSeconds });
          const when = [zoneOf(zone), shown.talkSeconds === null ? null : formats.duration(shown.talkSeconds)];
          return (
            <>
              <PageHead
                crumb={<Crumb one={one} call={shown} back={back} />}
                title={shown.callee ?? t('noNumber')}
                state={
                  <>
                    {shown.intent && <LevelMark intent={shown.intent} />}
                    <span className="text-ink-3">{when.filter(Boolean).join(', ')}</span>
                  </>
                }
                actions={
                  <>
                    {neighbours && <Neighbours neighbours={neighbours} />}
                    <CopyLink moment={current !== null} />
                  </>
                }
              />
              <div className="row grid-cols-[184px_minmax(0,1fr)_328px]! max-desk:grid-cols-1!">
                <div className="cell col-auto! pr-4! max-desk:hidden">
                  <TurnLane transcript={transcript} current={current} onSelect={select} />
                </div>
                <div className="cell col-auto!">
                  <Turns
                    transcript={transcript}
                    current={current}
                    interim={interim}
                    onInterim={() => setInterim((was) => !was)}
                    onSelect={select}
                    keys={turnKeys}
                  />
                </div>
                <aside className="cell col-auto!">
                  <CallAside
                    call={shown}
                    zone={zone}
                    transcript={transcript}
                    current={current}
                    checks={meta.checks}
                    rawHref={callHref(one, search, '/raw')}
                    onSelect={(seq) => {
                      select(seq);
                      document.getElementById(`turn-${seq}`)?.scrollIntoView({ block: 'center' });
                    }}
                  />
                </aside>
              </div>
            </>
          );
        }}
      </CallGate>
    </div>
  );
}
